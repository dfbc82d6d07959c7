//! Chromium, by way of its driver and its DevTools Protocol.

use std::{path::Path, process::Command};

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver, error::WebDriverResult};

use super::{Manner, Media};
use crate::traffic::{Console, Request};

/// What design and root ask for, and a language that the tests can read.
const FLAGS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--lang=en-US",
    "--window-size=1200,900",
];

/// chromedriver, which listens there.
pub(super) fn driver(port: u16) -> Command {
    let mut command = Command::new("chromedriver");
    command.arg(format!("--port={port}"));
    command
}

pub(super) fn capabilities(manner: Manner, profile: &Path) -> Capabilities {
    let mut flags: Vec<String> = FLAGS.iter().map(ToString::to_string).collect();
    flags.push(format!("--user-data-dir={}", profile.join("profile").display()));
    let preferences = match manner {
        Manner::Usual | Manner::Impatient | Manner::WithWorker => json!({}),
        Manner::WithoutScript => json!({ "profile.managed_default_content_settings.javascript": 2 }),
    };
    let capabilities = json!({
        "browserName": "chrome",
        "pageLoadStrategy": if manner == Manner::Impatient { "none" } else { "normal" },
        "goog:chromeOptions": { "binary": "/usr/bin/chromium", "args": flags, "prefs": preferences },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    });
    serde_json::from_value(capabilities).expect("capabilities are a JSON object")
}

/// Sends a command of the DevTools Protocol.
pub(super) async fn send(driver: &WebDriver, method: &str, parameters: Value) -> WebDriverResult<Value> {
    driver.cdp().send_raw(method, parameters).await
}

pub(super) async fn on_new_document(driver: &WebDriver, script: &str) -> WebDriverResult<()> {
    send(driver, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await.map(drop)
}

pub(super) async fn resize(driver: &WebDriver, width: u32, height: u32) -> WebDriverResult<()> {
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    send(driver, "Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
}

pub(super) async fn without_cache(driver: &WebDriver) -> WebDriverResult<()> {
    send(driver, "Network.enable", json!({})).await?;
    send(driver, "Network.setCacheDisabled", json!({ "cacheDisabled": true })).await.map(drop)
}

pub(super) async fn prefer(driver: &WebDriver, media: &Media) -> WebDriverResult<()> {
    let features: Vec<Value> =
        media.features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    let medium = if media.is_printed { "print" } else { "" };
    send(driver, "Emulation.setEmulatedMedia", json!({ "media": medium, "features": features })).await.map(drop)
}

pub(super) async fn set_online(driver: &WebDriver, is_online: bool) -> WebDriverResult<()> {
    send(driver, "Network.enable", json!({})).await?;
    let conditions = json!({ "offline": !is_online, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    send(driver, "Network.emulateNetworkConditions", conditions).await.map(drop)
}

pub(super) async fn set_locale(driver: &WebDriver, locale: &str) -> WebDriverResult<()> {
    send(driver, "Emulation.setLocaleOverride", json!({ "locale": locale })).await.map(drop)
}

/// Lets the pages of a site use the clipboard, as a person does who is asked.
pub(super) async fn allow_clipboard(driver: &WebDriver, origin: &str) -> WebDriverResult<()> {
    let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
    let grant = json!({ "origin": origin, "permissions": permissions });
    send(driver, "Browser.grantPermissions", grant).await.map(drop)
}

/// What came on the console since the last time.
pub(super) async fn console(driver: &WebDriver) -> WebDriverResult<Vec<Console>> {
    let entries = driver.get_log("browser").await?;
    Ok(entries.into_iter().map(|entry| Console { level: entry.level, message: entry.message }).collect())
}

/// What was asked for since the last time.
pub(super) async fn requests(driver: &WebDriver) -> WebDriverResult<Vec<Request>> {
    let entries = driver.get_log("performance").await?;
    Ok(entries.iter().filter_map(|entry| Request::of_devtools(&entry.message)).collect())
}
