//! Which other sites' scripts may ask the API.

use std::time::Duration;

use axum::{
    Router,
    http::{
        HeaderName, Method,
        header::{AGE, ETAG, IF_NONE_MATCH, ORIGIN, RETRY_AFTER},
    },
};
use tower_http::cors::{AllowOrigin, CorsLayer};

use super::origin::Origin;

/// Browsers keep what a preflight told them for this long; some keep it for less.
const KEEP: Duration = Duration::from_secs(2 * 60 * 60);

/// Lets scripts of these sites ask, and read what the answer says of its age, version and time to come again. They never
/// send or get anything that is the reader's own (no credentials). No list: browsers let nobody but the guide ask.
pub(super) fn around(routes: Router, origins: &[Origin]) -> Router {
    if origins.is_empty() {
        return routes;
    }
    let layer = CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins.iter().filter_map(Origin::header)))
        .allow_methods([Method::GET, Method::HEAD])
        .allow_headers([IF_NONE_MATCH, HeaderName::from_static("last-event-id")])
        .expose_headers([AGE, ETAG, RETRY_AFTER])
        .max_age(KEEP)
        // The answer depends on nothing else: methods and headers are the same whatever a preflight asks for.
        .vary([ORIGIN]);
    routes.layer(layer)
}
