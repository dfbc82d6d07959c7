//! Stages: each says what it does, and then how long it took.

use std::{
    io::Write as _,
    time::{Duration, Instant},
};

use anyhow::Result;

/// Runs a stage and prints its time.
pub fn stage<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    print!("{name} … ");
    std::io::stdout().flush()?;
    let start = Instant::now();
    let result = work();
    match &result {
        Ok(_) => println!("{}", seconds(start.elapsed())),
        Err(_) => println!("failed after {}", seconds(start.elapsed())),
    }
    result
}

/// A duration for people.
pub fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}
