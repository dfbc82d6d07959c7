//! `GET /api/v1/history/DOMAIN`: the [`PastReport`](crate::history::PastReport).
//!
//! `?days=7` asks for the last 7 days instead of all 30. Hours are whole ones of UTC. An answer counts for a minute, as
//! `Cache-Control`, `Age` and `ETag` say. Where the server keeps no history there is the status 404; whether it does
//! stands in each [`Report`](crate::report::Report).

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use axum::{
    extract::{Path, RawQuery, State, rejection::PathRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header::AGE},
    response::Response,
};
use mailsteps_settings::{Domain, Offer};
use tokio::{sync::Mutex, time::Instant};

use super::{
    api::Api,
    problem::{Parameter, Problem},
    query::parameters,
    tagged::Tagged,
};
use crate::{
    dialogue::excerpt,
    driver::targets,
    history::{History, KEPT_DAYS},
};

/// How long an answer counts. It changes with each check of the watch, which is a minute at the least.
const FRESH: Duration = Duration::from_secs(60);
const KEEPING: &str = "public, max-age=60";

/// The history, and the last answers from it: to count a month anew for every reader would keep a small machine busy.
/// Only known domains come here, so they stay few.
pub(super) struct Past {
    history: Option<Arc<History>>,
    last: Mutex<BTreeMap<(Domain, u8), (Tagged, Instant)>>,
}

impl Past {
    pub(super) fn new(history: Option<Arc<History>>) -> Self {
        Self { history, last: Mutex::default() }
    }

    /// The answer, and how old it is.
    async fn answer(&self, offer: Offer<'_>, days: u8) -> Result<(Tagged, Duration), Problem> {
        let history = self.history.clone().ok_or_else(|| {
            Problem::new(StatusCode::NOT_FOUND, "This server keeps no history: it was started without --history.")
        })?;
        let key = (offer.domain().clone(), days);
        // One at a time: whoever asks for the same meanwhile gets the same.
        let mut last = self.last.lock().await;
        if let Some((text, counted)) = last.get(&key).filter(|(_, counted)| counted.elapsed() < FRESH) {
            return Ok((text.clone(), counted.elapsed()));
        }
        let json = count(history, offer, days).await.map_err(|why| {
            tracing::error!("{why}");
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "The history cannot be read.")
        })?;
        let text = Tagged::new(json);
        last.insert(key, (text.clone(), Instant::now()));
        Ok((text, Duration::ZERO))
    }
}

/// Where it may wait for the disk.
async fn count(history: Arc<History>, offer: Offer<'_>, days: u8) -> Result<String, String> {
    let (domain, targets) = (offer.domain().to_string(), targets(&offer));
    let counted = tokio::task::spawn_blocking(move || {
        let report = history.report(&domain, &targets, days).map_err(|why| why.to_string())?;
        serde_json::to_string(&report).map_err(|why| why.to_string())
    });
    counted.await.map_err(|why| why.to_string()).and_then(|json| json)
}

pub(super) async fn history(
    State(api): State<Arc<Api>>,
    asked: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let offer = api.offer(asked)?;
    let [days] = parameters(query.as_deref(), ["days"])?;
    let (text, age) = api.past().answer(offer, number_of(days)?).await?;
    let mut response = text.response(KEEPING, &headers);
    response.headers_mut().insert(AGE, HeaderValue::from(age.as_secs()));
    Ok(response)
}

/// All days that are kept, unless somebody asks for fewer.
fn number_of(days: Option<String>) -> Result<u8, Problem> {
    let Some(value) = days else { return Ok(KEPT_DAYS) };
    let allowed = || (1..=KEPT_DAYS).zip(DAYS).map(|(number, text)| (number, *text));
    allowed().find(|(_, text)| *text == value).map(|(number, _)| number).ok_or_else(|| {
        let value = excerpt(&value);
        let detail = format!("The parameter \"days\" has the value {value:?}; allowed: from 1 to {KEPT_DAYS}.");
        let allowed = allowed().map(|(_, text)| text).collect();
        Problem::new(StatusCode::BAD_REQUEST, detail).of(Parameter { name: "days".to_owned(), value, allowed })
    })
}

/// For how many days one can ask.
const DAYS: &[&str; KEPT_DAYS as usize] = &[
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20",
    "21", "22", "23", "24", "25", "26", "27", "28", "29", "30",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_many_days() {
        assert_eq!(number_of(None).ok(), Some(30));
        for (value, expected) in
            [("1", Some(1)), ("30", Some(30)), ("0", None), ("31", None), ("", None), ("-1", None), ("7d", None)]
        {
            assert_eq!(number_of(Some(value.to_owned())).ok(), expected, "{value:?}");
        }
    }
}
