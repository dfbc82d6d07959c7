//! Microsoft Autodiscover, both versions. Faults are told inside an answer with status 200, as its readers expect.

use std::time::Duration;

use axum::{
    body::{self, HttpBody},
    extract::Request,
    http::{
        HeaderValue, Method, StatusCode,
        header::{CONNECTION, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use mailsteps_formats::autodiscover::{self, Fault};
use mailsteps_settings::Query;
use time::{OffsetDateTime, macros::format_description};

use super::{super::problem::Problem, Asked, File, Setup, file, service};

/// A request is a few hundred bytes.
const MOST: usize = 16 * 1024;
/// How long one may take to come in.
const PATIENCE: Duration = Duration::from_secs(10);

/// Answers the XML request. Who only looks, with GET, gets the fault that an empty request gets.
pub(super) async fn answer(setup: &Setup, request: Request) -> Response {
    if request.method() != Method::POST {
        return fault(&Fault::Invalid("It is no POST".to_owned()));
    }
    if !is_xml(request.headers().get(CONTENT_TYPE)) {
        let detail = "Send the request as text/xml.";
        return Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail).into_response();
    }
    match read(request).await {
        Err(problem) => {
            let mut response = problem.into_response();
            // What is left of the body would be taken for the next request.
            response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
            response
        }
        Ok(body) => match text(&body).and_then(|body| found(setup, body)) {
            Ok(text) => file(text, autodiscover::CONTENT_TYPE, true),
            Err(why) => fault(&why),
        },
    }
}

fn is_xml(content_type: Option<&HeaderValue>) -> bool {
    let Some(content_type) = content_type else { return true };
    let name = content_type.to_str().unwrap_or("?").split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    matches!(name.as_str(), "text/xml" | "application/xml")
}

async fn read(request: Request) -> Result<Vec<u8>, Problem> {
    let too_large = || {
        let detail = format!("A request of more than {MOST} bytes is not read.");
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, detail)
    };
    if request.body().size_hint().lower() > MOST as u64 {
        return Err(too_large());
    }
    match tokio::time::timeout(PATIENCE, body::to_bytes(request.into_body(), MOST)).await {
        Ok(Ok(bytes)) => Ok(bytes.to_vec()),
        Ok(Err(_)) => Err(too_large()),
        Err(_) => Err(Problem::new(StatusCode::REQUEST_TIMEOUT, "The request took too long.")),
    }
}

fn text(body: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(body).map_err(|_| Fault::Invalid("It is not UTF-8".to_owned()))
}

fn found(setup: &Setup, body: &str) -> Result<String, Fault> {
    let address = autodiscover::request(body)?.address;
    let offer = setup.api.catalog().offer(address.domain()).ok_or(Fault::OtherSchema)?;
    autodiscover::emit(&service(&offer), &address).map_err(|_| Fault::OtherSchema)
}

fn fault(fault: &Fault) -> Response {
    let format = format_description!("[hour]:[minute]:[second].[subsecond digits:7]");
    // The format has no part that a time could lack.
    let time = OffsetDateTime::now_utc().format(format).unwrap_or_default();
    file(fault.response(&time), autodiscover::CONTENT_TYPE, true)
}

/// Says where the XML is answered.
pub(super) fn redirect(asked: &Asked) -> Result<Response, Problem> {
    let address = match &asked.file {
        File::Redirect { address: Some(address) } => Some(address.clone()),
        _ => asked.parameter(&["email"]),
    };
    // The answer is the same for every address; one that is none is told so.
    if address.is_some_and(|address| Query::read(&address, |_| None).is_err()) {
        return Err(Problem::new(StatusCode::BAD_REQUEST, "Email is not an address."));
    }
    let host = asked.host.as_deref().ok_or_else(|| {
        Problem::new(StatusCode::BAD_REQUEST, "The request does not say by which name it asks: Host is missing.")
    })?;
    let domain = asked.domain.as_ref().map(|domain| format!("/{domain}")).unwrap_or_default();
    let url = format!("https://{host}{domain}/autodiscover/autodiscover.xml");
    let protocol = asked.parameter(&["protocol"]);
    Ok(match autodiscover::redirect(protocol.as_deref(), &url) {
        Ok(text) => file(text, "application/json", true),
        Err(refusal) => (StatusCode::BAD_REQUEST, file(refusal.response(), "application/json", true)).into_response(),
    })
}
