//! Which browser it is. What both do alike by classic WebDriver is with `Browser`; this is what each does in its own way.

use std::{env, path::Path, process::Command};

use thirtyfour::{Capabilities, WebDriver, error::WebDriverResult};

use super::{
    Manner, Media,
    chromium::{self, Chromium},
    firefox::{self, Firefox},
};
use crate::traffic::{Console, Request};

pub(super) enum Engine {
    Chromium(Chromium),
    Firefox(Firefox),
}

/// Whether the tests run in Firefox: `MAILSTEPS_BROWSER` says so.
fn is_firefox() -> bool {
    env::var_os("MAILSTEPS_BROWSER").is_some_and(|name| name == "firefox")
}

/// The program that drives it, and listens there.
pub(super) fn driver(port: u16, websocket_port: u16) -> Command {
    if is_firefox() { firefox::driver(port, websocket_port) } else { chromium::driver(port) }
}

/// How it is to be started.
pub(super) fn capabilities(manner: Manner, profile: &Path) -> Capabilities {
    if is_firefox() { firefox::capabilities(manner, profile) } else { chromium::capabilities(manner, profile) }
}

/// The same of whichever it is.
macro_rules! of {
    ($engine:expr, $name:ident($($argument:expr),*)) => {
        match $engine {
            Engine::Chromium(chromium) => chromium.$name($($argument),*).await,
            Engine::Firefox(firefox) => firefox.$name($($argument),*).await,
        }
    };
}

impl Engine {
    /// Listens to what a browser tells from now on.
    pub(super) async fn listen(driver: &WebDriver, manner: Manner) -> WebDriverResult<Self> {
        if is_firefox() {
            Firefox::listen(driver, manner).await.map(Self::Firefox)
        } else {
            Ok(Self::Chromium(Chromium::default()))
        }
    }

    pub(super) async fn open(&self, driver: &WebDriver, url: &str) -> WebDriverResult<()> {
        of!(self, open(driver, url))
    }

    /// As a reader does.
    pub(super) async fn reload(&self, driver: &WebDriver) -> WebDriverResult<()> {
        of!(self, reload(driver))
    }

    pub(super) async fn back(&self, driver: &WebDriver) -> WebDriverResult<()> {
        of!(self, back(driver))
    }

    pub(super) async fn forward(&self, driver: &WebDriver) -> WebDriverResult<()> {
        of!(self, forward(driver))
    }

    pub(super) async fn on_new_document(&self, driver: &WebDriver, script: &str) -> WebDriverResult<()> {
        of!(self, on_new_document(driver, script))
    }

    /// The device has these wishes, and no others.
    pub(super) async fn prefer(&self, driver: &WebDriver, media: &Media) -> WebDriverResult<()> {
        of!(self, prefer(driver, media))
    }

    pub(super) async fn set_online(&self, driver: &WebDriver, is_online: bool) -> WebDriverResult<()> {
        of!(self, set_online(driver, is_online))
    }

    pub(super) async fn set_locale(&self, driver: &WebDriver, locale: &str) -> WebDriverResult<()> {
        of!(self, set_locale(driver, locale))
    }

    /// Lets the pages of a site use the clipboard, as a person does who is asked.
    pub(super) async fn allow_clipboard(&self, driver: &WebDriver, origin: &str) -> WebDriverResult<()> {
        of!(self, allow_clipboard(driver, origin))
    }

    pub(super) async fn clipboard(&self, driver: &WebDriver) -> WebDriverResult<String> {
        of!(self, clipboard(driver))
    }

    pub(super) async fn resize(&self, driver: &WebDriver, width: u32, height: u32) -> WebDriverResult<()> {
        of!(self, resize(driver, width, height))
    }

    pub(super) async fn without_cache(&self, driver: &WebDriver) -> WebDriverResult<()> {
        of!(self, without_cache(driver))
    }

    /// Everything on the console so far.
    pub(super) async fn console(&self, driver: &WebDriver) -> WebDriverResult<Vec<Console>> {
        of!(self, console(driver))
    }

    /// Every request so far.
    pub(super) async fn requests(&self, driver: &WebDriver) -> WebDriverResult<Vec<Request>> {
        of!(self, requests(driver))
    }
}
