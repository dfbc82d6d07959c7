//! `GET /api/v1/openapi.json`: this interface for programs (OpenAPI 3.1). Its schemas are those of the types that are sent.

mod parts;
mod paths;

use std::sync::LazyLock;

use axum::{http::HeaderMap, response::Response};
use mailsteps_settings::schema::AbsentNotNull;
use schemars::{
    Schema, SchemaGenerator,
    generate::SchemaSettings,
    transform::{Transform, transform_subschemas},
};
use serde_json::{Value, json};

use super::tagged::Tagged;

/// The same for as long as the server runs.
static DOCUMENT: LazyLock<Tagged> = LazyLock::new(|| Tagged::new(whole().to_string()));

const ABOUT: &str = "Whether the mail servers of a domain answer, and what settings a mail program needs for it. Nothing here \
    asks for an e-mail address or a password. Names stay; fields, and values of enumerations, may be added. HEAD works \
    wherever GET does.";

pub(super) async fn document(headers: HeaderMap) -> Response {
    // A newer server may describe more.
    DOCUMENT.clone().response("no-cache", &headers)
}

fn whole() -> Value {
    let mut generator = generator();
    let paths = paths::all(&mut generator);
    let responses = parts::responses(&mut generator);
    let parameters = parts::parameters(&mut generator);
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "mailsteps",
            "version": env!("CARGO_PKG_VERSION"),
            "description": ABOUT,
            "license": { "name": "MIT OR Apache-2.0", "identifier": env!("CARGO_PKG_LICENSE") },
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "headers": parts::headers(),
            "parameters": parameters,
            "responses": responses,
            "schemas": generator.take_definitions(true),
        },
    });
    // The same types give the same bytes in every build.
    document.sort_all_objects();
    document
}

/// For what is sent, not for what is read: a field that is always there is required.
fn generator() -> SchemaGenerator {
    let settings = SchemaSettings::draft2020_12().for_serialize().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    settings.with_transform(AbsentNotNull).with_transform(PlainWords).into_generator()
}

/// Comments link types as rustdoc has it; here they are words.
#[derive(Debug, Clone)]
struct PlainWords;

impl Transform for PlainWords {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        if let Some(Value::String(description)) = schema.get_mut("description") {
            let paragraphs = description.split("\n\n").map(|text| text.replace('\n', " "));
            *description = paragraphs.collect::<Vec<_>>().join("\n\n").replace("[`", "`").replace("`]", "`");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{
        super::{oembed, ready, routes},
        *,
    };

    #[test]
    fn every_route_is_described_and_every_description_has_a_route() {
        let document = whole();
        let described: BTreeSet<&str> = document["paths"].as_object().unwrap().keys().map(String::as_str).collect();
        let routes = routes();
        let others = ready::PATHS.into_iter().chain([oembed::PATH]);
        assert_eq!(described, routes.iter().map(|(path, _)| *path).chain(others).collect());
    }

    #[test]
    fn the_bytes_are_the_same_each_time() {
        assert_eq!(whole().to_string(), whole().to_string());
    }

    /// Every schema and every one of its properties.
    fn described(name: &str, schema: &Value) {
        let words = |schema: &Value| schema["description"].as_str().map(str::to_owned);
        let all = schema["properties"].as_object().into_iter().flatten();
        for (name, schema) in all.map(|(property, schema)| (format!("{name}.{property}"), schema)) {
            let words = words(schema).unwrap_or_else(|| panic!("{name} has no description"));
            assert!(!words.contains("[`") && !words.contains("](") && !words.contains("  "), "{name}: {words}");
        }
        assert!(words(schema).is_some(), "{name} has no description");
    }

    #[test]
    fn every_field_is_described() {
        let document = whole();
        let schemas = document["components"]["schemas"].as_object().unwrap();
        assert!(schemas.len() > 20);
        schemas.iter().for_each(|(name, schema)| described(name, schema));
    }
}
