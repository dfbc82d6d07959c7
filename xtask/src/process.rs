//! Running other programs.

use std::{
    env,
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anyhow::{Context as _, Result, anyhow, bail};

/// The project's folder.
pub fn root() -> PathBuf {
    // Invariant: this package stands directly below the project's folder.
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Runs a program quietly; when it fails, its output is the error.
pub fn quietly(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("{name} does not start"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Err(anyhow!("{name} failed ({}):\n{}", output.status, said.trim_end()))
}

/// Runs a program whose output people want to see.
pub fn loudly(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let args: Vec<String> = command.get_args().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let status = command.status().with_context(|| format!("{name} does not start"))?;
    if !status.success() {
        bail!("{name} {} failed ({status})", args.join(" "));
    }
    Ok(())
}

/// Where a program is on the search path.
pub fn find(name: impl AsRef<OsStr>) -> Option<PathBuf> {
    let paths = env::var_os("PATH")?;
    env::split_paths(&paths).map(|folder| folder.join(name.as_ref())).find(|path| path.is_file())
}

/// Asks a program to end as a service manager would, so that it can tidy up.
pub fn ask_to_end(id: u32) {
    #[cfg(unix)]
    if let Ok(id) = i32::try_from(id) {
        // It may have ended by itself a moment ago.
        let _ = nix::sys::signal::kill(nix::unistd::Pid::from_raw(id), nix::sys::signal::Signal::SIGTERM);
    }
    #[cfg(not(unix))]
    let _ = id;
}

/// A program that ends with us.
pub struct Companion(pub Child);

impl Drop for Companion {
    fn drop(&mut self) {
        ask_to_end(self.0.id());
        let _ = self.0.wait();
    }
}
