//! Without a network: what was opened stays, what was not says so, and nothing private is kept. A newer version is offered.

use std::{
    fs,
    path::{Path, PathBuf},
};

use mailsteps_journey::{Browser, Manner, Meddling, Middleman, Server, site_folder};
use serde_json::json;
use tempfile::TempDir;

const STEPS: &str = "/q.com/thunderbird/imap/";

#[track_caller]
fn wait_until_kept(browser: &Browser, path: &str) {
    browser.wait(
        &format!("{path} is kept"),
        &format!("return caches.open('mailsteps:/:pages').then(it => it.match('{path}')).then(Boolean)"),
    );
}

/// A browser that has opened a page, and keeps it.
fn opened(url: &str) -> Browser {
    let browser = Browser::start_as(Manner::WithWorker);
    browser.open_app(url);
    wait_until_kept(&browser, &browser.text_of("return location.pathname"));
    let words = "return caches.match(document.getElementById('site').dataset.extras).then(Boolean)";
    browser.wait("the words of the extras are kept", words);
    browser
}

/// Every entry of every cache: the cache, the path with all that follows, the address that the answer names, and its text.
fn entries(browser: &Browser) -> Vec<[String; 4]> {
    let script = "const all = [];
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const key of await cache.keys()) {
                const answer = await cache.match(key);
                all.push([name, key.url.slice(location.origin.length), answer.url, await answer.text()]);
            }
        }
        return all";
    let found = browser.run(&format!("return (async () => {{ {script} }})()"));
    serde_json::from_value(found).unwrap()
}

#[test]
fn a_walkthrough_once_opened_works_without_a_network() {
    let server = Server::without_mail_servers();
    let browser = opened(&server.url(&format!("{STEPS}#address=jane@q.com")));
    let (settings, never) = (server.url("/q.com/"), server.url("/q.com/iphone/imap/"));
    browser.press("Settings for q.com");
    browser.wait_for("h1", "E-mail settings for q.com");
    wait_until_kept(&browser, "/q.com/");
    browser.back();
    browser.allow_clipboard();
    drop(server);

    browser.reload();
    browser.wait_for("h1", "Set up q.com in Thunderbird with IMAP");
    assert!(browser.visible("[data-step]") > 5);
    assert_eq!(browser.texts("[data-step] [data-setting='incoming.username']"), ["jane@q.com"]);
    browser.click("[data-step=open] .tick");
    assert_eq!(browser.path(), format!("{STEPS}#address=jane@q.com&marks=done-a-open"));
    browser.click("[data-step='incoming'] button[aria-label='Copy Hostname']");
    browser.wait_for(".guide > [role=status]", "Copied: Hostname");
    assert_eq!(browser.clipboard(), "mail.centurylink.net");
    // Never used before, and here all the same.
    browser.write("[id='typed-incoming.port']", "995");
    browser.wait_for_text("Port 995 is for POP3");

    browser.press("Settings for q.com");
    browser.wait_for("h1", "E-mail settings for q.com");
    browser.wait_for_any("table [data-setting]");
    browser.open_app(&settings);
    browser.wait_for("h1", "E-mail settings for q.com");

    browser.open(&never);
    browser.wait_for("h1", "This page is not on your device");
    assert_eq!(browser.texts("main li").len(), 3, "{:?}", browser.texts("main li"));
    browser.press("q.com in Thunderbird with IMAP: step by step · mailsteps");
    browser.wait_for_app();
    browser.wait_for("h1", "Set up q.com in Thunderbird with IMAP");
    browser.open(&never);
    browser.press("Set up your e-mail: the first page");
    browser.wait_for_app();
    browser.write("#address", "joe@q.com");
    browser.press("Show my settings");
    browser.wait_for("h1", "E-mail settings for q.com");
}

/// What a reader of another language may ask for later is there too.
#[test]
fn what_is_typed_is_checked_in_the_language_of_the_page() {
    let server = Server::without_mail_servers();
    let browser = opened(&server.url(&format!("/es{STEPS}")));
    drop(server);
    browser.reload();
    browser.wait_for_app();
    browser.write("[id='typed-incoming.port']", "995");
    browser.wait_for_text("El puerto 995 es para POP3");
}

/// Each language says it in its own place.
#[test]
fn a_page_of_another_language_leads_to_the_pages_of_that_language() {
    let server = Server::without_mail_servers();
    let browser = opened(&server.url(STEPS));
    let never = server.url("/es/q.com/iphone/imap/");
    drop(server);
    browser.open(&never);
    browser.wait_for_any("main a[href='/es/']");
    assert_eq!(browser.text_of("return document.documentElement.lang"), "es");
}

