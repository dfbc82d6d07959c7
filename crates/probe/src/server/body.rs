//! Requests bring no body: nothing here is uploaded.

use axum::{
    body::HttpBody,
    extract::Request,
    http::{HeaderValue, StatusCode, header::CONNECTION},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::problem::Problem;

/// A small body is left unread, in case that a program or a proxy cannot do without one. Bytes.
const MOST: u64 = 4096;

/// Refuses a request with a large body, or one of unknown size, before a byte of it is read.
pub(super) async fn refuse(request: Request, next: Next) -> Response {
    if request.body().size_hint().upper().is_some_and(|bytes| bytes <= MOST) {
        return next.run(request).await;
    }
    let detail = format!("Requests need no body here; one of more than {MOST} bytes is not read.");
    let mut response = Problem::new(StatusCode::PAYLOAD_TOO_LARGE, detail).into_response();
    // The rest of the body would be taken for the next request.
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}
