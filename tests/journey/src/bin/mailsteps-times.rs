//! Measures what it costs to go from one page of the guide to another, and to recognise what is typed, in a browser on a device
//! four times slower than this one: a line for each, `NAME: MILLISECONDS`, for `cargo xtask bench page`.
//!
//! A press on a link lasts 100 ms, as a finger's does, and counts from its end. The page is there when its heading and its first
//! screenful stand, with style and layout done; it is whole when all of it does. The longest task in between is for how long a
//! reader who presses something else waits.

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

/// Presses a link, and tells when the new page is there, when it is whole, and how long the longest task was.
const GO: &str = "
    const [selector, heading] = arguments;
    const link = document.querySelector(selector);
    if (!link) throw new Error(`there is no ${selector}`);
    const main = document.getElementById('main');
    const isThere = () => document.querySelector('h1')?.textContent === heading && !document.querySelector('#ready .waiting');
    const tasks = [];
    const watcher = new PerformanceObserver(list => tasks.push(...list.getEntries()));
    watcher.observe({ type: 'longtask' });
    link.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch' }));
    return new Promise(done => setTimeout(done, 100)).then(() => new Promise(done => {
        const { port1, port2 } = new MessageChannel();
        let there;
        const look = () => {
            if (!isThere()) return;
            // Style and layout, as painting needs them.
            const layOut = () => document.body.getBoundingClientRect() && performance.now() - began;
            there ??= layOut();
            if (main.hasAttribute('data-pouring')) return;
            observer.disconnect();
            layOut();
            // The message comes when the task is done that made the page whole.
            port1.onmessage = () => done([there, performance.now() - began]);
            port2.postMessage(0);
        };
        const observer = new MutationObserver(look);
        observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true, attributes: true });
        const began = performance.now();
        link.click();
    })).then(times => new Promise(done => setTimeout(() => {
        watcher.takeRecords().forEach(task => tasks.push(task));
        // Tasks under 50 ms are not told of.
        done([...times, Math.max(0, ...tasks.map(task => task.duration))]);
    }, 200)))";

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
        let goes: Vec<[f64; 3]> = (0..GOES).map(|_| go(&browser, &server, from, selector, heading)).collect();
        for (at, what) in ["there", "whole", "longest task over 50 ms"].iter().enumerate() {
            let mut times: Vec<f64> = goes.iter().map(|go| go[at]).collect();
            times.sort_by(f64::total_cmp);
            println!("from {from} to \"{heading}\", {what}: {:.1}", times[GOES / 2]);
        }
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

/// When the page is there and whole, and how long the longest task was.
fn go(browser: &Browser, server: &Server, from: &str, selector: &str, heading: &str) -> [f64; 3] {
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }));
    browser.open_app(&server.url(from));
    browser.wait_for_any(selector);
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }));
    let times = browser.run_with(GO, &[json!(selector), json!(heading)]);
    serde_json::from_value(times).expect("the script returns three numbers")
}
