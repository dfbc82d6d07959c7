//! Programs that do not outlive us.

use std::{
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process_group};

/// How long a program may take to tidy up before it is killed.
const FAREWELL: Duration = Duration::from_secs(5);

/// A program and its children, in a process group of their own. Dropping it kills them all.
pub struct ProcessGroup {
    leader: Child,
    /// Kills the group when we are gone, however we go: it waits for the end of a pipe that only we hold open.
    keeper: Child,
}

impl ProcessGroup {
    /// Starts it.
    #[must_use]
    #[track_caller]
    pub fn spawn(command: &mut Command) -> Self {
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

    /// The program without its children.
    pub fn leader(&mut self) -> &mut Child {
        &mut self.leader
    }

    /// Asks it to end, as a service manager would, and gives it the time to tidy up.
    pub fn ask_to_end(&mut self) {
        let _ = kill_process_group(Pid::from_child(&self.leader), Signal::TERM);
        self.let_end();
    }

    /// Gives a program that is about to end the time to tidy up.
    pub fn let_end(&mut self) {
        let began = Instant::now();
        while matches!(self.leader.try_wait(), Ok(None)) && began.elapsed() < FAREWELL {
            thread::sleep(Duration::from_millis(20));
        }
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
