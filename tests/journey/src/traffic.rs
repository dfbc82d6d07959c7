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
    /// Reads an entry of the performance log.
    pub(crate) fn read(entry: &str) -> Option<Self> {
        let entry: Value = serde_json::from_str(entry).ok()?;
        let message = &entry["message"];
        if message["method"] != "Network.requestWillBeSent" {
            return None;
        }
        let request = &message["params"]["request"];
        // What needs no network; the browser's own first page is of that kind.
        if ["chrome:", "data:"].iter().any(|scheme| request["url"].as_str().is_some_and(|url| url.starts_with(scheme)))
        {
            return None;
        }
        Some(Self {
            url: request["url"].as_str()?.to_owned(),
            body: request["postData"].as_str().unwrap_or_default().to_owned(),
            headers: request["headers"].to_string(),
        })
    }
}
