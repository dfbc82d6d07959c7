//! Reads JSON and notices keys that stand twice, of which every other reader silently keeps the last.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::Path;

/// A file's content, and the places of keys that are there already.
pub(super) struct Parsed {
    pub(super) value: Value,
    pub(super) twice: Vec<Path>,
}

pub(super) fn parse(text: &str) -> Result<Parsed, serde_json::Error> {
    let mut twice = Vec::new();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Reader { path: Path::default(), twice: &mut twice }.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(Parsed { value, twice })
}

struct Reader<'t> {
    path: Path,
    twice: &'t mut Vec<Path>,
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, bool: bool) -> Result<Value, E> {
        Ok(Value::Bool(bool))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) =
            list.next_element_seed(Reader { path: self.path.index(values.len()), twice: self.twice })?
        {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut values = Map::new();
        while let Some(key) = object.next_key::<String>()? {
            let path = self.path.key(&key);
            let value = object.next_value_seed(Reader { path: path.clone(), twice: self.twice })?;
            if values.insert(key, value).is_some() {
                self.twice.push(path);
            }
        }
        Ok(Value::Object(values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_stand_twice() {
        let parsed = parse(r#"{ "a": 1, "b": [{ "c": 1, "c": 2 }], "a": null }"#).expect("it is JSON");
        let places: Vec<String> = parsed.twice.iter().map(ToString::to_string).collect();
        assert_eq!(places, ["b[0].c", "a"]);
        assert_eq!(parsed.value, serde_json::json!({ "a": null, "b": [{ "c": 2 }] }));
    }

    #[test]
    fn reads_what_serde_json_reads() {
        for text in ["null", "[1, -2, 3.5, true, \"é\"]", "{}", "[", "{} x", "1e999", "99999999999999999999"] {
            let expected: Result<Value, _> = serde_json::from_str(text);
            assert_eq!(parse(text).ok().map(|parsed| parsed.value), expected.ok(), "{text}");
        }
    }
}