#[test]
fn a_slow_or_broken_network_gives_way_to_the_kept_page() {
    let server = Server::without_mail_servers();
    let middleman = Middleman::start(server.address());
    let browser = opened(&middleman.url(STEPS));
    middleman.meddle(STEPS, Meddling::Hold);
    browser.reload();
    assert!(browser.visible("[data-step]") > 5);
    middleman.relent();
    let broken =
        Meddling::Answer { status: "502 Bad Gateway", content_type: "text/html", body: "<h1>Bad gateway</h1>".into() };
    middleman.meddle(STEPS, broken);
    browser.reload();
    assert!(browser.visible("[data-step]") > 5);
}

#[test]
fn checks_and_setup_files_are_never_kept() {
    let server = Server::without_mail_servers();
    let browser = opened(&server.url(STEPS));
    let paths = [
        "/api/v1/settings/q.com",
        "/api/v1/openapi.json",
        "/healthz",
        "/q.com/mail/config-v1.1.xml",
        "/q.com/autodiscover/autodiscover.xml",
        "/q.com/email.mobileconfig?protocol=imap",
    ];
    let ask = "return fetch(arguments[0], { cache: 'no-store' }).then(answer => String(answer.ok), () => 'none')";
    browser.wait("the worker answers", "return Boolean(navigator.serviceWorker.controller)");
    for path in paths {
        assert_eq!(browser.run_with(ask, &[json!(path)]), json!("true"), "{path}");
    }
    for [cache, path, ..] in entries(&browser) {
        assert!(!paths.iter().any(|asked| path.contains(asked)), "{path} is in {cache}");
    }
    drop(server);
    for path in paths {
        assert_eq!(browser.run_with(ask, &[json!(path)]), json!("none"), "{path}");
    }
}

#[test]
fn nothing_that_is_kept_names_the_reader() {
    let server = Server::without_mail_servers();
    let browser = opened(&server.url(&format!("{STEPS}#address=jane@q.com&marks=done-a-open")));
    for path in ["/q.com/?from=jane@q.com#address=jane@q.com", "/jane@q.com/", "/q.com/jane%40q.com/"] {
        browser.open_app(&server.url(path));
    }
    wait_until_kept(&browser, "/q.com/");
    let all = entries(&browser);
    assert!(all.len() > 10, "{}", all.len());
    for [cache, path, address, text] in all {
        assert!(cache.starts_with("mailsteps:/:"), "{cache}");
        assert!(!path.contains(['#', '?', '@']) && !path.contains("jane"), "{path} is in {cache}");
        assert!(!address.contains(['#', '?', '@']) && !text.contains("jane"), "{path}: {address}");
    }
}

/// A build of the site that can change while it is served.
struct Build(TempDir);

impl Build {
    /// That of these tests, with two domains.
    fn first() -> Self {
        let build = Self(tempfile::tempdir().unwrap());
        let site = site_folder();
        for entry in fs::read_dir(&site).unwrap().map(|entry| entry.unwrap().path()) {
            let name = entry.file_name().unwrap().to_str().unwrap().to_owned();
            if entry.is_file() || ["assets", "q.com"].contains(&name.as_str()) {
                copy(&entry, &build.path(&name));
            }
        }
        for page in ["es/index.html", "es/offline.html"] {
            copy(&site.join(page), &build.path(page));
        }
        build
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Every page and the worker become those of another version.
    fn become_newer(&self, version: &str) {
        let worker = fs::read_to_string(self.path("sw.js")).unwrap();
        let page = fs::read_to_string(self.path("index.html")).unwrap();
        let old = page.split_once("data-version=\"").unwrap().1.split_once('"').unwrap().0;
        assert!(worker.contains(old), "the worker has the pages' version");
        for file in crate::budget::files(self.0.path()) {
            if file.extension().is_some_and(|kind| kind == "html") || file.ends_with("sw.js") {
                let text = fs::read_to_string(&file).unwrap();
                fs::write(&file, text.replace(old, version)).unwrap();
            }
        }
    }
}

/// Without the compressed copies, which would be of the old version.
fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()) {
            copy(&entry, &to.join(entry.file_name().unwrap()));
        }
    } else if from.extension().is_none_or(|kind| kind != "br" && kind != "gz") {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    }
}

const ASK: &str = "return navigator.serviceWorker.getRegistration().then(it => it.update()).then(() => true)";
const VERSION: &str = "return document.getElementById('site').dataset.version";
const CACHES: &str = "return caches.keys().then(names => names.filter(name => name.startsWith('mailsteps:')))";

