//! `GET /api/v1/settings/DOMAIN`: the [`DomainSettings`].

use std::sync::Arc;

use axum::{
    extract::{Path, RawQuery, State, rejection::PathRejection},
    http::{HeaderMap, StatusCode},
    response::Response,
};

use super::{api::Api, problem::Problem, query::parameters, tagged::Tagged};
use crate::domain_settings::DomainSettings;

/// The data change when the server is started anew, and not by the minute.
const KEEPING: &str = "public, max-age=3600";

pub(super) async fn settings(
    State(api): State<Arc<Api>>,
    asked: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let offer = api.offer(asked)?;
    let [] = parameters(query.as_deref(), [])?;
    let json = serde_json::to_string(&DomainSettings::new(api.catalog(), &offer)).map_err(|why| {
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, format!("The data cannot be written: {why}."))
    })?;
    Ok(Tagged::new(json).response(KEEPING, &headers))
}
