//! The systemd unit.

use std::{fs, process::Command};

use crate::{read, serves, version};

const UNIT: &str = "deploy/mailsteps.service";

/// An exposure in tenths, of a hundred: systemd's own services are between 20 and 96.
const EXPOSURE: &str = "15";

/// The lines `Key=value` with their sections (systemd.syntax(7)).
fn entries() -> Vec<(String, String, String)> {
    let mut section = String::new();
    let mut entries = Vec::new();
    // A backslash at the end goes on in the next line.
    for line in read(UNIT).replace("\\\n", " ").lines().filter(|line| !line.is_empty() && !line.starts_with(['#', ';']))
    {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            name.clone_into(&mut section);
            continue;
        }
        let (key, value) = line.split_once('=').unwrap_or_else(|| panic!("not Key=value: {line:?}"));
        assert!(key.chars().all(|c| c.is_ascii_alphanumeric()), "{line:?}");
        entries.push((section.clone(), key.to_owned(), value.to_owned()));
    }
    entries
}

fn values(key: &str) -> Vec<String> {
    entries().into_iter().filter(|(_, found, _)| found == key).map(|(.., value)| value).collect()
}

#[test]
fn it_has_its_three_sections() {
    let mut sections: Vec<String> = entries().into_iter().map(|(section, ..)| section).collect();
    sections.dedup();
    assert_eq!(sections, ["Unit", "Service", "Install"]);
}

#[test]
fn it_starts_what_there_is() {
    let start = values("ExecStart");
    let words: Vec<&str> = start[0].split_whitespace().collect();
    assert_eq!((start.len(), words[0]), (1, "/usr/local/bin/mailsteps"));
    serves(&words[1..]);
}

#[test]
fn the_server_may_do_what_it_must_and_no_more() {
    for (key, value) in [
        ("DynamicUser", "yes"),
        ("StateDirectory", "mailsteps"),
        ("NoNewPrivileges", "yes"),
        ("CapabilityBoundingSet", ""),
        ("AmbientCapabilities", ""),
        ("ProtectSystem", "strict"),
        ("ProtectHome", "yes"),
        ("PrivateTmp", "yes"),
        ("PrivateDevices", "yes"),
        ("ProtectKernelTunables", "yes"),
        ("ProtectControlGroups", "yes"),
        ("RestrictAddressFamilies", "AF_INET AF_INET6"),
        ("RestrictNamespaces", "yes"),
        ("MemoryDenyWriteExecute", "yes"),
        ("SystemCallArchitectures", "native"),
        ("Restart", "on-failure"),
        ("KillSignal", "SIGTERM"),
    ] {
        assert_eq!(values(key), [value], "{key}");
    }
    assert!(values("SystemCallFilter").contains(&"@system-service".to_owned()));
    for limit in ["LimitNOFILE", "MemoryMax", "TasksMax"] {
        assert_eq!(values(limit).len(), 1, "{limit}");
    }
}

#[test]
fn it_waits_for_the_end_in_good_order() {
    let seconds: u32 = values("TimeoutStopSec")[0].parse().unwrap();
    assert!((13..=30).contains(&seconds), "the server takes up to 12 s, and a restart shall not take for ever");
}

#[test]
fn systemd_has_nothing_to_say_against_it() {
    let Some(version) = version("systemd-analyze", &["--version"]) else { return };
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("mailsteps.service");
    // systemd looks whether the program is there.
    let here = read(UNIT).replace("=/usr/local/bin/mailsteps ", concat!("=", env!("CARGO_BIN_EXE_mailsteps"), " "));
    fs::write(&copy, here).unwrap();
    let output = Command::new("systemd-analyze").arg("verify").arg(&copy).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    // What it does not know it passes over, with a warning and exit status 0. Of other units it may say what it likes.
    let warnings: Vec<&str> = said.lines().filter(|line| line.contains("mailsteps.service")).collect();
    assert!(output.status.success() && warnings.is_empty(), "{said}");

    let release: u32 = version.split_whitespace().nth(1).and_then(|word| word.parse().ok()).unwrap();
    if release < 250 {
        eprintln!("systemd {release} cannot judge a unit that is not loaded");
        return;
    }
    let mut command = Command::new("systemd-analyze");
    command.args(["security", "--no-pager", "--offline=true", "--threshold", EXPOSURE]).arg(&copy);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
