//! What several addresses have in common: parameters, headers, errors.

use schemars::SchemaGenerator;
use serde_json::{Map, Value, json};

use super::super::problem;
use crate::{history::KEPT_DAYS, report::Protocol};

/// A full host name (RFC 1123, section 2.1). Internationalised names and what people paste are understood as well.
const DOMAIN: &str = "^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$";

pub(super) fn parameters(generator: &mut SchemaGenerator) -> Value {
    json!({
        "domain": {
            "name": "domain",
            "in": "path",
            "required": true,
            "description": "The part of an e-mail address behind the @, never the address itself.",
            "schema": { "type": "string", "pattern": DOMAIN, "maxLength": 253 },
            "example": "q.com",
        },
        "protocol": {
            "name": "protocol",
            "in": "query",
            "description": "Only the servers for these, with commas between. It is a filter: it makes no check of its own.",
            "style": "form",
            "explode": false,
            "schema": { "type": "array", "minItems": 1, "items": generator.subschema_for::<Protocol>() },
            "example": ["pop3"],
        },
        "include": {
            "name": "include",
            "in": "query",
            "description": "Checks not only the servers that the guide shows but every alternative, unconfirmed and \
                outdated one of the settings data too.",
            "schema": { "type": "string", "enum": ["alternatives"] },
        },
        "days": {
            "name": "days",
            "in": "query",
            "description": "How many days back from now.",
            "schema": { "type": "integer", "minimum": 1, "maximum": KEPT_DAYS, "default": KEPT_DAYS },
            "example": 7,
        },
        "oembed-url": {
            "name": "url",
            "in": "query",
            "required": true,
            "description": "The whole address of a page of this guide.",
            "schema": { "type": "string", "minLength": 1 },
            "example": "https://mail.example.net/q.com/thunderbird/imap/",
        },
        "oembed-format": {
            "name": "format",
            "in": "query",
            "description": "The form of the answer. Another one is answered with 501, as oEmbed has it.",
            "schema": { "type": "string", "enum": ["json", "xml"], "default": "json" },
        },
        "oembed-maxwidth": {
            "name": "maxwidth",
            "in": "query",
            "description": "The most room from side to side, in pixels.",
            "schema": { "type": "integer", "minimum": 1, "maximum": 100_000 },
        },
        "oembed-maxheight": {
            "name": "maxheight",
            "in": "query",
            "description": "The most room from top to bottom, in pixels.",
            "schema": { "type": "integer", "minimum": 1, "maximum": 100_000 },
        },
        "if-none-match": {
            "name": "If-None-Match",
            "in": "header",
            "description": "The ETag of the answer that the client has (RFC 9110, section 13.1.2).",
            "schema": { "type": "string" },
        },
        "last-event-id": {
            "name": "Last-Event-ID",
            "in": "header",
            "description": "The id of the last event that came, as browsers send it when they connect again.",
            "schema": { "type": "string" },
        },
    })
}

pub(super) fn headers() -> Value {
    json!({
        "Age": {
            "description": "How many seconds ago the check ended, or the history was read.",
            "required": true,
            "schema": { "type": "integer", "minimum": 0 },
        },
        "Allow": {
            "description": "The methods that work.",
            "required": true,
            "schema": { "type": "string" },
        },
        "Cache-Control": {
            "description": "For how long the answer counts; `no-store` where none is kept.",
            "required": true,
            "schema": { "type": "string" },
        },
        "ETag": {
            "description": "For If-None-Match.",
            "required": true,
            "schema": { "type": "string", "pattern": "^\"[0-9a-f]{16}\"$" },
        },
        "Retry-After": {
            "description": "In how many seconds to ask again.",
            "schema": { "type": "integer", "minimum": 0 },
        },
    })
}

/// Errors by their status, each in the form of RFC 9457.
pub(super) fn responses(generator: &mut SchemaGenerator) -> Value {
    let problem = generator.subschema_for::<problem::Body>();
    let all = [
        ("400", "The domain is no domain, or a parameter is not known or has a value that it cannot have.", None),
        (
            "404",
            "The domain is not in the settings data: `detail` names known domains like it. Or the server keeps no history.",
            None,
        ),
        ("405", "Only GET and HEAD work here.", Some("Allow")),
        ("429", "Too many requests from one address.", Some("Retry-After")),
        ("500", "The check broke off: a fault of the server itself.", None),
        ("503", "The server has too much to do.", Some("Retry-After")),
    ];
    let mut responses = Map::new();
    for (status, description, header) in all {
        let headers: Map<String, Value> = header
            .map(|name| (name.to_owned(), json!({ "$ref": format!("#/components/headers/{name}") })))
            .into_iter()
            .collect();
        responses.insert(
            status.to_owned(),
            json!({
                "description": description,
                "headers": headers,
                "content": { "application/problem+json": { "schema": problem } },
            }),
        );
    }
    Value::Object(responses)
}
