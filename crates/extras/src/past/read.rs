//! The server's answer, by the browser's own reader of JSON: a library for it would be an eighth of this file.

use js_sys::{Array, Date, JSON, Reflect};
use wasm_bindgen::JsValue;

use super::{Hour, Outage, Past, Service};

/// Reads the answer to `GET /api/v1/history/DOMAIN`; none where it is something else.
pub fn read(json: &str) -> Option<Past> {
    let answer = JSON::parse(json).ok()?;
    Some(Past { now_s: moment(&answer, "to")?, services: list(&answer, "services", service)? })
}

fn service(from: &JsValue) -> Option<Service> {
    Some(Service {
        protocol: text(from, "protocol")?.to_ascii_uppercase(),
        hours: list(from, "hours", hour)?,
        outages: list(from, "outages", outage)?,
    })
}

fn hour(from: &JsValue) -> Option<Hour> {
    Some(Hour { began_s: moment(from, "hour")?, checks: number(from, "checks")?, ok: number(from, "ok")? })
}

fn outage(from: &JsValue) -> Option<Outage> {
    Some(Outage { from_s: moment(from, "from")?, to_s: moment(from, "to"), code: text(from, "code")? })
}

fn list<T>(of: &JsValue, name: &str, read: fn(&JsValue) -> Option<T>) -> Option<Vec<T>> {
    let list = field(of, name)?;
    Array::is_array(&list).then(|| Array::from(&list).iter().map(|item| read(&item)).collect())?
}

/// RFC 3339, in seconds since 1970.
fn moment(of: &JsValue, name: &str) -> Option<i64> {
    let moment_ms = Date::parse(&text(of, name)?);
    moment_ms.is_finite().then_some((moment_ms / 1000.0) as i64)
}

fn number(of: &JsValue, name: &str) -> Option<u32> {
    field(of, name)?.as_f64().map(|number| number as u32)
}

fn text(of: &JsValue, name: &str) -> Option<String> {
    field(of, name)?.as_string()
}

fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok()
}
