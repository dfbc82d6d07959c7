//! What a process holds in memory (proc_pid_status(5)).

use anyhow::{Context as _, Result};

use super::machine::field;

/// Resident memory in kB: now, and at its highest.
#[derive(Clone, Copy)]
pub struct Memory {
    pub now_kb: u64,
    pub highest_kb: u64,
}

impl Memory {
    pub fn of(process: u32) -> Result<Self> {
        let read = |name| kilobytes(process, name).with_context(|| format!("no {name} of process {process}"));
        Ok(Self { now_kb: read("VmRSS")?, highest_kb: read("VmHWM")? })
    }

    /// `12.3 MB, at most 13.4 MB`.
    pub fn in_words(self) -> String {
        let megabytes = |kilobytes: u64| format!("{}.{} MB", kilobytes / 1000, kilobytes % 1000 / 100);
        format!("{}, at most {}", megabytes(self.now_kb), megabytes(self.highest_kb))
    }
}

fn kilobytes(process: u32, name: &str) -> Option<u64> {
    field(&format!("/proc/{process}/status"), name)?.strip_suffix(" kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_has_some() {
        let memory = Memory::of(std::process::id()).unwrap();
        assert!(memory.now_kb > 100 && memory.highest_kb >= memory.now_kb);
        assert_eq!(Memory { now_kb: 12_345, highest_kb: 20_000 }.in_words(), "12.3 MB, at most 20.0 MB");
    }
}
