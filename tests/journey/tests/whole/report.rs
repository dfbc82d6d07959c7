//! "This step is wrong": a message that says which one, and nothing of who writes it.

use mailsteps_journey::{Browser, Server};

#[test]
fn it_names_page_step_and_data_and_no_address() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    for (path, place, data) in [
        ("/q.com/thunderbird/imap/", "q.com/thunderbird/imap#a-step-2", "thunderbird 20"),
        ("/q.com/iphone/repair/", "q.com/iphone/repair#imap-a-step-2", "iphone 20"),
        ("/q.com/kmail/pop3/", "q.com/kmail/pop3#step-2", "kmail 20"),
    ] {
        browser.open_app(&server.url(&format!("{path}#address=jane@q.com")));
        browser.wait_for_text("Filled in for jane@q.com");
        let step = place.rsplit('#').next().unwrap();
        browser.click(&format!("#{step} .step__different summary"));
        assert_eq!(browser.texts(&format!("#{step} .report")), ["This step is wrong: write to us"]);
        let title = browser.texts(&format!("#{step} h3")).remove(0);
        let title = title.lines().last().unwrap().to_owned();
        let link = browser.text_of(&format!("return document.querySelector('#{step} .report').href"));
        let read = "const link = new URL(arguments[0]); return [link.protocol, ...['subject', 'body'].map(it => link.searchParams.get(it))]";
        let message: Vec<String> = serde_json::from_value(browser.run_with(read, &[link.into()])).unwrap();
        assert_eq!(message[..2], ["mailto:".to_owned(), format!("A wrong step: {place}")]);
        let body: Vec<&str> = message[2].split("\r\n").collect();
        assert_eq!((body[0], body[2], body[3]), (title.as_str(), "", "My screen shows:"), "{body:?}");
        assert!(body[1].starts_with(data) && body[1].contains("CenturyLink 20"), "{body:?}");
        let shown = browser.texts(&format!("#{step} .step__different")).remove(0);
        assert!(shown.contains(&format!("This step is called {place}.")), "{shown}");
        let all =
            browser.texts_of("return [...document.querySelectorAll('.report')].map(it => decodeURIComponent(it.href))");
        assert!(all.len() > 5 && all.iter().all(|link| !link.contains("jane")), "{all:?}");
    }
}
