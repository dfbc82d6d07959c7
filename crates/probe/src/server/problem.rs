//! Errors as RFC 9457 has them.

use axum::{
    http::{
        HeaderValue, StatusCode,
        header::{CONTENT_TYPE, RETRY_AFTER},
    },
    response::{IntoResponse, Response},
};
use schemars::JsonSchema;
use serde::Serialize;

/// An error answer. Its type is `about:blank`: the status says all that a program needs, the detail is for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    status: StatusCode,
    detail: String,
    /// When to ask again, in seconds.
    retry_after: Option<u64>,
    parameter: Option<Box<Parameter>>,
}

/// A parameter that cannot be as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub(super) struct Parameter {
    /// Its name.
    pub(super) name: String,
    /// The value, or the part of it, that cannot be.
    pub(super) value: String,
    /// The values that can; empty where the parameter itself cannot be there.
    pub(super) allowed: Vec<&'static str>,
}

/// An error (RFC 9457).
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
pub(super) struct Body {
    /// Always `about:blank`: the status says all that a program needs.
    r#type: &'static str,
    /// The status in words.
    title: &'static str,
    /// The status.
    status: u16,
    /// What is wrong, and how to mend it, for people.
    detail: String,
    /// The parameter that is wrong, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<Box<Parameter>>,
}

impl Problem {
    pub(super) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self { status, detail: detail.into(), retry_after: None, parameter: None }
    }

    /// Says when to ask again, in seconds (RFC 9110, section 10.2.3).
    pub(super) fn retry_after(self, seconds: u64) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }

    /// Says which parameter is wrong.
    pub(super) fn of(self, parameter: Parameter) -> Self {
        Self { parameter: Some(Box::new(parameter)), ..self }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = Body {
            r#type: "about:blank",
            title: self.status.canonical_reason().unwrap_or("Error"),
            status: self.status.as_u16(),
            detail: self.detail,
            parameter: self.parameter,
        };
        // Texts and numbers can always be written as JSON.
        let json = serde_json::to_string(&body).unwrap_or_default();
        let mut response = (self.status, [(CONTENT_TYPE, "application/problem+json")], json).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
