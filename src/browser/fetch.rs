//! Requests to the guide's own site, with a time limit.

use std::{cell::Cell, rc::Rc, time::Duration};

use gloo_net::http::Request;
use leptos::leptos_dom::helpers::set_timeout_with_handle;
use web_sys::AbortController;

/// What came back.
pub struct Answer {
    /// Whether the status is of the 2xx kind.
    pub is_success: bool,
    /// Whether the answer says that it is JSON (`application/json`, `application/problem+json`).
    pub is_json: bool,
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

/// Fetches a text.
///
/// gloo-net has no time limit and dropping its future does not abort the request, so this brings its own. The abort
/// carries no reason, because gloo-net panics over a reason that is no `Error`.
pub async fn text(address: &str, timeout_ms: u32) -> Result<Answer, FetchError> {
    let controller = AbortController::new().map_err(|_| FetchError::Unreachable)?;
    let is_late = Rc::new(Cell::new(false));
    let timer = {
        let (controller, is_late) = (controller.clone(), is_late.clone());
        let expire = move || {
            is_late.set(true);
            controller.abort();
        };
        set_timeout_with_handle(expire, Duration::from_millis(timeout_ms.into()))
    };
    let answer = send(address, &controller).await;
    if let Ok(timer) = timer {
        timer.clear();
    }
    answer.map_err(|_| if is_late.get() { FetchError::TimedOut } else { FetchError::Unreachable })
}

async fn send(address: &str, controller: &AbortController) -> Result<Answer, gloo_net::Error> {
    let response = Request::get(address).abort_signal(Some(&controller.signal())).send().await?;
    let kind = response.headers().get("content-type").unwrap_or_default();
    let is_json = kind.starts_with("application/json") || kind.starts_with("application/problem+json");
    Ok(Answer { is_success: response.ok(), is_json, body: response.text().await? })
}
