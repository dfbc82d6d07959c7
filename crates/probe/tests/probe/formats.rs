//! Files that mail programs read, on the command line.

use std::{
    fs,
    io::Write as _,
    process::{Output, Stdio},
};

use crate::command_line::mailsteps;

const CONFIG: &str = include_str!("../../../formats/tests/autoconfig/whole.xml");

fn texts(Output { status, stdout, stderr }: Output) -> (i32, String, String) {
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

fn run(args: &[&str]) -> (i32, String, String) {
    texts(mailsteps(args).output().unwrap())
}

/// The same with a text on the standard input.
fn given(args: &[&str], input: &[u8]) -> (i32, String, String) {
    let mut child =
        mailsteps(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    texts(child.wait_with_output().unwrap())
}

#[test]
fn lint_names_every_finding_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let sound = file("sound.xml", CONFIG);
    assert_eq!(run(&["lint", &sound]), (0, String::new(), "0 findings in 1 file (Mozilla Autoconfig)\n".to_owned()));
    let broken = file("broken.xml", &CONFIG.replacen("993", "99999", 1).replacen("%EMAILADDRESS%", "%EMAILADDRESS", 1));
    let (code, out, err) = run(&["lint", &sound, &broken]);
    assert_eq!((code, err.as_str()), (1, "2 findings in 2 files (Mozilla Autoconfig)\n"));
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[0], format!("{broken}:10:7: A6: \"99999\" is no port. Write a number from 1 to 65535."));
    assert!(lines[1].starts_with(&format!("{broken}:13:7: A7: ")) && lines[1].ends_with('.'), "{out}");
    let (code, out, err) = run(&["lint", "no-such-file.xml", &broken]);
    assert_eq!((code, out.lines().count()), (2, 2));
    assert!(err.contains("no-such-file.xml: No such file"), "{err}");
}

#[test]
fn lint_reads_the_standard_input_and_knows_the_format() {
    let (code, out, err) = given(&["lint"], CONFIG.as_bytes());
    assert_eq!((code, out.as_str(), err.as_str()), (0, "", "0 findings in 1 file (Mozilla Autoconfig)\n"));
    for (text, format) in [
        ("<Autodiscover/>", "Microsoft Autodiscover"),
        ("<plist/>", "Apple profile"),
        ("[]", "Thunderbird for Android code"),
        ("{}", "PACC"),
        ("x SRV", "DNS zone lines"),
        ("hello", "unknown format"),
    ] {
        let (code, out, err) = given(&["lint", "-"], text.as_bytes());
        assert_eq!(code, 1, "{text}: {out}");
        assert!(out.lines().all(|line| line.starts_with("standard input:1:")), "{out}");
        assert!(err.ends_with(&format!("({format})\n")), "{err}");
    }
    let (code, out, _) =
        given(&["lint"], &CONFIG.replace("Sons", "S\u{f6}hne").bytes().filter(|b| *b != 0xb6).collect::<Vec<_>>());
    assert_eq!(code, 1);
    assert!(out.starts_with("standard input:6:33: F2: The file is not UTF-8."), "{out}");
    let (code, out, _) = given(&["lint"], &[CONFIG.as_bytes(), &vec![b' '; 1_000_000]].concat());
    assert_eq!((code, out.lines().count()), (1, 1), "{out}");
}

#[test]
fn import_makes_a_file_that_validate_accepts() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("config.xml"), CONFIG).unwrap();
    let source = [
        "--source-id",
        "example-own-file",
        "--source-address",
        "https://autoconfig.example.com/mail/config-v1.1.xml",
        "--source-who",
        "Example & Sons",
        "--source-kind",
        "official",
        "--read",
        "2026-11-21",
    ];
    let config = path("config.xml");
    let (code, provider, err) = run(&[&["import", &config][..], &source].concat());
    assert_eq!(code, 0, "{err}");
    assert!(err.lines().all(|line| line.starts_with("Fill in ")) && err.lines().count() == 3, "{err}");
    assert!(
        provider.contains("\"example-own-file\"") && provider.contains("\"updated\": \"2026-11-21\""),
        "{provider}"
    );
    let (code, sources, _) = run(&[&["import", "--source", &config][..], &source].concat());
    assert_eq!(code, 0);
    assert!(sources.contains("\"kind\": \"official\"") && sources.contains("autoconfig.example.com"), "{sources}");
    fs::write(path("example.json"), provider).unwrap();
    fs::write(path("sources.json"), sources).unwrap();
    let (code, out, _) = run(&["validate", &path("example.json"), &path("sources.json")]);
    assert_eq!((code, out.as_str()), (0, "0 findings in 2 files\n"));
    // Without a word about the source, too.
    let (code, provider, _) = given(&["import", "-"], CONFIG.as_bytes());
    assert_eq!(code, 0);
    assert!(provider.contains("\"imported-autoconfig\""), "{provider}");
}

#[test]
fn import_says_what_it_leaves_out_and_what_it_refuses() {
    let (code, out, err) = given(&["import", "-"], CONFIG.replace("\"pop3\"", "\"exchange\"").as_bytes());
    assert_eq!(code, 0);
    assert!(out.contains("imap.example.com") && !out.contains("pop.example.com"), "{out}");
    assert!(err.starts_with("standard input:15:5: I1: "), "{err}");
    let (code, out, err) = given(&["import", "-"], CONFIG.replace("password-cleartext", "NTLM").as_bytes());
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains(": I2: ") && err.contains(": I6: "), "{err}");
    let (code, out, _) = given(&["import", "-"], b"<!DOCTYPE x><clientConfig/>");
    assert_eq!((code, out.as_str()), (1, ""));
    let fails = |args: &[&str], words: &str| {
        let (code, _, err) = run(args);
        assert!(code == 2 && err.contains(words), "{err}");
    };
    fails(&["import", "no-such-file.xml"], "no-such-file.xml: No such file");
    fails(&["import", "x.xml", "--read", "2026"], "write a day");
    fails(&["import", "x.xml", "--source-address", "example.com"], "begins with https://");
    fails(&["import", "x.xml", "--source-id", "Not a key"], "cannot contain");
    fails(&["import"], "Usage");
}
