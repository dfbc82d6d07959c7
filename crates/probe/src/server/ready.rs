//! Whether the server is alive (`/healthz`) and whether readers should be sent to it (`/readyz`).

use std::sync::Arc;

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header::CACHE_CONTROL},
    response::{IntoResponse, Response},
    routing::get,
};
use tokio::sync::watch;

use super::problem::Problem;

/// Both, as the document of the interface names them.
pub(super) const PATHS: [&str; 2] = ["/healthz", "/readyz"];

/// How far the server's life has come. All clones tell the same.
#[derive(Debug, Clone)]
pub(super) struct Ready(Arc<watch::Sender<Phase>>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Starting,
    Up,
    Stopping,
}

impl Ready {
    pub(super) fn starting() -> Self {
        Self(Arc::new(watch::Sender::new(Phase::Starting)))
    }

    /// The data is loaded and the listener takes connections.
    pub(super) fn up(&self) {
        self.0.send_replace(Phase::Up);
    }

    /// The end has begun.
    pub(super) fn stopping(&self) {
        self.0.send_replace(Phase::Stopping);
    }
}

/// Both addresses. They are asked every few seconds by whatever runs the server, and no answer lasts.
pub(super) fn routes(ready: Ready) -> Router {
    let [healthz, readyz] = PATHS;
    Router::new().route(healthz, get(alive)).route(readyz, get(is_ready)).with_state(ready)
}

async fn alive() -> Response {
    (NEVER_KEPT, "ok\n").into_response()
}

async fn is_ready(State(ready): State<Ready>) -> Response {
    let why_not = match *ready.0.borrow() {
        Phase::Up => return (NEVER_KEPT, "ready\n").into_response(),
        Phase::Starting => "The server is starting.",
        Phase::Stopping => "The server is stopping. It finishes what is under way.",
    };
    (NEVER_KEPT, Problem::new(StatusCode::SERVICE_UNAVAILABLE, why_not)).into_response()
}

const NEVER_KEPT: [(axum::http::HeaderName, &str); 1] = [(CACHE_CONTROL, "no-store")];
