//! The reader's whole way, against Dovecot and Postfix.

use mailsteps_journey::{Browser, Middleman, Server, until};
use mailsteps_stage::{Engine, Protocol, Service, Stage};
use serde_json::json;

/// The settings of a domain page, as `incoming.host pop3: value`.
fn settings(browser: &Browser, root: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(arguments[0] + ' table[data-protocol]')].flatMap(table =>
        [...table.querySelectorAll('[data-setting]')].map(it =>
            `${table.dataset.protocol} ${it.dataset.setting}: ${it.textContent}`))";
    serde_json::from_value(browser.run_with(script, &[json!(root)])).unwrap()
}

const JANES_SETTINGS: [&str; 12] = [
    "imap incoming.host: mail.centurylink.net",
    "imap incoming.port: 993",
    "imap incoming.security: SSL/TLS",
    "imap incoming.username: jane@q.com",
    "pop3 incoming.host: pop.centurylink.net",
    "pop3 incoming.port: 995",
    "pop3 incoming.security: SSL/TLS",
    "pop3 incoming.username: jane@q.com",
    "smtp outgoing.host: smtp.centurylink.net",
    "smtp outgoing.port: 587",
    "smtp outgoing.security: STARTTLS",
    "smtp outgoing.username: jane@q.com",
];

/// `pop3 ok`, `imap failed` and so on, once the check is done.
fn verdicts(browser: &Browser) -> Vec<String> {
    browser.wait_for_any(".verdict");
    let mut verdicts = browser.texts_of(
        "return [...document.querySelectorAll('[data-service]')].map(it => `${it.dataset.service} ${it.dataset.verdict}`)",
    );
    verdicts.sort();
    verdicts
}

#[test]
fn from_the_address_to_a_sound_check_and_on_to_a_server_that_fails() {
    let mut stage = Stage::start(Engine::Real, &Service::centurylink(), &[]).unwrap();
    let server = Server::start(&stage);
    let middleman = Middleman::start(server.address());
    let browser = Browser::start();

    browser.open_app(&middleman.url("/"));
    browser.write("#address", "jane@q.com");
    browser.press("Show my settings");
    browser.wait_for("h1", "E-mail settings for q.com");
    assert_eq!(browser.path(), "/q.com/#address=jane@q.com");
    let mut shown = settings(&browser, "main");
    shown.sort();
    assert_eq!(shown, JANES_SETTINGS);

    browser.click("a[href='/q.com/thunderbird/imap/']");
    browser.wait_for("h1", "Set up q.com in Thunderbird with IMAP");
    browser.wait_for_any("[data-step]");
    let filled_in = browser.texts("[data-step] [data-setting='incoming.username']");
    assert_eq!(filled_in, ["jane@q.com"]);
    assert!(browser.texts("[data-step]").iter().all(|step| !step.contains("yourname@")));
    copy(&browser);

    browser.press("It did not work");
    browser.press("Are the servers working?");
    browser.wait_for("h1", "Are the mail servers for q.com working?");
    assert_eq!(verdicts(&browser), ["imap ok", "pop3 ok", "smtp ok"]);
    assert_eq!(browser.texts(".verdict__sentence"), ["The mail servers for q.com are answering."]);
    let stand_ins = browser.texts("[data-stand-ins]");
    assert!(stand_ins.len() == 1 && stand_ins[0].contains("not the servers of CenturyLink"), "{stand_ins:?}");

    one_server_fails(&browser, &mut stage);
    other_servers_fail(&browser, &mut stage, &middleman);
    nothing_has_leaked(&browser, &server, &middleman);
}

fn copy(browser: &Browser) {
    browser.allow_clipboard();
    browser.click("[data-step='incoming'] button[aria-label='Copy Hostname']");
    browser.wait_for(".guide > [role=status]", "Copied: Hostname");
    assert_eq!(browser.clipboard(), "mail.centurylink.net");
}

/// The server keeps an answer for a while, so the reader presses "Check again" until a fresh one comes.
fn check_until(browser: &Browser, expected: &[&str]) {
    until("the check sees what has stopped", || {
        browser.press("Check again");
        browser.wait("the check is over", "return !document.querySelector('.waiting')");
        (verdicts(browser) == expected).then_some(())
    });
}

fn one_server_fails(browser: &Browser, stage: &mut Stage) {
    stage.stop(Protocol::Pop3);
    check_until(browser, &["imap ok", "pop3 failed", "smtp ok"]);
    let sentence = "Incoming mail with POP3 is not working right now. The other servers for q.com are answering.";
    assert_eq!(browser.texts(".verdict__sentence"), [sentence]);
    assert_eq!(
        browser.texts_of("return [...document.querySelectorAll('[data-service=pop3]')].map(it => it.dataset.code)"),
        ["refused"]
    );
    stage.restart(Protocol::Pop3).unwrap();
}

/// Each on the page of another domain with the same servers: it shares the answer that is kept, under its own name.
fn other_servers_fail(browser: &Browser, stage: &mut Stage, middleman: &Middleman) {
    for (protocol, domain, expected, name) in [
        (Protocol::Imap, "qwest.net", ["imap failed", "pop3 ok", "smtp ok"], "Incoming mail with IMAP"),
        (Protocol::Smtp, "embarqmail.com", ["imap ok", "pop3 ok", "smtp failed"], "Outgoing mail (SMTP)"),
    ] {
        stage.stop(protocol);
        browser.open_app(&middleman.url(&format!("/{domain}/check/")));
        check_until(browser, &expected);
        let sentence = format!("{name} is not working right now. The other servers for {domain} are answering.");
        assert_eq!(browser.texts(".verdict__sentence"), [sentence]);
        stage.restart(protocol).unwrap();
    }
}

fn nothing_has_leaked(browser: &Browser, server: &Server, middleman: &Middleman) {
    let complaints = browser.console();
    assert!(complaints.is_empty(), "the console is not empty: {complaints:?}");

    let requests = browser.requests();
    assert!(requests.len() > 10, "the count itself does not work: {requests:?}");
    for request in &requests {
        assert!(request.url.starts_with(&middleman.url("/")), "a request to somebody else: {request:?}");
        assert!(!format!("{request:?}").contains("jane"), "the address left the browser: {request:?}");
    }
    let seen = middleman.seen();
    assert!(seen.len() > 10, "the count itself does not work: {seen:?}");
    for request in seen {
        assert!(!request.to_lowercase().contains("jane"), "the address left the browser: {request}");
    }
    let log = server.log();
    assert!(!log.contains("jane"), "the address is in the server's log: {log}");
    assert!(log.contains("refused"), "the log says what is wrong with a server: {log}");
}