#[test]
fn a_newer_version_is_offered_and_shown_when_the_reader_wants_it() {
    let build = Build::first();
    let server = Server::with_site(build.0.path());
    let browser = opened(&server.url(&format!("{STEPS}#address=jane@q.com")));
    assert!(!browser.page_text().contains("newer version"));
    browser.run("window.isStillHere = true");
    build.become_newer("thenewerone");
    browser.run(ASK);
    browser.wait_for_text("There is a newer version of this guide.");
    browser.wait_for_any(".newer button");
    // The style came too.
    browser.wait("it has its style", "return getComputedStyle(document.querySelector('.newer')).position === 'sticky'");
    // What has the focus is not under the sentence.
    let covered = "const it = document.querySelector('[data-step=open] .tick');
        scrollTo(0, 0); it.focus(); it.scrollIntoView({ block: 'end' });
        return it.getBoundingClientRect().bottom > document.querySelector('.newer').getBoundingClientRect().top";
    assert_eq!(browser.run(covered), false);
    browser.click("[data-step=open] .tick");
    assert_eq!(browser.run("return window.isStillHere"), true);
    assert_ne!(browser.text_of(VERSION), "thenewerone");
    assert_eq!(browser.texts_of(CACHES).len(), 3, "the old version is kept as long as it is shown");

    browser.press("Show it");
    browser.wait("the newer version is there", &format!("{VERSION} === 'thenewerone'"));
    browser.wait_for_app();
    assert_eq!(browser.path(), format!("{STEPS}#address=jane@q.com&marks=done-a-open"));
    assert_eq!(browser.run("return 'isStillHere' in window"), false);
    assert_eq!(browser.visible(".newer"), 0);
    browser.wait("the old version is gone", "return caches.keys().then(it => it.length === 2)");
    let mut caches = browser.texts_of(CACHES);
    caches.sort();
    assert_eq!(caches, ["mailsteps:/:pages", "mailsteps:/:thenewerone"]);

    // Whoever has the newer version on the screen already is offered nothing.
    build.become_newer("newestofall");
    browser.reload();
    browser
        .wait("the newest waits", "return navigator.serviceWorker.getRegistration().then(it => Boolean(it.waiting))");
    assert_eq!(browser.text_of(VERSION), "newestofall");
    assert_eq!(browser.visible(".newer"), 0);
    drop(server);
    browser.reload();
    assert_eq!(browser.text_of(VERSION), "newestofall");
    assert!(browser.visible("[data-step]") > 5);
}

#[test]
fn a_site_that_keeps_nothing_any_more_leaves_nothing() {
    let build = Build::first();
    let server = Server::with_site(build.0.path());
    let browser = opened(&server.url(STEPS));
    browser.run("return caches.open('of somebody else').then(() => true)");
    let end = include_str!("../../../../src/browser/sw-end.js").replace("{{base}}", "/");
    fs::write(build.path("sw.js"), end).unwrap();
    browser.run(ASK);
    browser.wait("the caches are gone", "return caches.keys().then(names => names.join() === 'of somebody else')");
    let registrations = "return navigator.serviceWorker.getRegistrations().then(all => all.length === 0)";
    browser.wait("the worker is gone", registrations);
    assert_eq!(browser.visible(".newer"), 0);
}

#[test]
fn a_frame_without_rights_has_no_worker_and_does_not_complain() {
    let server = Server::without_mail_servers();
    let middleman = Middleman::start(server.address());
    let page = format!("<!doctype html><title>Help</title><iframe sandbox='allow-scripts' src='{STEPS}'></iframe>");
    middleman.meddle("/help", Meddling::Answer { status: "200 OK", content_type: "text/html", body: page });
    let browser = Browser::start_as(Manner::WithWorker);
    browser.open(&middleman.url("/help"));
    browser.into_frame("iframe");
    browser.wait_for_app();
    browser.press("Settings for q.com");
    browser.wait_for("h1", "E-mail settings for q.com");
    let complaints = browser.console();
    assert!(complaints.iter().all(|line| !line.message.to_lowercase().contains("worker")), "{complaints:?}");
    assert!(!middleman.seen().iter().any(|request| request.contains("/sw.js")));
}

/// What stays on the device: the files of the first view, of the steps and of what a reader may ask for there.
#[test]
fn what_is_kept_is_small() {
    let worker = fs::read_to_string(site_folder().join("sw.js")).unwrap();
    assert!(worker.len() < 8_000, "{}", worker.len());
    let files = crate::budget::files(&site_folder().join("assets"));
    let kept =
        files.iter().filter(|file| worker.contains(&format!("/assets/{}\"", file.file_name().unwrap().display())));
    let names: Vec<String> = kept.clone().map(|file| file.file_name().unwrap().display().to_string()).collect();
    for name in ["boot.", "extras.", "guide.", "steps.", "paper.", "icon.", "offline."] {
        assert!(names.iter().any(|file| file.starts_with(name)), "{name} is not kept: {names:?}");
    }
    let sizes = kept.map(|file| fs::metadata(format!("{}.br", file.display())).unwrap().len());
    let sum: u64 = sizes.sum();
    assert!(sum < 300_000, "{sum} bytes");
}
