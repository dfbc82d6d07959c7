//! The HTTP server: the check, and the guide's static files beside it.
//!
//! It keeps no record of who asked for what: no cookie, and nothing of a request in the log.

mod answer;
mod api;
mod events;
mod flights;
mod headers;
mod openapi;
mod problem;
mod query;
mod settings;
mod shutdown;
mod site;
mod tagged;

use std::{io, path::Path, sync::Arc, time::Duration};

use axum::{
    Router,
    http::StatusCode,
    middleware,
    routing::{MethodRouter, any, get},
};
use mailsteps_settings::Catalog;
use tokio::net::TcpListener;

use self::{api::Api, problem::Problem};
use crate::driver::Probe;

pub use self::site::SiteError;

/// How long an answer counts unless the operator says otherwise. Long enough that readers who press "check again" during
/// an outage do not add to it, short enough that the answer still means now.
pub const CACHE_SECONDS: u32 = 60;

/// All that the server answers. An answer of the check counts for `cache_seconds`; 0 lets none be kept.
///
/// # Errors
/// When there is no guide in the folder.
pub fn router(catalog: Catalog, probe: Probe, cache_seconds: u32, site: Option<&Path>) -> Result<Router, SiteError> {
    let fresh = Duration::from_secs(cache_seconds.into());
    let api = routes()
        .into_iter()
        .fold(Router::new(), |router, (path, methods)| router.route(path, methods))
        .with_state(Arc::new(Api::new(catalog, probe, fresh)))
        .route("/api/{*rest}", any(no_such_resource))
        .method_not_allowed_fallback(wrong_method);
    let router = match site {
        Some(folder) => api.merge(site::router(folder)?),
        None => api.route("/", get(|| async { WITHOUT_SITE })).fallback(no_such_resource),
    };
    Ok(router.layer(middleware::map_response(headers::add)))
}

/// The interface, each path as the document names it. What is not in `openapi.rs` too fails a test.
fn routes() -> [(&'static str, MethodRouter<Arc<Api>>); 5] {
    [
        ("/api/v1/openapi.json", get(openapi::document)),
        ("/api/v1/probe/{domain}", get(api::probe)),
        ("/api/v1/probe/{domain}/events", get(events::events)),
        ("/api/v1/settings/{domain}", get(settings::settings)),
        ("/healthz", get(|| async { "ok\n" })),
    ]
}

/// What `/` says when there is no guide.
const WITHOUT_SITE: &str = "This is the mailsteps probe. GET /api/v1/probe/DOMAIN checks a domain's mail servers, \
    GET /api/v1/probe/DOMAIN/events tells of it stage by stage, GET /api/v1/settings/DOMAIN gives the settings; \
    GET /api/v1/openapi.json describes it all.\n";

async fn no_such_resource() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "There is nothing at this address.")
}

async fn wrong_method() -> Problem {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "Here only GET and HEAD are understood.")
}

/// Serves until SIGINT or SIGTERM, then finishes what is under way.
///
/// # Errors
/// When the listener fails.
pub async fn serve(listener: TcpListener, router: Router) -> io::Result<()> {
    shutdown::with_grace(|signal| {
        let listener = axum::serve::ListenerExt::tap_io(listener, |stream| {
            // Answers are written at once; none shall wait for Nagle.
            let _ = stream.set_nodelay(true);
        });
        axum::serve(listener, router).with_graceful_shutdown(signal).into_future()
    })
    .await
}
