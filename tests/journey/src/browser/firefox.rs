//! Firefox, by way of geckodriver. Where Chromium has its DevTools, it has WebDriver BiDi and its own preferences.

use std::{
    env,
    path::Path,
    process::Command,
    sync::{Arc, Mutex, PoisonError},
};

use futures_util::StreamExt as _;
use serde_json::{Value, json};
use thirtyfour::{
    Capabilities, RequestData, SessionId, WebDriver, bidi::BiDi, common::command::FormatRequestData,
    error::WebDriverResult,
};

use super::{Manner, Media};
use crate::traffic::{Console, Request};

const EVENTS: [&str; 2] = ["log.entryAdded", "network.beforeRequestSent"];

/// What a test may ask for beside classic WebDriver.
pub(super) struct Firefox {
    bidi: BiDi,
    /// What has come so far.
    heard: Arc<Mutex<Heard>>,
}

#[derive(Default)]
struct Heard {
    console: Vec<Console>,
    requests: Vec<Request>,
}

/// geckodriver, which listens there.
pub(super) fn driver(port: u16, websocket_port: u16) -> Command {
    let program = env::var_os("MAILSTEPS_GECKODRIVER").unwrap_or_else(|| "geckodriver".into());
    let mut command = Command::new(program);
    command.arg(format!("--port={port}")).arg(format!("--websocket-port={websocket_port}"));
    // Preferences can be set while it runs.
    command.arg("--allow-system-access");
    command
}

pub(super) fn capabilities(manner: Manner, profile: &Path) -> Capabilities {
    let mut preferences = json!({
        "intl.accept_languages": "en-US, en",
        "intl.locale.requested": "en-US",
        // Pages may use the clipboard, as when the reader is asked and agrees.
        "dom.events.testing.asyncClipboard": true,
        // Tab goes to links as well, wherever it runs.
        "accessibility.tabfocus": 7,
        // A device without a network has no loopback either.
        "network.dns.offline-localhost": false,
        "layout.css.prefers-color-scheme.content-override": 1,
        "datareporting.policy.dataSubmissionEnabled": false,
        "browser.newtabpage.enabled": false,
    });
    if manner == Manner::WithoutScript {
        preferences["javascript.enabled"] = json!(false);
    }
    let capabilities = json!({
        "browserName": "firefox",
        "pageLoadStrategy": if manner == Manner::Impatient { "none" } else { "normal" },
        "webSocketUrl": true,
        "moz:firefoxOptions": {
            "binary": "/usr/bin/firefox-esr",
            "args": ["-headless", "-width", "1200", "-height", "900", "-profile", profile.join("profile")],
            "prefs": preferences,
        },
    });
    serde_json::from_value(capabilities).expect("capabilities are a JSON object")
}

impl Firefox {
    /// Listens from now on.
    pub(super) async fn listen(driver: &WebDriver) -> WebDriverResult<Self> {
        let bidi = driver.bidi().await?;
        bidi.send_raw("session.subscribe", json!({ "events": EVENTS })).await?;
        let (heard, mut events) = (Arc::<Mutex<Heard>>::default(), bidi.subscribe_raw());
        let list = Arc::clone(&heard);
        tokio::spawn(async move {
            while let Some(event) = events.next().await {
                list.lock().unwrap_or_else(PoisonError::into_inner).hear(&event.method, &event.params);
            }
        });
        Ok(Self { bidi, heard })
    }

    pub(super) async fn on_new_document(&self, script: &str) -> WebDriverResult<()> {
        self.send("script.addPreloadScript", json!({ "functionDeclaration": format!("() => {{ {script} }}") })).await
    }

    pub(super) async fn resize(&self, driver: &WebDriver, width: u32, height: u32) -> WebDriverResult<()> {
        let context = driver.window().await?.to_string();
        let viewport = json!({ "width": width, "height": height });
        self.send("browsingContext.setViewport", json!({ "context": context, "viewport": viewport })).await
    }

    pub(super) async fn without_cache(&self) -> WebDriverResult<()> {
        self.send("network.setCacheBehavior", json!({ "cacheBehavior": "bypass" })).await
    }

    /// The console and the requests so far.
    pub(super) async fn heard(&self) -> WebDriverResult<(Vec<Console>, Vec<Request>)> {
        // Its answer comes behind everything that was to be told before.
        self.send("session.status", json!({})).await?;
        tokio::task::yield_now().await;
        let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        Ok((heard.console.clone(), heard.requests.clone()))
    }

    async fn send(&self, method: &str, parameters: Value) -> WebDriverResult<()> {
        self.bidi.send_raw(method, parameters).await?;
        Ok(())
    }
}

impl Heard {
    fn hear(&mut self, method: &str, parameters: &Value) {
        match method {
            "log.entryAdded" => self.console.push(Console {
                level: if parameters["level"] == "error" { "SEVERE" } else { "INFO" }.to_owned(),
                message: parameters["text"].as_str().unwrap_or_default().to_owned(),
            }),
            _ => self.requests.extend(Request::of_bidi(&parameters["request"])),
        }
    }
}

/// The preferences by which the device has these wishes.
pub(super) async fn prefer(driver: &WebDriver, media: &Media) -> WebDriverResult<()> {
    let of = |feature: &str, value: &str| media.features.get(feature).is_some_and(|wish| wish == value);
    let scheme = i32::from(!of("prefers-color-scheme", "dark"));
    let motion = i32::from(of("prefers-reduced-motion", "reduce"));
    let colours = if of("forced-colors", "active") { 2 } else { 0 };
    let printed = if media.is_printed { "print" } else { "" };
    let script = format!(
        "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', {scheme});
         Services.prefs.setIntPref('ui.prefersReducedMotion', {motion});
         Services.prefs.setIntPref('browser.display.document_color_use', {colours});
         gBrowser.selectedBrowser.browsingContext.top.mediumOverride = '{printed}';"
    );
    as_the_browser(driver, &script).await
}

pub(super) async fn set_online(driver: &WebDriver, is_online: bool) -> WebDriverResult<()> {
    as_the_browser(driver, &format!("Services.io.offline = {}", !is_online)).await
}

pub(super) async fn set_locale(driver: &WebDriver, locale: &str) -> WebDriverResult<()> {
    as_the_browser(driver, &format!("Services.prefs.setStringPref('intl.accept_languages', '{locale}')")).await
}

/// Runs a script with the browser's own rights.
async fn as_the_browser(driver: &WebDriver, script: &str) -> WebDriverResult<()> {
    driver.handle().cmd(InContext("chrome")).await?;
    let result = driver.execute(script, []).await;
    driver.handle().cmd(InContext("content")).await?;
    result.map(drop)
}

/// Whose scripts come next: the page's, or the browser's own.
#[derive(Debug)]
struct InContext(&'static str);

impl FormatRequestData for InContext {
    fn format_request(&self, session_id: &SessionId) -> RequestData {
        let path = format!("/session/{session_id}/moz/context");
        RequestData::new(http::Method::POST, path).add_body(json!({ "context": self.0 }))
    }
}
