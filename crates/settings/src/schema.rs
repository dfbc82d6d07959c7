//! JSON Schemas of the data files, generated from the types.

use schemars::{JsonSchema, generate::SchemaSettings};

use crate::{Client, Provider, Sources};

/// Every schema by its file name under `schema/`.
#[must_use]
pub fn all() -> [(&'static str, serde_json::Value); 3] {
    [
        ("provider.schema.json", schema::<Provider>()),
        ("client.schema.json", schema::<Client>()),
        ("sources.schema.json", schema::<Sources>()),
    ]
}

/// A schema as its file's text.
#[must_use]
pub fn text(schema: &serde_json::Value) -> String {
    format!("{schema:#}\n")
}

fn schema<T: JsonSchema>() -> serde_json::Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value()
}
