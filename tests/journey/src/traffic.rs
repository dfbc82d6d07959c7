//! What the browser asked for, and what it complained about.

use serde_json::Value;

/// A line of the browser's console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Console {
    /// `SEVERE`, `WARNING`, `INFO`.
    pub level: String,
    /// What it says.
    pub message: String,
}

/// A request of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The address without the fragment: what goes over the network.
    pub url: String,
    /// The body.
    pub body: String,
    /// The headers that the page's own request has.
    pub headers: String,
}

impl Request {
    /// Reads an entry of Chromium's performance log.
    pub(crate) fn of_devtools(entry: &str) -> Option<Self> {
        let entry: Value = serde_json::from_str(entry).ok()?;
        let message = &entry["message"];
        if message["method"] != "Network.requestWillBeSent" {
            return None;
        }
        let request = &message["params"]["request"];
        let body = request["postData"].as_str().unwrap_or_default();
        Self::over_the_network(&request["url"], body.to_owned(), &request["headers"])
    }

    /// Reads what WebDriver BiDi tells of a request: of its body only the length, which many letters stand for here.
    pub(crate) fn of_bidi(request: &Value) -> Option<Self> {
        let length = request["bodySize"].as_u64().and_then(|size| usize::try_from(size).ok()).unwrap_or_default();
        Self::over_the_network(&request["url"], "?".repeat(length), &request["headers"])
    }

    /// Nothing of what needs no network; the browser's own first page is of that kind.
    fn over_the_network(url: &Value, body: String, headers: &Value) -> Option<Self> {
        let url = url.as_str()?;
        // The fragment stays here.
        let url = url.split('#').next().unwrap_or(url).to_owned();
        let is_inside = ["chrome:", "data:", "about:", "blob:"].iter().any(|scheme| url.starts_with(scheme));
        (!is_inside).then(|| Self { url, body, headers: headers.to_string() })
    }
}
