//! What the numbers were measured on, and what it lets us do.

use std::{fs, thread};

use anyhow::Result;

/// The processor, its cores, the system, the load of others: without these a number says little.
pub fn description() -> String {
    let processor = field("/proc/cpuinfo", "model name").unwrap_or_else(|| "an unknown processor".to_owned());
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default();
    format!(
        "Measured on {processor}, {cores} cores, Linux {}, on loopback, with load and server on the same cores; load \
         average at the end {load}.",
        kernel.trim()
    )
}

/// A line `name : value` of a file in /proc.
pub fn field(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let mut lines = text.lines().filter_map(|line| line.split_once(':'));
    lines.find(|(found, _)| found.trim() == name).map(|(_, value)| value.trim().to_owned())
}

/// Lets this process and those that it starts open as many files.
#[cfg(unix)]
pub fn allow_files(count: u64) -> Result<()> {
    use anyhow::{Context as _, ensure};
    use nix::sys::resource::{Resource, getrlimit, setrlimit};

    let (soft, hard) = getrlimit(Resource::RLIMIT_NOFILE)?;
    if soft >= count {
        return Ok(());
    }
    ensure!(
        hard >= count,
        "a process may open {hard} files here and {count} are needed: raise the limit (`ulimit -Hn {count}` as root), or \
         ask for fewer --readers"
    );
    setrlimit(Resource::RLIMIT_NOFILE, count, hard).context("the limit of open files cannot be raised")
}

/// What it is measured against is packaged for Debian, and memory is read from /proc.
#[cfg(not(unix))]
pub fn allow_files(_: u64) -> Result<()> {
    anyhow::bail!("this measures on Linux only")
}
