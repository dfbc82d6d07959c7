//! Waiting for a condition.

use std::{
    thread,
    time::{Duration, Instant},
};

/// Longer than anything takes on a busy machine; the guide itself gives up on a check after 15 s.
const PATIENCE: Duration = Duration::from_secs(25);

/// How long to wait before looking again.
const PAUSE: Duration = Duration::from_millis(20);

/// Waits until there is something, and returns it.
#[track_caller]
pub fn until<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    until_or(what, look, String::new)
}

/// The same; `scene` tells what there was instead.
#[track_caller]
pub(crate) fn until_or<T>(what: &str, mut look: impl FnMut() -> Option<T>, scene: impl FnOnce() -> String) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        if began.elapsed() > PATIENCE {
            panic!("waited {} s in vain: {what}{}", PATIENCE.as_secs(), scene());
        }
        thread::sleep(PAUSE);
    }
}
