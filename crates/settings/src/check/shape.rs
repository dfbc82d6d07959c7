//! The schema's errors in plain words.

use jsonschema::{
    ValidationError, Validator,
    error::{TypeKind, ValidationErrorKind as Error},
    paths::LocationSegment,
};
use serde_json::Value;

use super::{
    Path, Rule,
    findings::{Findings, nearest, quoted, shown},
};

/// A schema, ready to check values.
pub(super) struct Shape {
    pub(super) schema: Value,
    validator: Validator,
}

impl Shape {
    pub(super) fn new(schema: Value) -> Self {
        let validator =
            jsonschema::validator_for(&schema).expect("a schema generated from the types is a valid schema");
        Self { schema, validator }
    }

    /// Reports every place where the value has not the shape that the schema asks for.
    pub(super) fn check(&self, value: &Value, findings: &mut Findings) {
        for error in self.validator.iter_errors(value) {
            self.report(&error, findings);
        }
    }

    fn report(&self, error: &ValidationError<'_>, findings: &mut Findings) {
        let at = path_of(error);
        let found = shown(error.instance());
        match error.kind() {
            Error::AdditionalProperties { unexpected } => {
                let known: Vec<&str> = self.beside(error, "properties").map(keys).unwrap_or_default();
                for name in unexpected {
                    let (problem, mend) = unknown_field(name, &known, error.instance());
                    findings.add_at(at.key(name), Rule::Shape, problem, mend);
                }
            }
            Error::Required { property } => {
                let name = property.as_str().unwrap_or_default();
                let meaning = self.beside(error, "properties").and_then(|fields| fields.get(name)?.get("description"));
                let meaning = meaning.and_then(Value::as_str).map(first_sentence).unwrap_or_default();
                findings.add_at(at.key(name), Rule::Shape, "the field is missing", format!("add {name:?}: {meaning}"));
            }
            Error::Type { kind } => {
                let (problem, mend) = wrong_type(kind, error.instance());
                findings.add_at(at, Rule::Shape, problem, mend);
            }
            Error::OneOfNotValid { .. } => {
                let options = self.schema.pointer(error.schema_path().as_str()).map(constants).unwrap_or_default();
                let likely = error.instance().as_str().and_then(|text| nearest(text, options.iter().copied()));
                let mend = match likely {
                    Some(likely) => format!("write {likely:?}; possible are {}", quoted(&options)),
                    None => format!("write one of {}", quoted(&options)),
                };
                findings.add_at(at, Rule::Shape, format!("{found} is none of the values that belong here"), mend);
            }
            Error::Pattern { pattern } => {
                let meaning = match pattern.strip_prefix("^https?://") {
                    Some(_) => "write a whole web address that begins with https://".to_owned(),
                    None => format!("write a text that matches {pattern}"),
                };
                findings.add_at(at, Rule::Shape, format!("{found} is not of the right form"), meaning);
            }
            Error::Minimum { limit } => {
                findings.add_at(at, Rule::Shape, format!("{found} is too small"), format!("write at least {limit}"));
            }
            Error::Maximum { limit } => {
                findings.add_at(at, Rule::Shape, format!("{found} is too large"), format!("write at most {limit}"));
            }
            // The schema has no other keywords today. The validator's own words beat silence when it gets one.
            _ => findings.add_at(at, Rule::Shape, error.to_string(), "write what the schema describes"),
        }
    }

    /// A keyword that stands beside the one that failed.
    fn beside(&self, error: &ValidationError<'_>, keyword: &str) -> Option<&Value> {
        let (parent, _) = error.schema_path().as_str().rsplit_once('/')?;
        self.schema.pointer(parent)?.get(keyword)
    }
}

fn path_of(error: &ValidationError<'_>) -> Path {
    error.instance_path().segments().fold(Path::default(), |path, segment| match segment {
        LocationSegment::Property(key) => path.key(&key),
        LocationSegment::Index(index) => path.index(index),
    })
}

fn keys(object: &Value) -> Vec<&str> {
    object.as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect()
}

/// The values of an enumeration: each has its description and stands as a `const` of its own.
fn constants(one_of: &Value) -> Vec<&str> {
    let options = one_of.as_array().into_iter().flatten();
    options.filter_map(|option| option.get("const").or_else(|| option.get("enum")?.get(0))?.as_str()).collect()
}

fn unknown_field(name: &str, known: &[&str], object: &Value) -> (String, String) {
    let free: Vec<&str> = known.iter().copied().filter(|key| object.get(*key).is_none()).collect();
    let problem = format!("there is no field {name:?} here");
    let known = quoted(known);
    let mend = match nearest(name, free) {
        Some(likely) => format!("write {likely:?}; the fields here are {known}"),
        None => format!("remove it, or use one of the fields here: {known}"),
    };
    (problem, mend)
}

fn wrong_type(expected: &TypeKind, found: &Value) -> (String, String) {
    let expected = match expected {
        TypeKind::Single(kind) => type_name(&kind.to_string()).to_owned(),
        TypeKind::Multiple(kinds) => {
            kinds.iter().map(|kind| type_name(&kind.to_string()).to_owned()).collect::<Vec<_>>().join(" or ")
        }
    };
    let problem = format!("{} {} stands where {expected} belongs", type_of(found), shown(found));
    let unquoted = found.as_str().map(str::trim).filter(|text| {
        let number = expected.ends_with("number") && text.parse::<u64>().is_ok();
        number || (expected.starts_with("true") && matches!(*text, "true" | "false"))
    });
    let mend = match (unquoted, found) {
        (Some(text), _) => format!("write {text} without quotation marks"),
        (None, Value::String(_)) if expected == "a list" => format!("put it in square brackets: [{}]", shown(found)),
        (None, Value::Null) => format!("write {expected}, or leave the field out where it may be absent"),
        (None, _) => format!("write {expected}"),
    };
    (problem, mend)
}

fn type_name(json_type: &str) -> &str {
    match json_type {
        "array" => "a list",
        "object" => "an object in braces",
        "string" => "a text in quotation marks",
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        other => other,
    }
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "the value",
        Value::Bool(_) => "the truth value",
        Value::Number(_) => "the number",
        Value::String(_) => "the text",
        Value::Array(_) => "the list",
        Value::Object(_) => "the object",
    }
}

fn first_sentence(text: &str) -> String {
    let text = text.split_once(". ").map_or(text, |(first, _)| first);
    text.trim_end_matches('.').replace('\n', " ")
}
