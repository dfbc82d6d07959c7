//! A screen that nobody sees.

use std::{
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
};

use mailsteps_journey::ProcessGroup;

/// An X server without a screen. Dropping it ends it.
pub(crate) struct Xvfb {
    process: ProcessGroup,
    display: String,
}

impl Xvfb {
    /// Starts one on the first display that is free.
    #[track_caller]
    pub(crate) fn start() -> Self {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1024x768x24", "-nolisten", "tcp"]);
        let mut process = ProcessGroup::spawn(command.stdout(Stdio::piped()).stderr(Stdio::null()));
        let output = process.leader().stdout.take().expect("it was asked for in the line above");
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number).expect("Xvfb says which display it has");
        assert!(!number.trim().is_empty(), "Xvfb found no display");
        Self { process, display: format!(":{}", number.trim()) }
    }

    /// Its name, as in the variable `DISPLAY`.
    pub(crate) fn display(&self) -> &str {
        &self.display
    }
}

impl Drop for Xvfb {
    fn drop(&mut self) {
        // Killed at once, it would leave its lock and its socket in the folder for temporary files.
        self.process.ask_to_end();
    }
}
