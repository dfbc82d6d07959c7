//! `GET /api/v1/openapi.json`, held to what the server really answers.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode},
};
use mailsteps_probe::{history::History, server::Config};
use mailsteps_stage::{CertificateKind, Step};
use serde_json::{Map, Value, json};

use crate::{
    http::{Answer, ask, embedded, get, router, server, unlimited},
    play::{Play, after, imap, pop3, smtp, start},
};

async fn document(router: &Router) -> Value {
    let answer = get(router, "/api/v1/openapi.json").await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/json"));
    serde_json::from_slice(&answer.body).unwrap()
}

#[tokio::test]
async fn the_document() {
    let document = document(&router(&Play::new())).await;
    insta::assert_json_snapshot!(document);
}

/// Follows a reference within the document.
fn resolved<'a>(document: &'a Value, part: &'a Value) -> &'a Value {
    let reference = part["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
    reference.map_or(part, |pointer| document.pointer(pointer).unwrap_or_else(|| panic!("{pointer} leads nowhere")))
}

fn references(part: &Value) -> Vec<&str> {
    match part {
        Value::Array(items) => items.iter().flat_map(references).collect(),
        Value::Object(fields) => {
            let own = fields.get("$ref").and_then(Value::as_str);
            own.into_iter().chain(fields.values().flat_map(references)).collect()
        }
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn every_reference_leads_somewhere_and_every_part_is_used() {
    let document = document(&router(&Play::new())).await;
    let references = references(&document);
    for reference in &references {
        assert!(document.pointer(reference.strip_prefix('#').unwrap()).is_some(), "{reference}");
    }
    for (kind, parts) in document["components"].as_object().unwrap() {
        for name in parts.as_object().unwrap().keys() {
            assert!(references.contains(&format!("#/components/{kind}/{name}").as_str()), "{kind} {name}");
        }
    }
}

/// The schema with the whole document around it, so that references lead somewhere. A field that it does not name is a
/// fault: here, and not for those who read the document, for fields may be added.
fn strict(document: &Value, schema: &Value) -> Value {
    fn close(schema: &mut Value) {
        match schema {
            Value::Array(items) => items.iter_mut().for_each(close),
            Value::Object(fields) => {
                fields.values_mut().for_each(close);
                if fields.contains_key("properties") && !fields.contains_key("additionalProperties") {
                    fields.insert("additionalProperties".to_owned(), json!(false));
                }
            }
            _ => {}
        }
    }
    let mut components = document["components"].clone();
    close(&mut components["schemas"]);
    json!({ "allOf": [schema], "components": components })
}

#[track_caller]
fn holds(document: &Value, schema: &Value, value: &Value) {
    let validator = jsonschema::validator_for(&strict(document, schema)).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{value:#}");
}

/// An answer is as its address is described: status, headers, content type, body.
#[track_caller]
fn as_described(document: &Value, path: &str, answer: &Answer) {
    let status = answer.status.as_str();
    let responses = &document["paths"][path]["get"]["responses"];
    let response = resolved(document, &responses[status]);
    assert!(response.is_object(), "{path} does not name {status}: {}", answer.text());
    for (name, header) in response["headers"].as_object().into_iter().flatten() {
        let header = resolved(document, header);
        if header["required"] == true || !answer.header(name).is_empty() {
            let text = answer.header(name);
            let is_number = header["schema"]["type"] == "integer";
            let value = if is_number { json!(text.parse::<u64>().unwrap()) } else { json!(text) };
            assert!(!text.is_empty(), "{path} {status} has no {name}");
            holds(document, &header["schema"], &value);
        }
    }
    let Some(content) = response["content"].as_object() else {
        assert!(answer.body.is_empty(), "{path} {status}: {}", answer.text());
        return;
    };
    let kind = answer.header("content-type").split(';').next().unwrap();
    let content = content.get(kind).unwrap_or_else(|| panic!("{path} {status} does not name {kind}"));
    let schema = &content["schema"];
    match kind {
        "text/event-stream" => {
            let events = answer.text().split("\n\n").filter(|event| !event.is_empty());
            events.for_each(|event| event_as_described(document, schema, event));
        }
        "text/plain" => holds(document, schema, &json!(answer.text())),
        _ => holds(document, schema, &serde_json::from_slice(&answer.body).unwrap()),
    }
}

/// An event's fields, and its data.
#[track_caller]
fn event_as_described(document: &Value, schema: &Value, event: &str) {
    let fields = event.lines().map(|line| line.split_once(": ").unwrap());
    let fields: Value = fields.map(|(name, value)| (name.to_owned(), json!(value))).collect::<Map<_, _>>().into();
    holds(document, schema, &fields);
    let kinds = schema["oneOf"].as_array().unwrap();
    let kind = kinds.iter().find(|kind| kind["properties"]["event"]["const"] == fields["event"]).unwrap();
    let data = serde_json::from_str(fields["data"].as_str().unwrap()).unwrap();
    holds(document, &kind["properties"]["data"]["contentSchema"], &data);
}

/// Servers that are well, and one that breaks off.
fn play() -> (Play, impl Sized) {
    let play = Play::new();
    let good = CertificateKind::Good;
    let pop = start(after(play.tls("pop.whole.test", CertificateKind::Expired), pop3()));
    let imap = start(after(play.tls("imap.whole.test", good), imap()));
    let smtp = start(smtp(play.tls("smtp.whole.test", good)));
    let plain = start(vec![Step::say("+OK well")]);
    let play = play
        .redirect("pop.whole.test:995", pop.address())
        .redirect("imap.whole.test:993", imap.address())
        .redirect("smtp.whole.test:587", smtp.address())
        .redirect("pop.plain.test:110", plain.address());
    (play, (pop, imap, smtp, plain))
}

const PATHS: [&str; 8] = [
    "/api/v1/history/{domain}",
    "/api/v1/openapi.json",
    "/api/v1/probe/{domain}",
    "/api/v1/probe/{domain}/events",
    "/api/v1/settings/{domain}",
    "/healthz",
    "/oembed",
    "/readyz",
];

#[tokio::test]
async fn answers_are_as_they_are_described() {
    let (play, _servers) = play();
    let folder = tempfile::tempdir().unwrap();
    let document = document(&router(&play)).await;
    assert!(document["paths"].as_object().unwrap().keys().eq(PATHS));
    for path in PATHS {
        // A server that has no answers yet: a stream then begins with stages.
        let history = History::open(&folder.path().join("history")).unwrap();
        let router = server(&play, Config { history: Some(Arc::new(history)), ..unlimited() }).readers();
        for domain in ["whole.test", "plain.test", "plian.test", "plain", "%ff"] {
            let really = path.replace("{domain}", domain);
            let answer = get(&router, &really).await;
            as_described(&document, path, &answer);
            for (name, value) in [("if-none-match", answer.header("etag")), ("last-event-id", "report")] {
                let again = Request::get(&really).header(name, value).body(Body::empty()).unwrap();
                as_described(&document, path, &ask(&router, again).await);
            }
            as_described(&document, path, &ask(&router, Request::put(&really).body(Body::empty()).unwrap()).await);
        }
        let odd =
            get(&router, &format!("{}?protocol=pop3,imap&include=x", path.replace("{domain}", "whole.test"))).await;
        as_described(&document, path, &odd);
    }
}

#[tokio::test]
async fn settings_of_every_domain_are_as_they_are_described() {
    let catalog = mailsteps_settings::Catalog::embedded().unwrap();
    let domains: Vec<String> = catalog.domains().map(|entry| entry.name.to_string()).collect();
    let router = embedded();
    let document = document(&router).await;
    for domain in domains {
        let answer = get(&router, &format!("/api/v1/settings/{domain}")).await;
        as_described(&document, "/api/v1/settings/{domain}", &answer);
    }
}

#[test]
fn the_schemas_here_are_strict() {
    let document = json!({ "components": { "schemas": {
        "Thing": { "type": "object", "properties": { "name": { "type": "string" } }, "required": ["name"] },
    } } });
    let schema = strict(&document, &json!({ "$ref": "#/components/schemas/Thing" }));
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&json!({ "name": "x" })));
    assert!(!validator.is_valid(&json!({ "name": "x", "more": 1 })) && !validator.is_valid(&json!({})));
}
