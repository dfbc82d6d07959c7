//! JSON Schemas of the data files, generated from the types.

use schemars::{
    JsonSchema, Schema,
    generate::SchemaSettings,
    transform::{Transform, transform_subschemas},
};
use serde_json::Value;

use crate::{Client, Provider, Sources, Symptoms};

/// Every schema by its file name under `schema/`.
#[must_use]
pub fn all() -> [(&'static str, Value); 4] {
    [
        ("provider.schema.json", schema::<Provider>()),
        ("client.schema.json", schema::<Client>()),
        ("sources.schema.json", schema::<Sources>()),
        ("symptoms.schema.json", schema::<Symptoms>()),
    ]
}

/// A schema as its file's text: keys sorted, so that the same types give the same bytes in every build.
#[must_use]
pub fn text(schema: &Value) -> String {
    let mut schema = schema.clone();
    schema.sort_all_objects();
    format!("{schema:#}\n")
}

fn schema<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().with_transform(AbsentNotNull);
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// A field that may be absent is left out of the file and never `null`; one way to say "nothing" is enough, and editors
/// and findings then name the one type that the field has.
#[derive(Debug, Clone)]
pub struct AbsentNotNull;

impl Transform for AbsentNotNull {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let Some(object) = schema.as_object_mut() else { return };
        if let Some(Value::Array(types)) = object.get_mut("type") {
            types.retain(|one| one != "null");
            if let [only] = &types[..] {
                let only = only.clone();
                object.insert("type".to_owned(), only);
            }
        }
        let Some(Value::Array(any)) = object.get_mut("anyOf") else { return };
        any.retain(|one| one.get("type").is_none_or(|kind| kind != "null"));
        if let [Value::Object(only)] = &any[..] {
            let only = only.clone();
            object.remove("anyOf");
            object.extend(only);
        }
    }
}
