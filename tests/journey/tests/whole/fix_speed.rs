//! Matching while the reader types: at every key within one frame, on a slow device as well.

use mailsteps_journey::{Browser, Server};
use serde_json::json;

/// One frame at 60 Hz.
const FRAME_MS: f64 = 16.0;

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

#[test]
fn a_long_message_is_matched_within_a_frame_on_a_slow_device() {
    let message: String = MESSAGE.chars().take(500).collect();
    assert_eq!(message.chars().count(), 500);
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/q.com/fix/"));
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }));
    // Other work on this machine only makes a round slower: the fastest of three is nearest to the truth.
    let medians = [(); 3].map(|()| {
        let times: Vec<f64> = serde_json::from_value(browser.run_with(MEASURE, &[json!(message)])).unwrap();
        let (first, rest) = times.split_first().unwrap();
        let mut rest = rest.to_vec();
        rest.sort_by(f64::total_cmp);
        let median = f64::midpoint(rest[9], rest[10]);
        println!(
            "500 characters at 4x slow-down: median {median:.1} ms, slowest {:.1} ms, first {first:.1} ms",
            rest[19]
        );
        median
    });
    let best = medians.into_iter().fold(f64::MAX, f64::min);
    assert!(best < FRAME_MS, "{best:.1} ms");
}
