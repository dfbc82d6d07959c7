//! Mozilla Autoconfig. With an address in the request, the address stands in the file where the placeholder is otherwise.

use axum::{http::StatusCode, response::Response};
use mailsteps_formats::autoconfig;
use mailsteps_settings::Query;

use super::{super::problem::Problem, Asked, Setup, file, service};

/// No address is longer (RFC 5321, section 4.5.3.1.3), in bytes.
const LONGEST: usize = 254;

pub(super) fn answer(setup: &Setup, asked: &Asked) -> Result<Response, Problem> {
    let address = asked.parameter(&["emailaddress"]).filter(|address| can_stand(address));
    let mut domains = asked.domains();
    // A program that found this server by way of the domain's mail exchanger says whose address it is about.
    domains
        .extend(address.as_deref().and_then(|address| Query::read(address, |_| None).ok()).map(|q| q.domain().clone()));
    let offer = setup.offer(&domains)?;
    let text = autoconfig::emit(&service(&offer), address.as_deref())
        .map_err(|cannot| Problem::new(StatusCode::NOT_FOUND, cannot.reason))?;
    Ok(file(text, autoconfig::CONTENT_TYPE, address.is_some()))
}

/// What could be an address can stand in the file, whatever else is in it; anything else is as if nothing had been said. So is
/// an address that looks like a placeholder: the reader of the file would fill it in once more.
fn can_stand(address: &str) -> bool {
    let parts = address.rsplit_once('@');
    let is_address = parts.is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty());
    is_address
        && address.len() <= LONGEST
        && !autoconfig::PLACEHOLDERS.iter().any(|placeholder| address.contains(placeholder))
        && !address.contains(|c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))
}
