//! Each address, with what it takes and what it answers.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

use super::super::oembed::OEmbed;
use crate::{
    domain_settings::DomainSettings,
    history::PastReport,
    report::{Report, ReportEvent, StageEvent},
};

pub(super) fn all(generator: &mut SchemaGenerator) -> Value {
    json!({
        "/api/v1/history/{domain}": { "get": history(generator) },
        "/api/v1/openapi.json": { "get": document() },
        "/api/v1/probe/{domain}": { "get": probe(generator) },
        "/api/v1/probe/{domain}/events": { "get": events(generator) },
        "/api/v1/settings/{domain}": { "get": settings(generator) },
        "/healthz": { "get": health() },
        "/oembed": { "get": oembed(generator) },
        "/readyz": { "get": readiness() },
    })
}

fn probe(generator: &mut SchemaGenerator) -> Value {
    json!({
        "operationId": "probe",
        "summary": "Check the mail servers of a domain",
        "description": "Connects to the servers that the settings data name for the domain, and says how far each of \
            them got. It never logs in. A check ends within 10 seconds; its answer counts for a while, and whoever asks \
            meanwhile or soon after gets the same one.",
        "parameters": parameters(&["domain", "protocol", "include", "if-none-match"]),
        "responses": responses(&ERRORS, json!({
            "200": {
                "description": "What the check found.",
                "headers": headers(&["Age", "Cache-Control", "ETag"]),
                "content": json_of::<Report>(generator),
            },
            "304": {
                "description": "The answer is the one that If-None-Match names.",
                "headers": headers(&["Age", "Cache-Control", "ETag"]),
            },
        })),
    })
}

fn events(generator: &mut SchemaGenerator) -> Value {
    let stage = event_of::<StageEvent>("stage", generator);
    let report = event_of::<ReportEvent>("report", generator);
    json!({
        "operationId": "probeEvents",
        "summary": "Follow a check as it goes on",
        "description": "One event `stage` for each stage of each server as soon as it has ended, then one event \
            `report`, then the end. Where the last answer still counts there is the report alone. A stream that ends \
            without a report tells of a check that broke off.",
        "parameters": parameters(&["domain", "protocol", "include", "last-event-id"]),
        "responses": responses(&ERRORS, json!({
            "200": {
                "description": "Server-sent events. The schema is that of one event; its data is JSON.",
                "headers": headers(&["Cache-Control"]),
                "content": { "text/event-stream": { "schema": { "oneOf": [stage, report] } } },
            },
            "204": {
                "description": "Last-Event-ID says that the report has come: a browser stops at this.",
                "headers": headers(&["Cache-Control"]),
            },
        })),
    })
}

/// An event as its fields, in the way of OpenAPI 3.2; 3.1 says nothing of streams.
fn event_of<T: JsonSchema>(name: &str, generator: &mut SchemaGenerator) -> Value {
    let data = generator.subschema_for::<T>();
    json!({
        "type": "object",
        "properties": {
            "event": { "const": name },
            "id": { "type": "string" },
            "data": { "type": "string", "contentMediaType": "application/json", "contentSchema": data },
        },
        "required": ["event", "data"],
    })
}

fn settings(generator: &mut SchemaGenerator) -> Value {
    json!({
        "operationId": "settings",
        "summary": "The mail settings of a domain",
        "description": "What the guide shows for the domain, and on what it rests: servers, user name, limits, \
            webmail, notes, each with its sources.",
        "parameters": parameters(&["domain", "if-none-match"]),
        "responses": responses(&ERRORS, json!({
            "200": {
                "description": "The settings.",
                "headers": headers(&["Cache-Control", "ETag"]),
                "content": json_of::<DomainSettings<'static>>(generator),
            },
            "304": {
                "description": "The answer is the one that If-None-Match names.",
                "headers": headers(&["Cache-Control", "ETag"]),
            },
        })),
    })
}

