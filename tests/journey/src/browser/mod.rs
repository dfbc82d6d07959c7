//! A browser, by way of its driver.

mod chromium;
mod firefox;
mod frames;

use std::{
    cell::RefCell,
    collections::BTreeMap,
    env,
    net::Ipv4Addr,
    process::Stdio,
    sync::{Mutex, MutexGuard, PoisonError},
};

use mailsteps_stage::free_port;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{
    By, WebDriver, WebElement,
    error::{WebDriverErrorInner, WebDriverResult},
};
use tokio::runtime::Runtime;

use self::{firefox::Firefox, frames::Frame};
use crate::{
    keys::Key,
    paper::Paper,
    patience::{until, until_or},
    process::ProcessGroup,
    traffic::{Console, Request},
};

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

/// Which browser it is, with what one of them needs.
enum Engine {
    Chromium,
    Firefox(Firefox),
}

/// Whether the tests run in Firefox: `MAILSTEPS_BROWSER` says so.
fn is_firefox() -> bool {
    env::var_os("MAILSTEPS_BROWSER").is_some_and(|name| name == "firefox")
}

/// A browser with a fresh profile. Dropping it ends it and forgets everything.
pub struct Browser {
    // Fields are dropped in this order: first the processes, then the profile in which they work.
    driver: Option<WebDriver>,
    engine: Engine,
    _processes: ProcessGroup,
    _profile: TempDir,
    runtime: Runtime,
    console: RefCell<Vec<Console>>,
    requests: RefCell<Vec<Request>>,
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
        let mut command = if is_firefox() { firefox::driver(port, websocket_port) } else { chromium::driver(port) };
        command.stdout(Stdio::null()).stderr(Stdio::null());
        // Besides the profile, browsers leave traces in the home folder and in the one for temporary files.
        command.env("HOME", profile.path()).env("TMPDIR", profile.path()).env("TZ", time_zone.unwrap_or("UTC"));
        let processes = ProcessGroup::spawn(&mut command);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("there are threads");
        until("the driver listens", || std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok());
        let capabilities = if is_firefox() { firefox::capabilities } else { chromium::capabilities };
        let session = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities(manner, profile.path()));
        let driver = runtime.block_on(session).expect("the browser starts");
        let engine = if is_firefox() {
            Engine::Firefox(runtime.block_on(Firefox::listen(&driver, manner)).expect("the browser speaks BiDi"))
        } else {
            Engine::Chromium
        };
        let browser = Self {
            driver: Some(driver),
            engine,
            _processes: processes,
            _profile: profile,
            runtime,
            console: RefCell::default(),
            requests: RefCell::default(),
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
        let result = match &self.engine {
            Engine::Chromium => self.block_on(self.driver().goto(url)),
            Engine::Firefox(firefox) => {
                self.leave_frame();
                self.block_on(firefox.open(self.driver(), url))
            }
        };
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
        let result = match &self.engine {
            Engine::Chromium => self.block_on(self.driver().refresh()),
            Engine::Firefox(firefox) => self.block_on(firefox.reload(self.driver())),
        };
        self.must("the page loads again", result);
        self.wait_for_app();
    }

    /// Presses Back.
    #[track_caller]
    pub fn back(&self) {
        let result = match &self.engine {
            Engine::Chromium => self.block_on(self.driver().back()),
            Engine::Firefox(firefox) => self.block_on(firefox.go(self.driver(), -1)),
        };
        self.must("the browser goes back", result);
    }

    /// Presses Forward.
    #[track_caller]
    pub fn forward(&self) {
        let result = match &self.engine {
            Engine::Chromium => self.block_on(self.driver().forward()),
            Engine::Firefox(firefox) => self.block_on(firefox.go(self.driver(), 1)),
        };
        self.must("the browser goes forward", result);
    }

    /// The address bar, from the path on.
    #[must_use]
    #[track_caller]
    pub fn path(&self) -> String {
        self.text_of("return location.pathname + location.search + location.hash")
    }

    /// Runs a script: `return …`.
    #[track_caller]
    pub fn run(&self, script: &str) -> Value {
        self.must(script, self.try_run(script, &[]))
    }

    /// Runs a script with `arguments`.
    #[track_caller]
    pub fn run_with(&self, script: &str, arguments: &[Value]) -> Value {
        self.must(script, self.try_run(script, arguments))
    }

    /// What a script returns, as text.
    #[must_use]
    #[track_caller]
    pub fn text_of(&self, script: &str) -> String {
        match self.run(script) {
            Value::String(text) => text,
            other => panic!("{script}: {other} is no text"),
        }
    }

    /// What a script returns, as texts.
    #[must_use]
    #[track_caller]
    pub fn texts_of(&self, script: &str) -> Vec<String> {
        let found = self.run(script);
        match serde_json::from_value(found.clone()) {
            Ok(texts) => texts,
            Err(_) => panic!("{script}: {found} is no list of texts"),
        }
    }

    /// The visible texts of all elements that a selector finds.
    #[must_use]
    #[track_caller]
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let found = self.run_with(
            "return [...document.querySelectorAll(arguments[0])].filter(it => it.checkVisibility({ visibilityProperty: true })).map(it => it.innerText.trim())",
            &[json!(selector)],
        );
        serde_json::from_value(found).expect("the script returns texts")
    }

    /// The text of the page as the reader sees it.
    #[must_use]
    #[track_caller]
    pub fn page_text(&self) -> String {
        self.text_of("return document.body.innerText")
    }

    /// How many elements a selector finds that can be seen.
    #[must_use]
    #[track_caller]
    pub fn visible(&self, selector: &str) -> usize {
        self.texts(selector).len()
    }

    /// Waits until a script returns true.
    #[track_caller]
    pub fn wait(&self, what: &str, script: &str) {
        self.wait_with(what, script, &[]);
    }

    /// Waits until the first element that a selector finds has this visible text.
    #[track_caller]
    pub fn wait_for(&self, selector: &str, text: &str) {
        let script = "const it = document.querySelector(arguments[0]);
            return !!it && it.checkVisibility({ visibilityProperty: true }) && it.innerText.replace(/\\s+/g, ' ').trim() === arguments[1]";
        self.wait_with(&format!("{selector} says {text:?}"), script, &[json!(selector), json!(text)]);
    }

    /// Waits until a selector finds something that can be seen.
    #[track_caller]
    pub fn wait_for_any(&self, selector: &str) {
        let script = "return [...document.querySelectorAll(arguments[0])].some(it => it.checkVisibility({ visibilityProperty: true }))";
        self.wait_with(&format!("{selector} can be seen"), script, &[json!(selector)]);
    }

    /// Waits until a text can be seen anywhere on the page.
    #[track_caller]
    pub fn wait_for_text(&self, text: &str) {
        let script = "return document.body.innerText.includes(arguments[0])";
        self.wait_with(&format!("the page says {text:?}"), script, &[json!(text)]);
    }

    /// Waits until a script with `arguments` returns true on a page that is whole.
    #[track_caller]
    pub fn wait_with(&self, what: &str, script: &str, arguments: &[Value]) {
        let script = &format!("if (document.querySelector('#main[data-pouring]')) return false; {script}");
        // An error is no answer: the page may be on its way out.
        let look = || self.try_run(script, arguments).ok().filter(|found| *found == json!(true)).map(drop);
        until_or(what, look, || self.scene());
    }

    /// Clicks on the first element that a selector finds, as a person would: it must be visible and not covered.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        self.click_on(&By::Css(selector), selector);
    }

    /// Clicks on the link, button or fold with this text.
    #[track_caller]
    pub fn press(&self, text: &str) {
        let path = format!("//*[self::a or self::button or self::summary][normalize-space()={text:?}]");
        self.click_on(&By::XPath(path), text);
    }

    #[track_caller]
    fn click_on(&self, by: &By, what: &str) {
        if matches!(self.engine, Engine::Firefox(_)) {
            self.scroll_frame_to(by, what);
        }
        let mut result = self.block_on(self.element(by, what).click());
        // The page may have been drawn anew between the look and the click.
        if matches!(&result, Err(error) if matches!(error.as_inner(), WebDriverErrorInner::StaleElementReference(_))) {
            result = self.block_on(self.element(by, what).click());
        }
        self.must(what, result);
    }

    /// Types into the first element that a selector finds.
    #[track_caller]
    pub fn write(&self, selector: &str, text: &str) {
        let element = self.element(&By::Css(selector), selector);
        self.must(selector, self.block_on(element.send_keys(text)));
    }

    /// Empties a box as a person does: marks everything and deletes it.
    #[track_caller]
    pub fn clear(&self, selector: &str) {
        self.run_with("document.querySelector(arguments[0]).select()", &[json!(selector)]);
        self.write(selector, "\u{e003}");
    }

    /// Presses a key, wherever the focus is.
    #[track_caller]
    pub fn key(&self, key: Key) {
        self.must("a key is pressed", self.block_on(self.driver().action_chain().send_keys(key.code()).perform()));
    }

    /// Types, wherever the focus is.
    #[track_caller]
    pub fn keys(&self, text: &str) {
        self.must("keys are pressed", self.block_on(self.driver().action_chain().send_keys(text).perform()));
    }

    /// Sends a command of the Chrome DevTools Protocol: for what other browsers do not have.
    #[track_caller]
    pub fn devtools(&self, method: &str, parameters: Value) -> Value {
        self.must(method, self.block_on(chromium::send(self.driver(), method, parameters)))
    }

    /// Runs a script in every page from now on, before the page's own.
    #[track_caller]
    pub fn on_new_document(&self, script: &str) {
        let result = match &self.engine {
            Engine::Chromium => self.block_on(chromium::on_new_document(self.driver(), script)),
            Engine::Firefox(firefox) => self.block_on(firefox.on_new_document(script)),
        };
        self.must(script, result);
    }

    /// What the reader has told the device for all pages, such as `prefers-color-scheme` and `dark`.
    #[track_caller]
    pub fn prefers(&self, feature: &str, value: &str) {
        self.media.borrow_mut().features.insert(feature.to_owned(), value.to_owned());
        self.dress();
    }

    /// Shows the page on the screen as it is printed.
    #[track_caller]
    pub fn show_as_printed(&self) {
        self.media.borrow_mut().is_printed = true;
        self.dress();
    }

    #[track_caller]
    fn dress(&self) {
        let media = self.media.borrow().clone();
        let result = match &self.engine {
            Engine::Chromium => self.block_on(chromium::prefer(self.driver(), &media)),
            Engine::Firefox(_) => self.block_on(firefox::prefer(self.driver(), &media)),
        };
        self.must("the device's wishes", result);
    }

    /// Takes the device's network away, or gives it back.
    #[track_caller]
    pub fn set_online(&self, is_online: bool) {
        let result = match &self.engine {
            Engine::Chromium => self.block_on(chromium::set_online(self.driver(), is_online)),
            Engine::Firefox(firefox) => self.block_on(firefox.set_online(self.driver(), is_online)),
        };
        self.must("the network", result);
    }

    /// The language of the device, such as `de-DE`.
    #[track_caller]
    pub fn set_locale(&self, locale: &str) {
        let result = match &self.engine {
            Engine::Chromium => self.block_on(chromium::set_locale(self.driver(), locale)),
            Engine::Firefox(firefox) => self.block_on(firefox.set_locale(self.driver(), locale)),
        };
        self.must(locale, result);
    }

    /// Lets the pages of this site use the clipboard, as a person does who is asked.
    #[track_caller]
    pub fn allow_clipboard(&self) {
        // Firefox is set up so that all pages may.
        if matches!(self.engine, Engine::Chromium) {
            let origin = self.text_of("return location.origin");
            self.must("the clipboard", self.block_on(chromium::allow_clipboard(self.driver(), &origin)));
        }
    }

    /// What was copied last.
    #[must_use]
    #[track_caller]
    pub fn clipboard(&self) -> String {
        match &self.engine {
            Engine::Chromium => {
                let read = json!({ "expression": "navigator.clipboard.readText()", "awaitPromise": true, "userGesture": true });
                let answer = self.devtools("Runtime.evaluate", read);
                answer["result"]["value"].as_str().unwrap_or_default().to_owned()
            }
            Engine::Firefox(_) => self.text_of("return navigator.clipboard.readText()"),
        }
    }

    /// A picture of the first element that a selector finds, as PNG; what is outside the window is not on it.
    #[must_use]
    #[track_caller]
    pub fn picture(&self, selector: &str) -> Vec<u8> {
        let element = self.element(&By::Css(selector), selector);
        self.must(selector, self.block_on(element.screenshot_as_png()))
    }

    /// Prints the page into a PDF.
    #[must_use]
    #[track_caller]
    pub fn print(&self, paper: Paper) -> Vec<u8> {
        self.must("the page is printed", self.block_on(self.driver().print_page(paper.parameters())))
    }

    /// Makes the window as wide as a device.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        let result = match &self.engine {
            Engine::Chromium => self.block_on(chromium::resize(self.driver(), width, height)),
            Engine::Firefox(firefox) => self.block_on(firefox.resize(self.driver(), width, height)),
        };
        self.must("the window's size", result);
    }

    /// Fetches everything anew from now on.
    #[track_caller]
    pub fn without_cache(&self) {
        let result = match &self.engine {
            Engine::Chromium => self.block_on(chromium::without_cache(self.driver())),
            Engine::Firefox(firefox) => self.block_on(firefox.without_cache()),
        };
        self.must("the cache", result);
    }

    /// Everything on the console so far.
    #[must_use]
    #[track_caller]
    pub fn console(&self) -> Vec<Console> {
        match &self.engine {
            Engine::Chromium => {
                let new = self.must("the console", self.block_on(chromium::console(self.driver())));
                self.console.borrow_mut().extend(new);
                self.console.borrow().clone()
            }
            Engine::Firefox(firefox) => self.must("the console", self.block_on(firefox.heard())).0,
        }
    }

    /// Every request so far.
    #[must_use]
    #[track_caller]
    pub fn requests(&self) -> Vec<Request> {
        match &self.engine {
            Engine::Chromium => {
                let new = self.must("the requests", self.block_on(chromium::requests(self.driver())));
                self.requests.borrow_mut().extend(new);
                self.requests.borrow().clone()
            }
            Engine::Firefox(firefox) => self.must("the requests", self.block_on(firefox.heard())).1,
        }
    }

    #[track_caller]
    fn element(&self, by: &By, what: &str) -> WebElement {
        let look = || {
            let element = self.block_on(self.driver().find(by.clone())).ok()?;
            self.block_on(element.is_displayed()).unwrap_or(false).then_some(element)
        };
        until_or(&format!("{what:?} can be seen"), look, || self.scene())
    }

    fn try_run(&self, script: &str, arguments: &[Value]) -> WebDriverResult<Value> {
        self.block_on(self.driver().execute(script, arguments)).map(|returned| returned.json().clone())
    }

    #[track_caller]
    fn must<T>(&self, what: &str, result: WebDriverResult<T>) -> T {
        result.unwrap_or_else(|error| panic!("{what}: {error}{}", self.scene()))
    }

    /// Where the browser is and what it shows, for a panic's message.
    fn scene(&self) -> String {
        let script = "return location.href + '\\n' + document.body.innerText.slice(0, 1500)";
        match self.try_run(script, &[]) {
            Ok(Value::String(scene)) => format!("\nat {scene}"),
            _ => String::new(),
        }
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
