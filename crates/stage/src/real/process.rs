//! A server process with all its children, which do not outlive us.

use std::{
    fs::{self, File},
    io,
    os::unix::process::CommandExt,
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process_group, test_kill_process_group};

/// A process and its children, in a process group of their own. Dropping it kills them all.
pub(super) struct ProcessGroup {
    leader: Child,
    /// Kills the group when we are gone, however we go: it waits for the end of a pipe that only we hold open.
    /// Statics are never dropped, and nobody cleans up after SIGKILL.
    keeper: Option<Child>,
}

impl ProcessGroup {
    pub(super) fn spawn(command: &mut Command, log: File) -> Result<Self> {
        let leader = command
            .env_clear()
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
            .current_dir("/")
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| format!("cannot run {}", command.get_program().display()))?;
        let mut group = Self { leader, keeper: None };
        let keeper = Command::new("/bin/sh")
            .args(["-c", "read -r line; kill -s KILL -- \"-$1\"", "keeper", &group.leader.id().to_string()])
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        group.keeper = Some(keeper.context("cannot run /bin/sh")?);
        Ok(group)
    }

    /// How the leader has ended, if it has.
    pub(super) fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.leader.try_wait()
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        let group = Pid::from_child(&self.leader);
        // Nothing that they hold is worth a slow good-bye: no mail, no state that outlives the stage.
        let _ = kill_process_group(group, Signal::KILL);
        if let Some(keeper) = &mut self.keeper {
            let _ = keeper.kill();
            let _ = keeper.wait();
        }
        let _ = self.leader.wait();
        // The children listen too: the port is free only when the last of them is gone.
        let began = Instant::now();
        while is_alive(group) && began.elapsed() < Duration::from_secs(5) {
            thread::sleep(Duration::from_millis(2));
        }
    }
}

/// Whether a process of the group still runs. A zombie does not: it holds no port and no file, and it is for the
/// system to bury, which takes some systems seconds.
fn is_alive(group: Pid) -> bool {
    test_kill_process_group(group).is_ok()
        && fs::read_dir("/proc").is_ok_and(|all| {
            all.flatten()
                .any(|process| fs::read_to_string(process.path().join("stat")).is_ok_and(|stat| runs_in(&stat, group)))
        })
}

/// The fields after the name in parentheses are state, parent, process group (proc(5)).
fn runs_in(stat: &str, group: Pid) -> bool {
    let mut fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let state = fields.next();
    let process_group = fields.nth(1).and_then(|number| number.parse().ok());
    !matches!(state, Some("Z" | "X")) && process_group == Some(group.as_raw_nonzero().get())
}
