//! `GET /api/v1/probe/DOMAIN`.

use std::sync::Arc;

use axum::{
    extract::{Path, State, rejection::PathRejection},
    http::{
        StatusCode,
        header::{AGE, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use mailsteps_settings::{Catalog, Domain, Lookup, Query};

use super::{flights::Flights, problem::Problem};
use crate::{
    dialogue::excerpt,
    driver::{Probe, targets},
};

pub(super) struct Api {
    catalog: Catalog,
    flights: Flights,
}

impl Api {
    pub(super) fn new(catalog: Catalog, probe: Probe) -> Self {
        Self { catalog, flights: Flights::new(probe) }
    }
}

pub(super) async fn probe(
    State(api): State<Arc<Api>>,
    asked: Result<Path<String>, PathRejection>,
) -> Result<Response, Problem> {
    let Path(asked) = asked.map_err(|why| Problem::new(StatusCode::BAD_REQUEST, why.body_text()))?;
    let domain = domain(&asked)?;
    // Only domains of the settings data get further than this.
    let targets = match api.catalog.lookup(&domain) {
        Lookup::Known(offer) => targets(&offer),
        Lookup::Unknown { near } => return Err(unknown(&domain, &near)),
    };
    let answer = api.flights.answer(&domain, targets).await.ok_or_else(|| {
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "The check broke off. This is a fault of the probe itself.")
    })?;
    let headers = [(CONTENT_TYPE, "application/json".to_owned()), (AGE, answer.age_s().to_string())];
    Ok((headers, answer.json).into_response())
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
