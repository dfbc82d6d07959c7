//! PACC, where it can say the settings.

use axum::{http::StatusCode, response::Response};
use mailsteps_formats::pacc;

use super::{super::problem::Problem, Asked, Setup, file, service};

pub(super) fn answer(setup: &Setup, asked: &Asked) -> Result<Response, Problem> {
    let offer = setup.offer(&asked.domains())?;
    let text = pacc::emit(&service(&offer)).map_err(|cannot| Problem::new(StatusCode::NOT_FOUND, cannot.reason))?;
    Ok(file(text, pacc::CONTENT_TYPE, false))
}