fn history(generator: &mut SchemaGenerator) -> Value {
    json!({
        "operationId": "history",
        "summary": "How the mail servers of a domain were doing",
        "description": "The hours of the last days in which there were checks, how many of them went well, and the \
            outages. Nothing is known of an hour that is missing. Where the server keeps no history, which is so unless \
            a report says `history`, the status is 404.",
        "parameters": parameters(&["domain", "days", "if-none-match"]),
        "responses": responses(&ERRORS, json!({
            "200": {
                "description": "What checks have found.",
                "headers": headers(&["Age", "Cache-Control", "ETag"]),
                "content": json_of::<PastReport>(generator),
            },
            "304": {
                "description": "The answer is the one that If-None-Match names.",
                "headers": headers(&["Age", "Cache-Control", "ETag"]),
            },
        })),
    })
}

fn document() -> Value {
    json!({
        "operationId": "openapi",
        "summary": "This description",
        "parameters": parameters(&["if-none-match"]),
        "responses": responses(&["405", "429", "503"], json!({
            "200": {
                "description": "An OpenAPI 3.1 document.",
                "headers": headers(&["Cache-Control", "ETag"]),
                "content": { "application/json": { "schema": { "type": "object" } } },
            },
            "304": {
                "description": "The document is the one that If-None-Match names.",
                "headers": headers(&["Cache-Control", "ETag"]),
            },
        })),
    })
}

fn oembed(generator: &mut SchemaGenerator) -> Value {
    json!({
        "operationId": "oembed",
        "summary": "How to show a page of the guide in another page",
        "description": "oEmbed 1.0: the answer has an iframe for the page. Parameters that are not known are passed over, as \
            that specification has it.",
        "parameters": parameters(&["oembed-url", "oembed-format", "oembed-maxwidth", "oembed-maxheight"]),
        "responses": responses(&["400", "405", "429", "503"], json!({
            "200": {
                "description": "The page, as an answer of the type `rich`.",
                "headers": headers(&["Cache-Control"]),
                "content": {
                    "application/json": { "schema": generator.subschema_for::<OEmbed>() },
                    "text/xml": { "schema": { "type": "string" } },
                },
            },
            "404": problem("There is no page of this guide at the address."),
            "501": problem("The format is neither json nor xml."),
        })),
    })
}

/// An error with a meaning of its own at this address.
fn problem(description: &str) -> Value {
    json!({
        "description": description,
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
    })
}

fn readiness() -> Value {
    json!({
        "operationId": "readiness",
        "summary": "Whether readers should be sent to this server",
        "responses": responses(&["405"], json!({
            "200": {
                "description": "They should.",
                "content": { "text/plain": { "schema": { "type": "string", "const": "ready\n" } } },
            },
            "503": {
                "description": "The server is starting or stopping.",
                "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
            },
        })),
    })
}

fn health() -> Value {
    json!({
        "operationId": "health",
        "summary": "Whether the server runs",
        "responses": responses(&["405"], json!({
            "200": {
                "description": "It does.",
                "content": { "text/plain": { "schema": { "type": "string", "const": "ok\n" } } },
            },
        })),
    })
}

/// What can go wrong at an address that is about a domain.
const ERRORS: [&str; 6] = ["400", "404", "405", "429", "500", "503"];

fn responses(errors: &[&str], mut responses: Value) -> Value {
    for status in errors {
        responses[*status] = json!({ "$ref": format!("#/components/responses/{status}") });
    }
    responses
}

fn parameters(names: &[&str]) -> Value {
    names.iter().map(|name| json!({ "$ref": format!("#/components/parameters/{name}") })).collect()
}

fn headers(names: &[&str]) -> Value {
    let header = |name: &&str| ((*name).to_owned(), json!({ "$ref": format!("#/components/headers/{name}") }));
    Value::Object(names.iter().map(header).collect())
}

fn json_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Value {
    json!({ "application/json": { "schema": generator.subschema_for::<T>() } })
}
