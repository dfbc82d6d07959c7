//! What the app says beside the pages, in Spanish.

use mailsteps_journey::{Browser, Server};

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
