//! Automatic set-up: the files that mail programs ask for by themselves, for the domain in the request's path or host.
//!
//! `GET /mail/config-v1.1.xml` of the host `autoconfig.q.com` is the file of q.com, and so is
//! `GET /q.com/mail/config-v1.1.xml` of any host. Programs differ in upper and lower case, so paths are read without it. Nobody
//! can learn from an answer whether a mailbox exists: the server does not know. No address is logged.

mod asked;
mod autoconfig;
mod autodiscover;
mod pacc;
mod profile;

use std::sync::Arc;

use axum::{
    Router,
    extract::{Request, State},
    http::{
        HeaderName, HeaderValue, Method, StatusCode,
        header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE},
    },
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use mailsteps_formats::MailService;
use mailsteps_settings::{Domain, Offer};
use tower::ServiceExt;

use self::asked::{Asked, File};
use super::{Config, api::Api, limit, metrics::Metrics, observe::RouteName, problem::Problem};
use crate::signature::Signer;

/// What set-up files are made from.
struct Setup {
    api: Arc<Api>,
    signer: Option<Arc<Signer>>,
}

/// Answers requests for set-up files before they come to the routes. They have a limit for each client of their own.
pub(super) fn before(routes: Router, api: Arc<Api>, config: &Config, metrics: &Arc<Metrics>) -> Router {
    let setup = Setup { api, signer: config.sign.clone() };
    let files = Router::new().fallback(answer).with_state(Arc::new(setup));
    let files = limit::before(files, config, metrics);
    routes.layer(middleware::from_fn(move |request: Request, next: Next| {
        let files = files.clone();
        async move {
            let Some(asked) = Asked::of(&request) else { return next.run(request).await };
            let route = asked.file.route();
            let Ok(response) = files.oneshot(request).await;
            let mut response: Response = response;
            response.extensions_mut().insert(RouteName(route));
            response
        }
    }))
}

/// Whether a request is for one of them.
pub(super) fn is_setup_file(request: &Request) -> bool {
    Asked::of(request).is_some()
}

async fn answer(State(setup): State<Arc<Setup>>, request: Request) -> Response {
    let Some(asked) = Asked::of(&request) else { return super::no_such_resource().await.into_response() };
    let is_right = match *request.method() {
        Method::GET | Method::HEAD => true,
        Method::POST => asked.file == File::Autodiscover,
        _ => false,
    };
    if !is_right {
        return wrong_method(&asked.file);
    }
    let answer = match asked.file {
        File::Autoconfig => autoconfig::answer(&setup, &asked),
        File::Autodiscover => Ok(autodiscover::answer(&setup, request).await),
        File::Redirect { .. } => autodiscover::redirect(&asked),
        File::Pacc => pacc::answer(&setup, &asked),
        File::Profile => profile::answer(&setup, &asked),
    };
    answer.unwrap_or_else(IntoResponse::into_response)
}

fn wrong_method(file: &File) -> Response {
    let (detail, allowed) = match file {
        File::Autodiscover => ("Here only POST, GET and HEAD are understood.", "GET, HEAD, POST"),
        _ => ("Here only GET and HEAD are understood.", "GET, HEAD"),
    };
    let mut response = Problem::new(StatusCode::METHOD_NOT_ALLOWED, detail).into_response();
    response.headers_mut().insert(ALLOW, HeaderValue::from_static(allowed));
    response
}

impl Setup {
    /// What the data say of the first of these domains that they know.
    fn offer<'d>(&self, domains: impl IntoIterator<Item = &'d Domain>) -> Result<Offer<'_>, Problem> {
        let mut domains = domains.into_iter();
        domains.find_map(|domain| self.api.catalog().offer(domain)).ok_or_else(|| {
            let detail = "There are no settings for this domain. Ask with the domain in the path, such as \
                          /q.com/mail/config-v1.1.xml, or by its own name, such as autoconfig.q.com.";
            Problem::new(StatusCode::NOT_FOUND, detail)
        })
    }
}

/// What the formats are told of a domain.
fn service(offer: &Offer<'_>) -> MailService {
    MailService::of(offer, None)
}

/// A file. One with an address in it, or with one in its request, is nobody else's: no proxy may keep it.
fn file(text: impl IntoResponse, content_type: &'static str, is_personal: bool) -> Response {
    const FOR_ALL: HeaderValue = HeaderValue::from_static("public, max-age=3600");
    const FOR_ONE: HeaderValue = HeaderValue::from_static("no-store");
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(CACHE_CONTROL, if is_personal { FOR_ONE } else { FOR_ALL });
    response
}

/// A header with text that may come from the data.
fn with_header(mut response: Response, name: HeaderName, value: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
    response
}
