//! Thunderbird itself.

use std::{
    net::SocketAddr,
    process::{Command, Stdio},
    sync::{Mutex, MutexGuard, PoisonError},
};

use mailsteps_journey::ProcessGroup;

use crate::{marionette::Marionette, offer::Offer, profile::Profile, xvfb::Xvfb};

/// One at a time: several of them starve each other on a small machine.
static TURN: Mutex<()> = Mutex::new(());

/// What account set-up does when somebody has typed an address.
const LOOK_UP: &str = include_str!("look_up.js");

/// A desktop's variables by which Thunderbird would find a screen, a user or a Thunderbird of the developer's.
const DESKTOP: [&str; 5] =
    ["WAYLAND_DISPLAY", "XAUTHORITY", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"];

/// A Thunderbird with a fresh profile. Dropping it ends it and forgets everything.
pub struct Thunderbird {
    // Fields are dropped in this order: the program before the screen and the profile that it works with.
    marionette: Marionette,
    process: ProcessGroup,
    _screen: Xvfb,
    _profile: Profile,
    _turn: MutexGuard<'static, ()>,
}

impl Thunderbird {
    /// Starts one whose web requests all go to a server.
    #[must_use]
    #[track_caller]
    pub fn start(server: SocketAddr) -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let profile = Profile::new(server);
        let screen = Xvfb::start();
        let mut command = Command::new("thunderbird");
        command
            .args(["--no-remote", "--marionette", "--remote-allow-system-access", "--profile"])
            .arg(profile.folder());
        for variable in DESKTOP {
            command.env_remove(variable);
        }
        // Besides the profile, it leaves traces in the home folder and in the one for temporary files.
        command.env("HOME", profile.folder()).env("TMPDIR", profile.folder()).env("DISPLAY", screen.display());
        command.envs([("GDK_BACKEND", "x11"), ("NO_AT_BRIDGE", "1"), ("MOZ_CRASHREPORTER_DISABLE", "1")]);
        let process = ProcessGroup::spawn(command.stdout(Stdio::null()).stderr(Stdio::null()));
        let marionette = Marionette::connect(profile.command_port());
        Self { marionette, process, _screen: screen, _profile: profile, _turn: turn }
    }

    /// What it offers for an address, or why it offers nothing.
    #[track_caller]
    pub fn look_up(&mut self, address: &str) -> Result<Offer, String> {
        let answer = self.marionette.run(LOOK_UP, &[address]);
        serde_json::from_value(answer.clone()).unwrap_or_else(|error| panic!("{address}: {error}: {answer}"))
    }
}

impl Drop for Thunderbird {
    fn drop(&mut self) {
        self.marionette.quit();
        self.process.let_end();
    }
}
