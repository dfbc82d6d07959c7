//! `GET /api/v1/probe/DOMAIN/events`: the check as it goes on, as server-sent events.
//!
//! ```text
//! event: stage
//! data: {"protocol":"pop3","host":"…","port":995,"stage":{"stage":"dns","outcome":"ok","duration_ms":3,…}}
//!
//! event: report
//! id: report
//! data: {"age_seconds":0,"report":{…}}
//! ```
//!
//! One event `stage` for each stage of each service as soon as it has ended ([`StageEvent`](crate::report::StageEvent)),
//! then one event `report` ([`ReportEvent`](crate::report::ReportEvent)), then the end. Whoever joins a check under way
//! gets the stages so far at once and then the rest; where the last answer is fresh there is the report alone. A stream
//! that ends without a report tells of a check without an answer; `GET /api/v1/probe/DOMAIN` says then why. `?protocol=` and
//! `?include=` are those of the report: stages of other protocols are left out.
//!
//! A reader should close the stream at the report. A browser's `EventSource` would else connect again and, where no
//! answers are kept, begin check after check; it tells then which event it had last, and gets the status 204, at which
//! it stops.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    extract::{Path, RawQuery, State, rejection::PathRejection},
    http::{
        HeaderMap, HeaderName, StatusCode,
        header::{CACHE_CONTROL, HeaderValue},
    },
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures_util::stream;

use super::{
    api::Api,
    flights::{News, Place},
    problem::Problem,
};
use crate::scope::Protocols;

/// The name and the id of the last event.
const REPORT: &str = "report";

/// A comment now and then, so that nothing on the way takes a slow mail server for a dead stream.
const KEEP_ALIVE: Duration = Duration::from_secs(5);

/// A stream is of its moment. `X-Accel-Buffering` lets nginx pass each event on at once.
const HEADERS: [(HeaderName, HeaderValue); 2] = [
    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
];

pub(super) async fn events(
    State(api): State<Arc<Api>>,
    asked: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if headers.get("last-event-id").is_some_and(|id| id == REPORT) {
        return Ok((StatusCode::NO_CONTENT, HEADERS).into_response());
    }
    let reader = api.join(asked, query.as_deref())?;
    let events = stream::unfold(reader, |(mut place, protocols): (Place, Protocols)| async move {
        let event = next(&mut place, &protocols).await?;
        Some((Ok::<_, Infallible>(event), (place, protocols)))
    });
    let events = Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE));
    Ok((HEADERS, events).into_response())
}

/// The next event for a reader of these protocols.
async fn next(place: &mut Place, protocols: &Protocols) -> Option<Event> {
    loop {
        return match place.next().await? {
            News::Stage(protocol, _) if !protocols.contain(protocol) => continue,
            News::Stage(_, json) => Some(Event::default().event("stage").data(json)),
            News::Answer(answer) => {
                let report = answer.only(protocols)?.event();
                Some(Event::default().event(REPORT).id(REPORT).data(report))
            }
        };
    }
}
