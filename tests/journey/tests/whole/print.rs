//! Paper.

use mailsteps_journey::{Browser, Server};
use serde_json::json;

#[test]
fn a_walkthrough_on_paper_has_the_steps_and_nothing_to_press() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/thunderbird/imap/#address=jane@q.com"));
    browser.wait_for_any("button.copy");
    let pdf = browser.devtools("Page.printToPDF", json!({}));
    let pdf = pdf["data"].as_str().unwrap();
    // "%PDF" in Base64, and more than an empty page.
    assert!(pdf.starts_with("JVBERi") && pdf.len() > 20_000, "{} bytes", pdf.len());

    let on_screen = browser.visible("[data-step]");
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    assert_eq!(browser.texts("button, .copy, .skip-link, nav, input"), Vec::<String>::new());
    assert_eq!(browser.visible("[data-step]"), on_screen);
    assert!(browser.texts("[data-setting='incoming.username']").contains(&"jane@q.com".to_owned()));
    let background = browser.text_of("return getComputedStyle(document.body).backgroundColor");
    assert_eq!(background, "rgb(255, 255, 255)");
}
