//! Programs that do not outlive us.

use std::{
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
};

use rustix::process::{Pid, Signal, kill_process_group};

/// A program and its children, in a process group of their own. Dropping it kills them all.
pub(crate) struct ProcessGroup {
    leader: Child,
    /// Kills the group when we are gone, however we go: it waits for the end of a pipe that only we hold open.
    keeper: Child,
}

impl ProcessGroup {
    #[track_caller]
    pub(crate) fn spawn(command: &mut Command) -> Self {
        let name = command.get_program().display().to_string();
        let started = command.process_group(0).stdin(Stdio::null()).spawn();
        let leader = started.unwrap_or_else(|error| {
            panic!("{name} does not start: {error}; cargo xtask test installs what is missing")
        });
        let keeper = Command::new("/bin/sh")
            .args(["-c", "read -r line; kill -s KILL -- \"-$1\"", "keeper", &leader.id().to_string()])
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("/bin/sh is on every Unix");
        Self { leader, keeper }
    }

    pub(crate) fn leader(&mut self) -> &mut Child {
        &mut self.leader
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        let _ = kill_process_group(Pid::from_child(&self.leader), Signal::KILL);
        let _ = self.leader.wait();
        let _ = self.keeper.kill();
        let _ = self.keeper.wait();
    }
}
