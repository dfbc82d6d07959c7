//! Enough open files.
//!
//! Each connection is one, and so is the file that it is sent. Where they run out, checks cannot connect either, and would
//! tell readers that their provider's servers cannot be reached.

/// For checks, name servers, listeners and the log.
const BESIDES: u64 = 200;

/// Asks the system for enough, and says so where it gives less.
pub(super) fn make_room_for(connections: usize) {
    let wanted = u64::try_from(connections).unwrap_or(u64::MAX).saturating_mul(2).saturating_add(BESIDES);
    let granted = grant(wanted);
    if granted < wanted {
        let fit = granted.saturating_sub(BESIDES) / 2;
        tracing::warn!(
            granted,
            wanted,
            "too few open files (ulimit -n) for so many connections: try --connections {fit}"
        );
    }
}

/// Raises the limit as far as may be, and gives what it is then.
#[cfg(unix)]
fn grant(wanted: u64) -> u64 {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    // None is no limit.
    let Some(now) = current.filter(|now| *now < wanted) else { return wanted };
    let more = maximum.map_or(wanted, |maximum| maximum.min(wanted));
    match setrlimit(Resource::Nofile, Rlimit { current: Some(more), maximum }) {
        Ok(()) => more,
        Err(_) => now,
    }
}

/// Other systems count differently and have room.
#[cfg(not(unix))]
fn grant(wanted: u64) -> u64 {
    wanted
}
