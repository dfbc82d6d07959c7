//! The committed JSON Schemas are those of the types.
#![cfg(feature = "schema")]

use std::{env, fs, path::Path};

use mailsteps_settings::schema;

const RENEW: &str = "MAILSTEPS_WRITE_SCHEMAS=1 cargo test -p mailsteps-settings --features check --test schemas";

#[test]
fn committed_schemas_are_up_to_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    let mut stale = Vec::new();
    for (name, value) in schema::all() {
        let (path, text) = (folder.join(name), schema::text(&value));
        if env::var_os("MAILSTEPS_WRITE_SCHEMAS").is_some() {
            fs::write(&path, &text).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        }
        if fs::read_to_string(&path).ok().as_ref() != Some(&text) {
            stale.push(name);
        }
    }
    assert!(stale.is_empty(), "stale: {}. To renew: {RENEW}", stale.join(", "));
}

#[test]
fn every_field_is_described() {
    fn undescribed(at: &str, schema: &serde_json::Value, found: &mut Vec<String>) {
        for (key, value) in schema.as_object().into_iter().flatten() {
            let at = format!("{at}/{key}");
            if key == "properties" {
                let fields = value.as_object().into_iter().flatten();
                found.extend(
                    fields
                        .filter(|(_, field)| field.get("description").is_none())
                        .map(|(name, _)| format!("{at}/{name}")),
                );
            }
            undescribed(&at, value, found);
        }
    }
    for (name, schema) in schema::all() {
        let mut found = Vec::new();
        undescribed(name, &schema, &mut found);
        assert!(found.is_empty(), "without a description: {found:?}");
    }
}

#[test]
fn nothing_is_null_and_the_same_types_give_the_same_text() {
    for ((name, first), (_, second)) in schema::all().into_iter().zip(schema::all()) {
        let text = schema::text(&first);
        assert_eq!(text, schema::text(&second), "{name}");
        assert!(!text.contains("\"null\""), "{name} allows null");
    }
}
