//! The guide's static files.

use std::path::{Path, PathBuf};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{
        HeaderValue, StatusCode,
        header::{
            ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, IF_MATCH, IF_MODIFIED_SINCE, IF_NONE_MATCH,
            IF_RANGE, IF_UNMODIFIED_SINCE, RANGE,
        },
    },
    response::{IntoResponse, Response},
};
use thiserror::Error;
use tower::ServiceExt;
use tower_http::services::{ServeDir, ServeFile};

use super::headers::RESOURCE_POLICY;

/// A folder without a guide.
#[derive(Debug, Error)]
#[error("there is no index.html in {}: build the guide with `cargo xtask build`, or name its folder with --site", .0.display())]
pub struct SiteError(PathBuf);

/// Names under this path carry a fingerprint of their content and never change.
const ASSETS: &str = "/assets/";

#[derive(Debug, Clone)]
struct Site {
    files: ServeDir,
    not_found: ServeFile,
}

/// Serves a folder: `index.html` for directories, the `.br` or `.gz` file beside a file to whoever takes it, and the
/// page `404.html` for all that is not there.
pub(super) fn router(folder: &Path) -> Result<Router, SiteError> {
    if !folder.join("index.html").is_file() {
        return Err(SiteError(folder.to_owned()));
    }
    let site = Site {
        files: ServeDir::new(folder).precompressed_br().precompressed_gzip(),
        not_found: ServeFile::new(folder.join("404.html")).precompressed_br().precompressed_gzip(),
    };
    Ok(Router::new().fallback(answer).with_state(site))
}

async fn answer(State(site): State<Site>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let (parts, _) = request.into_parts();
    let request = Request::from_parts(parts, Body::empty());
    // `//q.com` is the folder q.com to a file system; the redirection to `//q.com/` would lead to another site.
    let found = if path.starts_with("//") { None } else { Some(site.files.oneshot(clone_of(&request)).await) };
    let mut response = match found {
        Some(Ok(response)) if response.status() != StatusCode::NOT_FOUND => response.into_response(),
        _ => not_found(site.not_found, request).await,
    };
    let lasts = path.starts_with(ASSETS) && matches!(response.status(), StatusCode::OK | StatusCode::NOT_MODIFIED);
    let caching = if lasts { "public, max-age=31536000, immutable" } else { "no-cache" };
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    // To a sandboxed frame every site is a foreign one, its own included; files and pages are the same for everybody.
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response.headers_mut().insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
    name_the_charset(&mut response);
    response
}

fn clone_of(request: &Request) -> Request {
    let mut copy = Request::new(Body::empty());
    *copy.method_mut() = request.method().clone();
    *copy.uri_mut() = request.uri().clone();
    *copy.headers_mut() = request.headers().clone();
    copy
}

/// The page for what is not there. Always whole: an unchanged error page is no "not modified", nor a part of one.
async fn not_found(page: ServeFile, mut request: Request) -> Response {
    for condition in [IF_MATCH, IF_NONE_MATCH, IF_MODIFIED_SINCE, IF_UNMODIFIED_SINCE, IF_RANGE, RANGE] {
        request.headers_mut().remove(condition);
    }
    let Ok(response) = page.oneshot(request).await;
    let mut response = response.into_response();
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

/// All texts of the guide are UTF-8.
fn name_the_charset(response: &mut Response) {
    let with_charset = match response.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes) {
        Some(b"text/html") => "text/html; charset=utf-8",
        Some(b"text/css") => "text/css; charset=utf-8",
        Some(b"text/javascript") => "text/javascript; charset=utf-8",
        Some(b"text/plain") => "text/plain; charset=utf-8",
        _ => return,
    };
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(with_charset));
}
