//! `GET /api/v1/probe/DOMAIN`: the [`Report`](crate::report::Report).
//!
//! `?protocol=pop3,imap` leaves the services of other protocols out of it. `?include=alternatives` checks every other
//! server of the data as well.
//!
//! An answer is kept for a while, and readers who ask during a check share it. `Age` tells how long ago the check ended,
//! `Cache-Control` how long an answer counts from then on (`no-store` where none is kept), and whoever sends the
//! `ETag` back in `If-None-Match` is told with 304 that it is still the answer.

use std::sync::Arc;

use axum::{
    extract::{Path, RawQuery, State, rejection::PathRejection},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use mailsteps_settings::{Catalog, Domain, Lookup, Offer, Query};

use super::{
    flights::{Flights, NoAnswer, Place},
    history::Past,
    problem::Problem,
    query,
};
use crate::{dialogue::excerpt, history::History, scope::Protocols};

/// Whoever finds the probe busy may come again when a check that is under way must have ended.
const BUSY_SECONDS: u64 = 10;

pub(super) struct Api {
    catalog: Catalog,
    flights: Flights,
    past: Past,
}

impl Api {
    pub(super) fn new(catalog: Catalog, flights: Flights, history: Option<Arc<History>>) -> Self {
        Self { catalog, flights, past: Past::new(history) }
    }

    pub(super) fn flights(&self) -> &Flights {
        &self.flights
    }

    pub(super) fn past(&self) -> &Past {
        &self.past
    }

    pub(super) fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// What the data say of the domain that was asked for. Only domains of the settings data get further than this.
    pub(super) fn offer(&self, asked: Result<Path<String>, PathRejection>) -> Result<Offer<'_>, Problem> {
        let Path(asked) = asked.map_err(|why| Problem::new(StatusCode::BAD_REQUEST, why.body_text()))?;
        let domain = domain(&asked)?;
        match self.catalog.lookup(&domain) {
            Lookup::Known(offer) => Ok(offer),
            Lookup::Unknown { near } => Err(unknown(&domain, &near)),
        }
    }

    /// A place at the check that was asked for, and the protocols of which the reader wants to hear.
    pub(super) fn join(
        &self,
        asked: Result<Path<String>, PathRejection>,
        query: Option<&str>,
    ) -> Result<(Place, Protocols), Problem> {
        let offer = self.offer(asked)?;
        let (protocols, include) = query::scope(query)?;
        // A filter makes no check of its own: it takes its part of the one that all share.
        let place = self.flights.join(offer.domain(), include.targets(&offer))?;
        Ok((place, protocols))
    }
}

pub(super) async fn probe(
    State(api): State<Arc<Api>>,
    asked: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (place, protocols) = api.join(asked, query.as_deref())?;
    let answer = place.answer().await?.only(&protocols).ok_or(NoAnswer::BrokeOff)?;
    Ok(answer.response(api.flights.fresh(), &headers))
}

impl From<NoAnswer> for Problem {
    fn from(why: NoAnswer) -> Self {
        let detail = why.to_string();
        match why {
            NoAnswer::BrokeOff => Self::new(StatusCode::INTERNAL_SERVER_ERROR, detail),
            NoAnswer::Busy => Self::new(StatusCode::SERVICE_UNAVAILABLE, detail).retry_after(BUSY_SECONDS),
        }
    }
}

fn domain(asked: &str) -> Result<Domain, Problem> {
    let query = Query::read(asked, |name| idna::domain_to_ascii(name).ok())
        .map_err(|why| Problem::new(StatusCode::BAD_REQUEST, excerpt(&format!("Cannot check this: {why}."))))?;
    if query.address().is_some() {
        // The guide never sends one; whoever does shall not learn to rely on it.
        let detail = "Ask for the domain alone, the part behind the @. Nobody's address belongs in a request.";
        return Err(Problem::new(StatusCode::BAD_REQUEST, detail));
    }
    Ok(query.domain().clone())
}

fn unknown(domain: &Domain, near: &[&Domain]) -> Problem {
    let near: Vec<&str> = near.iter().map(|domain| domain.as_str()).collect();
    let hint = if near.is_empty() { String::new() } else { format!(" Known domains like it: {}.", near.join(", ")) };
    Problem::new(StatusCode::NOT_FOUND, format!("{domain} is not in the settings data.{hint}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_domain() {
        let read = |asked: &str| domain(asked).ok().map(|domain| domain.to_string());
        assert_eq!(read("Q.com").as_deref(), Some("q.com"));
        assert_eq!(read("m\u{fc}nchen.example").as_deref(), Some("xn--mnchen-3ya.example"));
        for wrong in ["q", "jane@q.com", "q_.com", "%"] {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
    }
}
