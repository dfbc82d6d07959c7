//! Counts answers by route and status.

use std::sync::Arc;

use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    middleware::{self, Next},
    response::Response,
};

use super::metrics::Metrics;

/// Counts what the routes answer.
pub(super) fn around(routes: Router, metrics: &Arc<Metrics>) -> Router {
    routes.layer(middleware::from_fn_with_state(Arc::clone(metrics), count))
}

/// The name of what answered, where it is no route of the router's.
#[derive(Debug, Clone, Copy)]
pub(super) struct RouteName(pub(super) &'static str);

async fn count(State(metrics): State<Arc<Metrics>>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let named = response.extensions().get::<RouteName>().map(|RouteName(name)| *name);
    metrics.answered(named.or(route.as_ref().map(MatchedPath::as_str)), response.status());
    response
}
