//! What the probe holds of servers that send without end, it lets go. A program of its own, for what other tests hold would
//! count too.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall say where")]

#[allow(dead_code, reason = "the other tests use the rest of it")]
#[path = "../probe/play.rs"]
mod play;

use std::fs;

use mailsteps_probe::report::Code;
use mailsteps_stage::Step;
use play::{Play, start};

async fn flood(play: &Play) {
    let greeted = vec![Step::say("220 x"), Step::expect("EHLO"), Step::Flood(b"250-X\r\n".repeat(4096))];
    for script in [vec![Step::Flood(vec![b'2'; 65_536])], vec![Step::Flood(b"220-more\r\n".repeat(4096))], greeted] {
        let server = start(script);
        let mut options = play.options.clone();
        options.redirects.push(format!("smtp.smtp.test:587:{}", server.address()).parse().unwrap());
        assert_eq!(play.check_one_with(options, "smtp.test").await.code, Code::TooMuchData);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn memory_stays_flat() {
    let play = Play::new().hurried();
    for _ in 0..10 {
        flood(&play).await;
    }
    let before = resident_kib();
    for _ in 0..60 {
        flood(&play).await;
    }
    let after = resident_kib();
    // 180 floods of 64 KiB kept would be over 11 MiB.
    assert!(after < before + 4096, "{before} KiB before, {after} KiB after");
}

fn resident_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}
