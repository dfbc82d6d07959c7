//! Measures what it costs to go from one page of the guide to another, and to recognise what is typed, in a browser on a device
//! four times slower than this one: a line for each, `NAME: MILLISECONDS`, for `cargo xtask bench page`.
//!
//! The time begins with the click and ends when the page that it leads to is whole, with style and layout done and the focus
//! set, fetching its ready-made part from the server on the same machine included.

use mailsteps_journey::{Browser, Server};
use serde_json::json;

/// Where one is, what one clicks on, and the heading of where one comes to.
const WAYS: [(&str, &str, &str); 5] = [
    ("/q.com/", "a[href='/q.com/thunderbird/imap/']", "Set up q.com in Thunderbird with IMAP"),
    ("/q.com/thunderbird/imap/", "nav a[href='/q.com/']", "E-mail settings for q.com"),
    ("/q.com/", "a[href='/q.com/check/']", "Are the mail servers for q.com working?"),
    ("/q.com/check/", "a[href='/q.com/fix/']", "What goes wrong with q.com?"),
    ("/q.com/fix/", "a[href='/']", "Set up your e-mail"),
];

/// The middle one of so many goes.
const GOES: usize = 11;

/// Clicks, and waits until the new page is whole. The message comes when the work that the click began is done.
const GO: &str = "
    const [selector, heading] = arguments;
    const link = document.querySelector(selector);
    if (!link) throw new Error(`there is no ${selector}`);
    const isWhole = () => document.querySelector('h1')?.textContent === heading && !document.querySelector('#ready .waiting');
    return new Promise(done => {
        const { port1, port2 } = new MessageChannel();
        const look = () => {
            if (!isWhole()) return;
            observer.disconnect();
            // Style and layout, as painting needs them.
            document.body.getBoundingClientRect();
            port1.onmessage = () => done(performance.now() - began);
            port2.postMessage(0);
        };
        const observer = new MutationObserver(look);
        observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
        const began = performance.now();
        link.click();
    })";

/// A long message, as readers paste it: a report of Outlook around the line that counts.
const MESSAGE: &str = "hello i get this since tuesday morning and nothing helps, i restarted twice. Task \
    'jane@q.com - Receiving' reported error (0x800CCC0E) : 'Outlook cannot download folder Inbox from the IMAP email \
    server for account jane@q.com. Error: Cannot connect to the server. If you continue to receive this message, \
    contact your server administrator or Internet service provider (ISP).' Server: 'mail.centurylink.net', Port: 993, \
    Secure(SSL): Yes, then it asks for the pasword again and again, webmail is fine, my wife's phone is fine too";

/// How long each of 20 calls takes, and the first one, which makes everything ready: each with another text.
const MEASURE: &str = "const text = arguments[0];
    return globalThis.mailstepsExtras().then(extras => {
        const call = number => {
            const said = ['q.com', 'outlook-classic', '', text.slice(0, -2) + String(number).padStart(2, '0'),
                'incoming-ok outgoing-ok ', '', '', ''];
            const began = performance.now();
            const plan = extras.diagnose(said)[0];
            const took = performance.now() - began;
            if (!plan.includes('data-cause')) throw new Error(plan);
            return took;
        };
        const first = call(99);
        return [first, ...Array.from({ length: 20 }, (_, number) => call(number))];
    })";

fn main() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    for (from, selector, heading) in WAYS {
        let mut costs: Vec<f64> = (0..GOES).map(|_| cost(&browser, &server, from, selector, heading)).collect();
        costs.sort_by(f64::total_cmp);
        println!("from {from} to \"{heading}\": {:.1}", costs[GOES / 2]);
    }
    println!("recognising 500 characters, once typed: {:.1}", recognising(&browser, &server));
}

/// The middle one of 20 calls; the first makes everything ready and does not count.
fn recognising(browser: &Browser, server: &Server) -> f64 {
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }));
    browser.open_app(&server.url("/q.com/fix/"));
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }));
    let message: String = MESSAGE.chars().take(500).collect();
    let times = browser.run_with(MEASURE, &[json!(message)]);
    let mut times: Vec<f64> = serde_json::from_value(times).expect("the script returns numbers");
    times.remove(0);
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn cost(browser: &Browser, server: &Server, from: &str, selector: &str, heading: &str) -> f64 {
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }));
    browser.open_app(&server.url(from));
    browser.wait_for_any(selector);
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }));
    let cost = browser.run_with(GO, &[json!(selector), json!(heading)]);
    cost.as_f64().expect("the script returns a number")
}
