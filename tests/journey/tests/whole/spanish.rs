//! What the app says beside the pages, in Spanish.

use mailsteps_journey::{Browser, Server};
use serde_json::json;

use crate::fix::{is_shown, stage};

#[test]
fn the_plan_is_in_the_language_of_the_page() {
    let stage = stage(&[]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url("/es/q.com/fix/"));
    browser.click("label:has(> #symptom-webmail-works)");
    is_shown(&browser, "login-refused");
    let plan = browser.text_of("return document.getElementById('plan-items').innerText");
    assert!(plan.contains("Lo entendemos así: El correo web funciona, el programa no."), "{plan}");
    assert!(plan.contains("Mire este ajuste: el nombre de usuario para el correo entrante."), "{plan}");
    assert!(plan.contains("Ayudó si:") && !plan.contains("It helped"), "{plan}");
    let leads =
        browser.texts_of("return [...document.querySelectorAll('#plan-items a')].map(it => it.getAttribute('href'))");
    let is_spanish = |href: &&String| href.starts_with("/es/") || href.starts_with('#') || href.starts_with("https://");
    assert!(!leads.is_empty() && leads.iter().all(|href| is_spanish(&href)), "{leads:?}");
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn what_is_typed_is_recognised_in_spanish_and_as_a_code() {
    let stage = stage(&[]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url("/es/q.com/fix/"));
    browser.write("#message", "no recibo correos nuevos desde ayer");
    browser.wait_for_any("#plan-items .cause");
    browser.clear("#message");
    browser.write("#message", "0x8004010F");
    is_shown(&browser, "data-file-damaged");
    browser.clear("#message");
    browser.write("#message", "xyzzy");
    browser.wait_for_text("No conocemos este mensaje.");
}

#[test]
fn a_slip_is_told_in_spanish_with_the_notes_of_the_data() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/es/q.com/thunderbird/imap/"));
    browser.write("[id='typed-incoming.host']", "mail,centurylink,net");
    browser.wait_for(
        "[id='remark-incoming.host']",
        "No está bien. Hay una coma donde va un punto. Escriba mail.centurylink.net.",
    );
    browser.write("[id='typed-incoming.port']", "995");
    browser.wait_for_text("El puerto 995 es para POP3");
}

#[test]
fn dates_are_written_as_the_reader_writes_them() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    let foot = "return document.querySelector('footer local-date').innerText";
    browser.open_app(&server.url("/q.com/"));
    let english = browser.text_of(foot);
    assert!(english.starts_with("Nov ") && english.ends_with(", 2026"), "{english}");
    browser.open_app(&server.url("/es/q.com/"));
    let spanish = browser.text_of(foot);
    assert!(spanish.contains("nov") && spanish.ends_with("2026"), "{spanish}");
}

#[test]
fn another_country_with_the_same_language_has_its_own_manner_of_dates_by_devtools() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    let agent = browser.text_of("return navigator.userAgent");
    browser.devtools("Emulation.setUserAgentOverride", json!({ "userAgent": agent, "acceptLanguage": "en-GB,en" }));
    browser.open_app(&server.url("/q.com/"));
    // When it is seen.
    let foot = "return document.querySelector('footer local-date').innerText";
    assert_eq!(browser.text_of(foot), "Nov 21, 2026");
    browser.run("document.querySelector('footer').scrollIntoView()");
    browser.wait("the date is British", &format!("{foot}.endsWith(' Nov 2026')"));
}

#[test]
fn the_time_of_a_check_is_written_as_the_reader_writes_it() {
    let stage = stage(&[]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/check/"));
    browser.wait_for_any("local-time");
    let time = "return document.querySelector('local-time').innerText";
    browser.run("document.querySelector('local-time').scrollIntoView()");
    let manner = "return new Date(document.querySelector('local-time time').dateTime).toLocaleString()";
    let expected = browser.text_of(manner);
    browser.wait("the time is whole", &format!("{time} === {expected:?}"));
}

/// The words for the months come from the site, for readers without a script and for the first look; the browser would write the
/// same.
#[test]
fn dates_of_the_site_are_written_as_browsers_write_them() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    for (path, locale) in [("/q.com/", "en-US"), ("/es/q.com/", "es-US")] {
        browser.open_app(&server.url(path));
        let months = "const manner = new Intl.DateTimeFormat(arguments[0], { year: 'numeric', month: 'short', day: 'numeric',
            timeZone: 'UTC' });
            return [...document.querySelectorAll('time')].filter(time => time.dateTime.length === 10)
                .map(time => [time.textContent, manner.format(new Date(time.dateTime))]).filter(([one, other]) => one !== other)";
        assert_eq!(browser.run_with(months, &[json!(locale)]), json!([]), "{path}");
    }
}
