//! Requests to the guide's own site, with a time limit.

use std::{cell::Cell, rc::Rc, time::Duration};

use gloo_net::http::{Request, Response};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use web_sys::{AbortController, RequestCache};

/// What came back.
pub struct Answer {
    /// Whether the status is of the 2xx kind.
    pub is_success: bool,
    /// Whether the answer says that it is JSON (`application/json`, `application/problem+json`).
    pub is_json: bool,
    /// How old the answer was when it was sent.
    pub age_seconds: u32,
    /// The body.
    pub body: String,
}

/// Why nothing came back.
pub enum FetchError {
    /// The time limit passed.
    TimedOut,
    /// No connection, or it broke.
    Unreachable,
}

/// Fetches a text. With [`RequestCache::NoStore`] it is that of this moment: nobody on the way may answer with an old one.
pub async fn text(address: &str, timeout_ms: u32, cache: RequestCache) -> Result<Answer, FetchError> {
    let limit = Limit::new(timeout_ms)?;
    let body = async {
        let response = limit.send(address, cache).await?;
        let kind = response.headers().get("content-type").unwrap_or_default();
        let is_json = kind.starts_with("application/json") || kind.starts_with("application/problem+json");
        // RFC 9111, section 5.1.
        let age_seconds = response.headers().get("age").and_then(|age| age.parse().ok()).unwrap_or_default();
        Ok(Answer { is_success: response.ok(), is_json, age_seconds, body: response.text().await? })
    };
    body.await.map_err(|_: gloo_net::Error| limit.error())
}

/// The time limit of one request, until it is dropped.
///
/// gloo-net has none and dropping its future does not abort the request, so this brings its own. The abort carries no
/// reason, because gloo-net panics over a reason that is no `Error`.
struct Limit {
    controller: AbortController,
    is_late: Rc<Cell<bool>>,
    timer: Option<TimeoutHandle>,
}

impl Limit {
    fn new(timeout_ms: u32) -> Result<Self, FetchError> {
        let controller = AbortController::new().map_err(|_| FetchError::Unreachable)?;
        let is_late = Rc::new(Cell::new(false));
        let expire = {
            let (controller, is_late) = (controller.clone(), is_late.clone());
            move || {
                is_late.set(true);
                controller.abort();
            }
        };
        let timer = set_timeout_with_handle(expire, Duration::from_millis(timeout_ms.into())).ok();
        Ok(Self { controller, is_late, timer })
    }

    async fn send(&self, address: &str, cache: RequestCache) -> Result<Response, gloo_net::Error> {
        Request::get(address).cache(cache).abort_signal(Some(&self.controller.signal())).send().await
    }

    fn error(&self) -> FetchError {
        if self.is_late.get() { FetchError::TimedOut } else { FetchError::Unreachable }
    }
}

impl Drop for Limit {
    fn drop(&mut self) {
        if let Some(timer) = self.timer {
            timer.clear();
        }
    }
}
