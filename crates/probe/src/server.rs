//! The HTTP server: the check, and the guide's static files beside it.
//!
//! It keeps no record of who asked for what: no cookie, and nothing of a request in the log or in the history.

mod answer;
mod api;
mod base;
mod body;
mod client;
mod config;
mod cors;
mod events;
mod flights;
mod headers;
mod history;
mod limit;
mod listen;
mod metrics;
mod observe;
mod oembed;
mod openapi;
mod origin;
mod problem;
mod query;
mod rate;
mod ready;
mod settings;
mod setup;
mod shutdown;
mod site;
mod slow;
mod tagged;
mod watch;

use std::{future, net::SocketAddr, sync::Arc};

use axum::{
    Router,
    extract::ConnectInfo,
    http::StatusCode,
    middleware,
    routing::{MethodRouter, any, get},
};
use mailsteps_settings::Catalog;
use prometheus_client::metrics::gauge::Gauge;
use tokio::net::TcpListener;

use self::{api::Api, flights::Flights, listen::Terms, metrics::Metrics, problem::Problem, ready::Ready};
use crate::driver::Probe;

pub use self::{
    base::{Base, BaseError},
    config::{Config, Patience},
    origin::{FrameAncestor, Origin, OriginError},
    rate::{Rate, RateError},
    shutdown::Signals,
    site::SiteError,
};

/// What a request must carry for its client to be known: the address of whoever connected.
pub type Peer = ConnectInfo<SocketAddr>;

/// The server, ready to run.
pub struct Server {
    readers: Router,
    operator: Router,
    connections: usize,
    patience: Patience,
    metrics: Arc<Metrics>,
    ready: Ready,
}

impl Server {
    /// Puts it together. The watch begins with it, for which it needs a tokio runtime, and ends with it.
    ///
    /// # Errors
    /// When there is no guide in the folder.
    pub fn new(catalog: Catalog, probe: Probe, config: Config) -> Result<Self, SiteError> {
        let (metrics, ready) = (Arc::new(Metrics::new()), Ready::starting());
        let flights = Flights::new(probe, &config, Arc::clone(&metrics));
        let api = Arc::new(Api::new(catalog, flights, config.history.clone()));
        if let Some(interval) = config.watch {
            tokio::spawn(watch::watch(Arc::downgrade(&api), interval));
        }
        let routes = routes_of(Arc::clone(&api)).merge(oembed::routes(config.site.as_deref()));
        let routes = cors::around(limit::before(routes, &config, &metrics), &config.cors_origins);
        let routes = routes.merge(ready::routes(ready.clone())).method_not_allowed_fallback(wrong_method);
        let routes = match &config.site {
            Some(folder) => routes.merge(site::router(folder)?),
            None => routes.route("/", get(|| async { WITHOUT_SITE })).fallback(no_such_resource),
        };
        let routes = setup::before(routes.layer(middleware::from_fn(body::refuse)), api, &config, &metrics);
        let readers = base::around(observe::around(routes, &metrics), &config.base);
        let operator = metrics::routes(Arc::clone(&metrics)).merge(ready::routes(ready.clone()));
        let operator = operator.fallback(no_such_resource).method_not_allowed_fallback(wrong_method);
        Ok(Self {
            readers: headers::around(readers, &config.frame_ancestors),
            operator: headers::around(operator, &config.frame_ancestors),
            connections: config.connections,
            patience: config.patience,
            metrics,
            ready,
        })
    }

    /// What readers may ask.
    pub fn readers(&self) -> Router {
        self.readers.clone()
    }

    /// What the operator may ask: `/metrics`, `/healthz`, `/readyz`.
    pub fn operator(&self) -> Router {
        self.operator.clone()
    }

    /// Serves until a signal comes, then finishes what is under way; whoever asks on the operator's listener is
    /// answered until then.
    pub async fn run(self, readers: TcpListener, operator: Option<TcpListener>, signals: Signals) {
        shutdown::with_grace(signals, |signal| async move {
            let aside = self.serve_operator(operator);
            self.ready.up();
            let open = self.metrics.connections();
            let terms = Terms { connections: self.connections, patience: self.patience, open };
            let end = async {
                signal.await;
                self.ready.stopping();
            };
            tokio::select! {
                () = listen::serve(readers, self.readers(), terms, end) => {}
                () = aside => {}
            }
        })
        .await
    }

    /// Never ends by itself.
    async fn serve_operator(&self, listener: Option<TcpListener>) {
        /// One Prometheus, one orchestrator, one person with curl, and some room.
        const CONNECTIONS: usize = 32;
        let Some(listener) = listener else { return future::pending().await };
        let terms = Terms { connections: CONNECTIONS, patience: self.patience, open: Gauge::default() };
        listen::serve(listener, self.operator(), terms, future::pending()).await;
    }
}

/// All under `/api`. None of it is for the operator, all of it is limited.
fn routes_of(api: Arc<Api>) -> Router {
    routes()
        .into_iter()
        .fold(Router::new(), |router, (path, methods)| router.route(path, methods))
        .with_state(api)
        .route("/api/{*rest}", any(no_such_resource))
        .method_not_allowed_fallback(wrong_method)
}

/// The interface, each path as the document names it. What is not in `openapi.rs` too fails a test.
fn routes() -> [(&'static str, MethodRouter<Arc<Api>>); 5] {
    [
        ("/api/v1/history/{domain}", get(history::history)),
        ("/api/v1/openapi.json", get(openapi::document)),
        ("/api/v1/probe/{domain}", get(api::probe)),
        ("/api/v1/probe/{domain}/events", get(events::events)),
        ("/api/v1/settings/{domain}", get(settings::settings)),
    ]
}

/// What `/` says when there is no guide.
const WITHOUT_SITE: &str = "This is the mailsteps probe. GET /api/v1/probe/DOMAIN checks a domain's mail servers, \
    GET /api/v1/probe/DOMAIN/events tells of it stage by stage, GET /api/v1/settings/DOMAIN gives the settings, \
    GET /api/v1/history/DOMAIN the last days; GET /api/v1/openapi.json describes it all.\n";

async fn no_such_resource() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "There is nothing at this address.")
}

async fn wrong_method() -> Problem {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "Here only GET and HEAD are understood.")
}
