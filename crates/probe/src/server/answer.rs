//! A report on its way to readers: its age, how long it may be kept, and whether the reader has it already.

use std::{
    hash::{DefaultHasher, Hasher},
    time::Duration,
};

use axum::{
    body::Bytes,
    http::{
        HeaderMap, StatusCode,
        header::{AGE, CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH},
    },
    response::{IntoResponse, Response},
};
use tokio::time::Instant;

/// A report with its time. Cheap to clone: all readers share the text.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    json: Bytes,
    /// RFC 9110, section 8.8.3, the quotation marks included.
    tag: String,
    found: Instant,
}

impl Answer {
    pub(super) fn new(json: String) -> Self {
        // The tag tells the reports of one domain apart; it is no promise against forgery.
        let mut hasher = DefaultHasher::new();
        hasher.write(json.as_bytes());
        Self { tag: format!("\"{:016x}\"", hasher.finish()), json: json.into(), found: Instant::now() }
    }

    /// How long ago the check ended.
    pub(super) fn age(&self) -> Duration {
        self.found.elapsed()
    }

    /// A [`ReportEvent`](crate::report::ReportEvent) as JSON, around the text that is there.
    pub(super) fn event(&self) -> String {
        let age_seconds = self.age().as_secs();
        format!("{{\"age_seconds\":{age_seconds},\"report\":{}}}", String::from_utf8_lossy(&self.json))
    }

    /// The report, or that it is the one which the reader has.
    pub(super) fn response(self, fresh: Duration, asked: &HeaderMap) -> Response {
        let age = self.age().as_secs().to_string();
        let headers = [(AGE, age), (CACHE_CONTROL, keeping(fresh)), (ETAG, self.tag.clone())];
        if has_already(asked, &self.tag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        (headers, [(CONTENT_TYPE, "application/json")], self.json).into_response()
    }
}

/// `max-age` is the whole time, not what is left of it: caches subtract `Age` themselves (RFC 9111, section 4.2).
/// Public, for an answer is the same for everybody and says nothing of who asked.
fn keeping(fresh: Duration) -> String {
    if fresh.is_zero() { "no-store".to_owned() } else { format!("public, max-age={}", fresh.as_secs()) }
}

/// RFC 9110, section 13.1.2: a list, compared weakly, for a proxy that packs the answer weakens its tag.
fn has_already(asked: &HeaderMap, tag: &str) -> bool {
    let lists = asked.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    lists.flat_map(|list| list.split(',')).map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;
    use crate::report::{Report, ReportEvent};

    #[test]
    fn lists_of_tags() {
        for (lists, expected) in [
            (&["\"a\""][..], true),
            (&["W/\"a\""], true),
            (&["\"b\", \"a\""], true),
            (&["\"b\"", "\"a\""], true),
            (&["*"], true),
            (&["\"b\""], false),
            (&["a"], false),
            (&[""], false),
            (&[], false),
        ] {
            let headers = lists.iter().map(|list| (IF_NONE_MATCH, HeaderValue::from_static(list))).collect();
            assert_eq!(has_already(&headers, "\"a\""), expected, "{lists:?}");
        }
    }

    #[test]
    fn the_event_is_what_its_type_says() {
        let checked_at = "2026-01-02T03:04:05Z".to_owned();
        let report = Report { domain: "q.com".to_owned(), checked_at, stand_ins: false, services: Vec::new() };
        let event = Answer::new(serde_json::to_string(&report).unwrap()).event();
        let event: ReportEvent = serde_json::from_str(&event).unwrap();
        assert_eq!(event, ReportEvent { age_seconds: 0, report });
    }
}
