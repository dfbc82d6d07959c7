//! Whatever comes in, the check ends with a report.

use mailsteps_settings::{Client, Provider, Sources, Symptoms, check::check_file};
use proptest::prelude::*;
use serde_json::Value;

use crate::{CLIENT, PROVIDER, SOURCES, SYMPTOMS, known_sources};

fn json() -> impl Strategy<Value = Value> {
    let names = "(groups|setup|ways|sources|servers|domains|name|port|value|only|steps|screen|rows|kind|asks|others|symptoms|messages|causes|plan|codes|texts|[a-z ]{0,6})";
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
        "[a-z.:/@ ,{}*-]{0,20}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(names, inner, 0..6).prop_map(Value::from_iter),
        ]
    })
}

/// Every place in a value, as a JSON pointer.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(key, value)| places(value, &format!("{at}/{key}"), found))
        }
        Value::Object(map) => map.iter().for_each(|(key, value)| places(value, &format!("{at}/{key}"), found)),
        _ => {}
    }
}

fn guide_can_read(text: &str) -> bool {
    serde_json::from_str::<Provider>(text).is_ok()
        || serde_json::from_str::<Client>(text).is_ok()
        || serde_json::from_str::<Symptoms>(text).is_ok()
        || serde_json::from_str::<Sources>(text).is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text(text in ".{0,200}") {
        let _ = check_file("file.json", &text, &known_sources());
    }

    #[test]
    fn any_json(value in json()) {
        let _ = check_file("file.json", &value.to_string(), &known_sources());
    }

    /// A value of any kind at any place of a sound file.
    #[test]
    fn anything_anywhere(file in prop::sample::select(vec![PROVIDER, CLIENT, SOURCES, SYMPTOMS]), place in any::<prop::sample::Index>(), new in json()) {
        let mut value: Value = serde_json::from_str(file).unwrap();
        let mut found = Vec::new();
        places(&value, "", &mut found);
        *value.pointer_mut(&found[place.index(found.len())]).unwrap() = new;
        let text = value.to_string();
        let findings = check_file("file.json", &text, &known_sources());
        prop_assert!(!findings.is_empty() || guide_can_read(&text), "called sound: {}", text);
    }
}
