//! wrk, which loads an HTTP server, and what it says.

use std::{process::Command, time::Duration};

use anyhow::{Context as _, Result, ensure};

use crate::process;

/// What a load found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Load {
    /// Answers per second.
    pub rate: f64,
    /// 99 of 100 answers came within this.
    pub p99: Duration,
}

/// Asks for one page over and over on that many connections.
pub fn load(url: &str, connections: u32, seconds: u32) -> Result<Load> {
    let mut command = Command::new("wrk");
    command.args(["--threads", "2", "--latency", "--timeout", "10s"]);
    command.args(["--connections", &connections.to_string(), "--duration", &format!("{seconds}s"), url]);
    read(&process::quietly(&mut command)?)
}

fn read(said: &str) -> Result<Load> {
    // A server that refuses or drops is fast at it, and that is not what is measured.
    ensure!(!said.contains("Non-2xx") && !said.contains("Socket errors"), "not every answer was one:\n{said}");
    let value = |name: &str| said.lines().find_map(|line| line.trim().strip_prefix(name)).map(str::trim);
    let rate = value("Requests/sec:").and_then(|rate| rate.parse().ok());
    let p99 = value("99%").and_then(duration);
    let load = rate.zip(p99).map(|(rate, p99)| Load { rate, p99 });
    load.with_context(|| format!("wrk said something else:\n{said}"))
}

/// `1.23ms`.
fn duration(text: &str) -> Option<Duration> {
    let unit = text.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = text.split_at(unit);
    let seconds = match unit {
        "us" => 1e-6,
        "ms" => 1e-3,
        "s" => 1.0,
        "m" => 60.0,
        _ => return None,
    };
    Duration::try_from_secs_f64(number.parse::<f64>().ok()? * seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "Running 5s test @ http://127.0.0.1:1/
  2 threads and 64 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.23ms    0.99ms  20.11ms   91.16%
    Req/Sec    20.15k     1.50k   22.50k    66.00%
  Latency Distribution
     50%    1.02ms
     99%    5.50ms
  200500 requests in 5.00s, 345.67MB read
Requests/sec:  40100.25
Transfer/sec:     69.13MB
";

    #[test]
    fn reads_what_wrk_says() {
        let load = read(SAID).unwrap();
        assert_eq!(load, Load { rate: 40100.25, p99: Duration::from_micros(5500) });
        assert!(read(&format!("{SAID}  Non-2xx or 3xx responses: 7\n")).is_err());
        assert!(read("").is_err());
    }

    #[test]
    fn units() {
        for (text, micros) in [("730.00us", 730), ("1.50ms", 1500), ("2.00s", 2_000_000), ("1.00m", 60_000_000)] {
            assert_eq!(duration(text), Some(Duration::from_micros(micros)), "{text}");
        }
        assert_eq!(duration("12"), None);
    }
}
