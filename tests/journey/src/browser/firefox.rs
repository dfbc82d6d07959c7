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
    /// How far a page has to be before the test goes on.
    wait: &'static str,
    /// What has come so far.
    heard: Arc<Mutex<Heard>>,
}

#[derive(Default, Clone)]
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
    pub(super) async fn listen(driver: &WebDriver, manner: Manner) -> WebDriverResult<Self> {
        let bidi = driver.bidi().await?;
        bidi.send_raw("session.subscribe", json!({ "events": EVENTS })).await?;
        let (heard, mut events) = (Arc::<Mutex<Heard>>::default(), bidi.subscribe_raw());
        let list = Arc::clone(&heard);
        tokio::spawn(async move {
            while let Some(event) = events.next().await {
                list.lock().unwrap_or_else(PoisonError::into_inner).hear(&event.method, &event.params);
            }
        });
        let wait = if manner == Manner::Impatient { "none" } else { "complete" };
        Ok(Self { bidi, wait, heard })
    }

    pub(super) async fn on_new_document(&self, _driver: &WebDriver, script: &str) -> WebDriverResult<()> {
        self.send("script.addPreloadScript", json!({ "functionDeclaration": format!("() => {{ {script} }}") })).await
    }

    pub(super) async fn resize(&self, driver: &WebDriver, width: u32, height: u32) -> WebDriverResult<()> {
        let context = driver.window().await?.to_string();
        let viewport = json!({ "width": width, "height": height });
        self.send("browsingContext.setViewport", json!({ "context": context, "viewport": viewport })).await
    }

    pub(super) async fn without_cache(&self, _driver: &WebDriver) -> WebDriverResult<()> {
        self.send("network.setCacheBehavior", json!({ "cacheBehavior": "bypass" })).await
    }

    pub(super) async fn set_online(&self, driver: &WebDriver, is_online: bool) -> WebDriverResult<()> {
        let conditions = if is_online { Value::Null } else { json!({ "type": "offline" }) };
        let contexts = [driver.window().await?.to_string()];
        self.send("emulation.setNetworkConditions", json!({ "networkConditions": conditions, "contexts": contexts }))
            .await
    }

    /// Classic WebDriver comes back now and then while the page before is still there; BiDi takes a frame that is refused for a
    /// page that is.
    pub(super) async fn open(&self, driver: &WebDriver, url: &str) -> WebDriverResult<()> {
        let context = driver.window().await?.to_string();
        let navigation = json!({ "context": context, "url": url, "wait": self.wait });
        if self.send("browsingContext.navigate", navigation).await.is_err() {
            driver.goto(url).await?;
        }
        // Behind the last control of a page, Tab goes on to the window around it; who opens another page is in that page.
        as_the_browser(driver, "gBrowser.selectedBrowser.focus()").await
    }

    /// As a reader does: classic WebDriver's way passes by the site's worker.
    pub(super) async fn reload(&self, driver: &WebDriver) -> WebDriverResult<()> {
        let context = driver.window().await?.to_string();
        self.send("browsingContext.reload", json!({ "context": context, "wait": self.wait })).await
    }

    pub(super) async fn back(&self, driver: &WebDriver) -> WebDriverResult<()> {
        self.go(driver, -1).await
    }

    pub(super) async fn forward(&self, driver: &WebDriver) -> WebDriverResult<()> {
        self.go(driver, 1).await
    }

    /// So many pages on. Classic WebDriver waits for a page to load where a frame alone goes on.
    async fn go(&self, driver: &WebDriver, delta: i32) -> WebDriverResult<()> {
        let context = driver.window().await?.to_string();
        self.send("browsingContext.traverseHistory", json!({ "context": context, "delta": delta })).await
    }

    pub(super) async fn set_locale(&self, driver: &WebDriver, locale: &str) -> WebDriverResult<()> {
        let contexts = [driver.window().await?.to_string()];
        self.send("emulation.setLocaleOverride", json!({ "locale": locale, "contexts": contexts })).await
    }

    /// The preferences by which the device has these wishes.
    pub(super) async fn prefer(&self, driver: &WebDriver, media: &Media) -> WebDriverResult<()> {
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

    /// Firefox is set up so that all pages may.
    pub(super) async fn allow_clipboard(&self, _driver: &WebDriver, _origin: &str) -> WebDriverResult<()> {
        Ok(())
    }

    pub(super) async fn clipboard(&self, driver: &WebDriver) -> WebDriverResult<String> {
        driver.execute("return navigator.clipboard.readText()", []).await?.convert()
    }

    pub(super) async fn console(&self, _driver: &WebDriver) -> WebDriverResult<Vec<Console>> {
        Ok(self.heard().await?.console)
    }

    pub(super) async fn requests(&self, _driver: &WebDriver) -> WebDriverResult<Vec<Request>> {
        Ok(self.heard().await?.requests)
    }

    async fn heard(&self) -> WebDriverResult<Heard> {
        // Its answer comes behind everything that was to be told before.
        self.send("session.status", json!({})).await?;
        tokio::task::yield_now().await;
        Ok(self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone())
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
