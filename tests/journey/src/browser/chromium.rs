//! Chromium, by way of its driver and its DevTools Protocol.

use std::{cell::RefCell, path::Path, process::Command};

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

/// What a test may ask for beside classic WebDriver.
#[derive(Default)]
pub(super) struct Chromium {
    /// What has come so far: the driver tells it once.
    console: RefCell<Vec<Console>>,
    requests: RefCell<Vec<Request>>,
}

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

impl Chromium {
    pub(super) async fn open(&self, driver: &WebDriver, url: &str) -> WebDriverResult<()> {
        driver.goto(url).await
    }

    pub(super) async fn reload(&self, driver: &WebDriver) -> WebDriverResult<()> {
        driver.refresh().await
    }

    pub(super) async fn back(&self, driver: &WebDriver) -> WebDriverResult<()> {
        driver.back().await
    }

    pub(super) async fn forward(&self, driver: &WebDriver) -> WebDriverResult<()> {
        driver.forward().await
    }

    pub(super) async fn on_new_document(&self, driver: &WebDriver, script: &str) -> WebDriverResult<()> {
        send(driver, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await.map(drop)
    }

    pub(super) async fn resize(&self, driver: &WebDriver, width: u32, height: u32) -> WebDriverResult<()> {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        send(driver, "Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
    }

    pub(super) async fn without_cache(&self, driver: &WebDriver) -> WebDriverResult<()> {
        send(driver, "Network.enable", json!({})).await?;
        send(driver, "Network.setCacheDisabled", json!({ "cacheDisabled": true })).await.map(drop)
    }

    pub(super) async fn prefer(&self, driver: &WebDriver, media: &Media) -> WebDriverResult<()> {
        let features: Vec<Value> =
            media.features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        let medium = if media.is_printed { "print" } else { "" };
        send(driver, "Emulation.setEmulatedMedia", json!({ "media": medium, "features": features })).await.map(drop)
    }

    pub(super) async fn set_online(&self, driver: &WebDriver, is_online: bool) -> WebDriverResult<()> {
        send(driver, "Network.enable", json!({})).await?;
        let conditions =
            json!({ "offline": !is_online, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        send(driver, "Network.emulateNetworkConditions", conditions).await.map(drop)
    }

    pub(super) async fn set_locale(&self, driver: &WebDriver, locale: &str) -> WebDriverResult<()> {
        send(driver, "Emulation.setLocaleOverride", json!({ "locale": locale })).await.map(drop)
    }

    pub(super) async fn allow_clipboard(&self, driver: &WebDriver, origin: &str) -> WebDriverResult<()> {
        let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
        let grant = json!({ "origin": origin, "permissions": permissions });
        send(driver, "Browser.grantPermissions", grant).await.map(drop)
    }

    pub(super) async fn clipboard(&self, driver: &WebDriver) -> WebDriverResult<String> {
        let read = json!({ "expression": "navigator.clipboard.readText()", "awaitPromise": true, "userGesture": true });
        let answer = send(driver, "Runtime.evaluate", read).await?;
        Ok(answer["result"]["value"].as_str().unwrap_or_default().to_owned())
    }

    pub(super) async fn console(&self, driver: &WebDriver) -> WebDriverResult<Vec<Console>> {
        let new = driver.get_log("browser").await?;
        let new = new.into_iter().map(|entry| Console { level: entry.level, message: entry.message });
        self.console.borrow_mut().extend(new);
        Ok(self.console.borrow().clone())
    }

    pub(super) async fn requests(&self, driver: &WebDriver) -> WebDriverResult<Vec<Request>> {
        let new = driver.get_log("performance").await?;
        self.requests.borrow_mut().extend(new.iter().filter_map(|entry| Request::of_devtools(&entry.message)));
        Ok(self.requests.borrow().clone())
    }
}
