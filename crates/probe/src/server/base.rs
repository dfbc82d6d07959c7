//! The guide below a path of its host, such as `/help/email/`: pages, files and the interface begin there.
//!
//! What mail programs ask for stands at the root of the host too, for they know no other place, and so do `/healthz` and
//! `/readyz`, which whoever watches the server asks for.

use std::{fmt, str::FromStr};

use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, StatusCode, Uri, header::LOCATION, uri::PathAndQuery},
    response::{IntoResponse, Response},
};
use thiserror::Error;
use tower::ServiceExt;

use super::setup::is_setup_file;

/// Where the guide begins: a path with a slash at both ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

/// What is no such path.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0:?} is no path of folders: write it like /help/email/, with letters, digits, hyphens, dots, underscores")]
pub struct BaseError(String);

impl Default for Base {
    fn default() -> Self {
        Self("/".to_owned())
    }
}

impl FromStr for Base {
    type Err = BaseError;

    /// A missing slash at its beginning or its end is forgiven, as in the build.
    fn from_str(text: &str) -> Result<Self, BaseError> {
        let inner = text.strip_prefix('/').unwrap_or(text);
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        let is_folder = |name: &str| {
            let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || "-._~".contains(c));
            is_plain && !name.is_empty() && name != "." && name != ".."
        };
        match inner {
            "" => Ok(Self::default()),
            _ if inner.split('/').all(is_folder) => Ok(Self(format!("/{inner}/"))),
            _ => Err(BaseError(text.to_owned())),
        }
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Base {
    /// Without the slash at its end.
    fn folder(&self) -> &str {
        self.0.trim_end_matches('/')
    }

    /// The path below it, if the path is below it.
    fn inside<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.strip_prefix(self.folder()).filter(|rest| rest.starts_with('/'))
    }

    /// Whether a path leads there and nowhere else.
    fn is_gate(&self, path: &str) -> bool {
        path == "/" || path == self.folder()
    }
}

/// Puts the routes below it.
pub(super) fn around(routes: Router, base: &Base) -> Router {
    if *base == Base::default() {
        return routes;
    }
    let base = base.clone();
    Router::new().fallback(move |request: Request| answer(routes.clone(), base.clone(), request))
}

async fn answer(routes: Router, base: Base, mut request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if is_setup_file(&request) || ["/healthz", "/readyz"].contains(&path.as_str()) {
        let Ok(response) = routes.oneshot(request).await;
        return response;
    }
    if base.is_gate(&path) {
        let query = request.uri().query().map_or_else(String::new, |query| format!("?{query}"));
        return to(&format!("{base}{query}"));
    }
    let Some(inside) = base.inside(&path).and_then(|inside| with_path(request.uri(), inside)) else {
        return super::no_such_resource().await.into_response();
    };
    *request.uri_mut() = inside;
    let Ok(mut response) = routes.oneshot(request).await;
    // The routes do not know that they are below it, and send readers to places as they see them.
    let place = response.headers().get(LOCATION).and_then(|place| place.to_str().ok()).filter(|it| it.starts_with('/'));
    if let Some(place) = place.and_then(|place| HeaderValue::try_from([base.folder(), place].concat()).ok()) {
        response.headers_mut().insert(LOCATION, place);
    }
    response
}

fn to(place: &str) -> Response {
    let mut response = StatusCode::TEMPORARY_REDIRECT.into_response();
    if let Ok(place) = HeaderValue::from_str(place) {
        response.headers_mut().insert(LOCATION, place);
    }
    response
}

/// The same address with another path.
fn with_path(uri: &Uri, path: &str) -> Option<Uri> {
    let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(format!("{path}{query}")).ok()?);
    Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_base() {
        for (text, expected) in [
            ("", Some("/")),
            ("/", Some("/")),
            ("/help/email/", Some("/help/email/")),
            ("help/e-mail", Some("/help/e-mail/")),
            ("/help//email/", None),
            ("/help/../", None),
            ("https://example.net/help/", None),
            ("/a b/", None),
        ] {
            let base = text.parse::<Base>().ok().map(|base| base.to_string());
            assert_eq!(base.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_inside() {
        let base: Base = "/help/email/".parse().unwrap();
        for (path, expected) in [
            ("/help/email/", Some("/")),
            ("/help/email/q.com/", Some("/q.com/")),
            ("/help/email", None),
            ("/help/emails/", None),
            ("/q.com/", None),
        ] {
            assert_eq!(base.inside(path), expected, "{path}");
        }
    }
}
