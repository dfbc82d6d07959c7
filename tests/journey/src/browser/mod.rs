//! A browser, by way of its driver.

mod chromium;
mod device;
mod engine;
mod eyes;
mod firefox;
mod frames;
mod hands;

use std::{
    cell::RefCell,
    collections::BTreeMap,
    net::Ipv4Addr,
    process::Stdio,
    sync::{Mutex, MutexGuard, PoisonError},
};

use mailsteps_stage::free_port;
use tempfile::TempDir;
use thirtyfour::{WebDriver, error::WebDriverResult};
use tokio::runtime::Runtime;

use self::{engine::Engine, frames::Frame};
use crate::{patience::until, process::ProcessGroup};

/// One browser at a time: several of them starve each other on a small machine.
static TURN: Mutex<()> = Mutex::new(());

/// How the browser is set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Manner {
    /// As most people have it, but for the site's worker.
    #[default]
    Usual,
    /// The reader has switched JavaScript off.
    WithoutScript,
    /// The test goes on while a page is still loading.
    Impatient,
    /// As most people have it, with the site's worker, which keeps pages. Without it, what a test does to requests happens to
    /// all of them.
    WithWorker,
}

/// What a device says of itself and of its reader, for style sheets.
#[derive(Debug, Clone, Default)]
struct Media {
    /// Media features with their values.
    features: BTreeMap<String, String>,
    is_printed: bool,
}

/// A browser with a fresh profile. Dropping it ends it and forgets everything.
pub struct Browser {
    // Fields are dropped in this order: first the processes, then the profile in which they work.
    driver: Option<WebDriver>,
    engine: Engine,
    _processes: ProcessGroup,
    _profile: TempDir,
    runtime: Runtime,
    media: RefCell<Media>,
    /// What is looked into instead of the whole page.
    frame: RefCell<Option<Frame>>,
    _turn: MutexGuard<'static, ()>,
}

impl Browser {
    /// Starts one, as most people have it.
    #[must_use]
    #[track_caller]
    pub fn start() -> Self {
        Self::start_as(Manner::Usual)
    }

    /// Starts one.
    #[must_use]
    #[track_caller]
    pub fn start_as(manner: Manner) -> Self {
        Self::start_in(manner, None)
    }

    /// Starts one on a device whose clock goes by a time zone, such as `America/Denver`.
    #[must_use]
    #[track_caller]
    pub fn start_in(manner: Manner, time_zone: Option<&str>) -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let profile = tempfile::Builder::new().prefix("mailsteps-browser-").tempdir().expect("there is room for it");
        std::fs::create_dir(profile.path().join("profile")).expect("the folder is new");
        let [port, websocket_port] = [(); 2].map(|()| free_port().expect("loopback has a free port"));
        let mut command = engine::driver(port, websocket_port);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        // Besides the profile, browsers leave traces in the home folder and in the one for temporary files.
        command.env("HOME", profile.path()).env("TMPDIR", profile.path()).env("TZ", time_zone.unwrap_or("UTC"));
        let processes = ProcessGroup::spawn(&mut command);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("there are threads");
        until("the driver listens", || std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok());
        let session = WebDriver::new(format!("http://127.0.0.1:{port}"), engine::capabilities(manner, profile.path()));
        let driver = runtime.block_on(session).expect("the browser starts");
        let engine = runtime.block_on(Engine::listen(&driver, manner)).expect("the browser tells what it notices");
        let browser = Self {
            driver: Some(driver),
            engine,
            _processes: processes,
            _profile: profile,
            runtime,
            media: RefCell::default(),
            frame: RefCell::default(),
            _turn: turn,
        };
        if manner != Manner::WithWorker {
            browser.on_new_document("delete Navigator.prototype.serviceWorker");
        }
        browser
    }

    /// Opens a page, as typed into the address bar, and waits until it is loaded.
    #[track_caller]
    pub fn open(&self, url: &str) {
        self.leave_frame();
        let result = self.block_on(self.engine.open(self.driver(), url));
        self.must("the page opens", result);
    }

    /// Opens a page and waits for the app.
    #[track_caller]
    pub fn open_app(&self, url: &str) {
        self.open(url);
        self.wait_for_app();
    }

    /// Waits until the app has taken the place of the ready-made page.
    #[track_caller]
    pub fn wait_for_app(&self) {
        self.wait("the app runs", "return document.documentElement.dataset.app === 'running'");
    }

    /// Presses Reload, and waits for the app.
    #[track_caller]
    pub fn reload(&self) {
        let result = self.block_on(self.engine.reload(self.driver()));
        self.must("the page loads again", result);
        self.wait_for_app();
    }

    /// Presses Back.
    #[track_caller]
    pub fn back(&self) {
        let result = self.block_on(self.engine.back(self.driver()));
        self.must("the browser goes back", result);
    }

    /// Presses Forward.
    #[track_caller]
    pub fn forward(&self) {
        let result = self.block_on(self.engine.forward(self.driver()));
        self.must("the browser goes forward", result);
    }

    /// The address bar, from the path on.
    #[must_use]
    #[track_caller]
    pub fn path(&self) -> String {
        self.text_of("return location.pathname + location.search + location.hash")
    }

    #[track_caller]
    fn must<T>(&self, what: &str, result: WebDriverResult<T>) -> T {
        result.unwrap_or_else(|error| panic!("{what}: {error}{}", self.scene()))
    }

    fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("it is taken only when we are dropped")
    }

    fn block_on<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The process group is killed in a moment; a polite end of the session would only take time.
        let _ = self.driver.take().map(WebDriver::leak);
    }
}
