//! `GET /oembed`: how to show a page of the guide in another page (oEmbed 1.0).

mod address;
mod xml;

use std::path::Path;

use axum::{
    Router,
    extract::{RawQuery, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, HOST},
    },
    response::{IntoResponse, Response},
    routing::get,
};
use schemars::JsonSchema;
use serde::Serialize;

use self::address::{Guide, Page};
use super::{headers::RESOURCE_POLICY, problem::Problem};
use crate::dialogue::excerpt;

/// As the document of the interface and the guide's pages name it.
pub(super) const PATH: &str = "/oembed";

/// How large a page is shown where there is room.
const WIDTH: u32 = 720;
const HEIGHT: u32 = 900;
/// What a frame may be that nobody has measured; more is a mistake.
const MOST: u32 = 100_000;
/// A day: pages change with the data.
const CACHE_SECONDS: u32 = 86_400;

/// How to show a page of the guide in another page (oEmbed 1.0, type `rich`).
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "OEmbed")]
pub(super) struct OEmbed {
    /// Always `1.0`.
    version: &'static str,
    /// Always `rich`.
    r#type: &'static str,
    /// The title of the page.
    title: String,
    /// The site's own name, or `mailsteps`.
    provider_name: String,
    /// Where the guide begins.
    provider_url: String,
    /// For how long this counts, in seconds.
    cache_age: u32,
    /// An iframe with the page.
    html: String,
    /// Its width in pixels.
    width: u32,
    /// Its height in pixels.
    height: u32,
}

/// The route. Without a guide there is no page to show.
pub(super) fn routes(site: Option<&Path>) -> Router {
    Router::new().route(PATH, get(oembed)).with_state(site.map(Guide::new))
}

async fn oembed(
    State(guide): State<Option<Guide>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let asked = Asked::read(query.as_deref().unwrap_or_default())?;
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let Some(page) = guide.and_then(|guide| guide.page(&asked.url, host)) else {
        let detail = format!("There is no page of this guide at {:?}.", excerpt(&asked.url));
        return Err(Problem::new(StatusCode::NOT_FOUND, detail));
    };
    Ok(asked.answer(page))
}

#[derive(Clone, Copy)]
enum Format {
    Json,
    Xml,
}

struct Asked {
    url: String,
    format: Format,
    width: u32,
    height: u32,
}

impl Asked {
    /// Programs add parameters of their own, which oEmbed allows; of two with one name the first counts.
    fn read(query: &str) -> Result<Self, Problem> {
        let values: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
        let value = |name: &str| values.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_ref());
        let Some(url) = value("url").filter(|url| !url.is_empty()) else {
            let detail = "The parameter \"url\" is missing: it is the whole address of a page of this guide.";
            return Err(Problem::new(StatusCode::BAD_REQUEST, detail));
        };
        let format = match value("format").unwrap_or("json") {
            "json" => Format::Json,
            "xml" => Format::Xml,
            other => {
                let detail = format!("The format {:?} is not made here; json and xml are.", excerpt(other));
                return Err(Problem::new(StatusCode::NOT_IMPLEMENTED, detail));
            }
        };
        let (width, height) = (room("maxwidth", value("maxwidth"))?, room("maxheight", value("maxheight"))?);
        Ok(Self { url: url.to_owned(), format, width: width.min(WIDTH), height: height.min(HEIGHT) })
    }

    fn answer(&self, page: Page) -> Response {
        let (width, height) = (self.width, self.height);
        let oembed = OEmbed {
            version: "1.0",
            r#type: "rich",
            html: frame(&page, width, height),
            title: page.title,
            provider_name: page.site,
            provider_url: page.root,
            cache_age: CACHE_SECONDS,
            width,
            height,
        };
        let (kind, text) = match self.format {
            // Texts and numbers can always be written as JSON.
            Format::Json => ("application/json", serde_json::to_string(&oembed).unwrap_or_default()),
            Format::Xml => ("text/xml; charset=utf-8", xml::write(&oembed)),
        };
        let mut response = ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "public, max-age=3600")], text).into_response();
        // The same for everybody, and meant for other sites.
        response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        response.headers_mut().insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
        response
    }
}

/// The most room that there is.
fn room(name: &str, value: Option<&str>) -> Result<u32, Problem> {
    let Some(value) = value else { return Ok(MOST) };
    value.parse().ok().filter(|pixels| (1..=MOST).contains(pixels)).ok_or_else(|| {
        let detail =
            format!("The parameter {name:?} has the value {:?}; it is a number of pixels from 1.", excerpt(value));
        Problem::new(StatusCode::BAD_REQUEST, detail)
    })
}

/// Whoever takes it need not trust the guide: it cannot reach the page around it, and asks for no more than it uses. With
/// `allow-same-origin` it keeps what readers tick; links to other sites open outside of it.
fn frame(page: &Page, width: u32, height: u32) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" style=\"max-width:100%;border:0\" \
         sandbox=\"allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads\" \
         allow=\"clipboard-write\" loading=\"lazy\"></iframe>",
        xml::escaped(&page.address),
        xml::escaped(&page.title),
    )
}
