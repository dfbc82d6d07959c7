//! The JSON Schema of a stage, whose facts stand beside the rest. The other schemas are derived.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

use super::{Facts, Outcome, Stage, StageName};

impl JsonSchema for Stage {
    fn schema_name() -> Cow<'static, str> {
        "Stage".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = Facts::json_schema(generator);
        let own = [
            ("stage", "Which one.", generator.subschema_for::<StageName>()),
            ("outcome", "How it ended.", generator.subschema_for::<Outcome>()),
            ("duration_ms", "How long it took, in milliseconds.", generator.subschema_for::<u64>()),
        ];
        // Of the facts there are only those that belong to the stage.
        schema.insert("required".to_owned(), json!(own.each_ref().map(|(name, ..)| name)));
        schema.insert("description".to_owned(), json!("A part of the check, with what it found."));
        let properties = schema.ensure_object().entry("properties").or_insert(json!({}));
        for (name, description, mut property) in own {
            property.insert("description".to_owned(), description.into());
            if let Value::Object(properties) = properties {
                properties.insert(name.to_owned(), property.to_value());
            }
        }
        schema
    }
}
