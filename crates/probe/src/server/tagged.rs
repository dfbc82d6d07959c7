//! JSON with a tag, so that whoever has it already is not sent it again.

use std::hash::{DefaultHasher, Hasher};

use axum::{
    body::Bytes,
    http::{
        HeaderMap, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH},
    },
    response::{IntoResponse, Response},
};

/// A JSON text with its tag. Cheap to clone: all readers share the text.
#[derive(Debug, Clone)]
pub(super) struct Tagged {
    json: Bytes,
    /// RFC 9110, section 8.8.3, the quotation marks included.
    tag: String,
}

impl Tagged {
    pub(super) fn new(json: String) -> Self {
        // The tag tells the texts of one address apart; it is no promise against forgery.
        let mut hasher = DefaultHasher::new();
        hasher.write(json.as_bytes());
        Self { tag: format!("\"{:016x}\"", hasher.finish()), json: json.into() }
    }

    pub(super) fn json(&self) -> &Bytes {
        &self.json
    }

    /// The text, or that it is the one which the reader has.
    pub(super) fn response(self, cache_control: &str, asked: &HeaderMap) -> Response {
        let headers = [(CACHE_CONTROL, cache_control), (ETAG, &self.tag)];
        if has_already(asked, &self.tag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        (headers, [(CONTENT_TYPE, "application/json")], self.json).into_response()
    }
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
}
