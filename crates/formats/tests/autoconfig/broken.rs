//! Files with one mistake each.

use mailsteps_formats::autoconfig::lint;
use proptest::prelude::*;

const WHOLE: &str = include_str!("whole.xml");

/// Every finding of the whole file with `from` in it as `to`, as `RULE LINE`.
#[track_caller]
fn finds(from: &str, to: &str, expected: &[&str]) {
    assert!(WHOLE.contains(from), "{from} is not in the file");
    finds_in(&WHOLE.replacen(from, to, 1), expected);
}

#[track_caller]
fn finds_in(text: &str, expected: &[&str]) {
    assert_eq!(found(text), expected, "{:#?}", lint(text));
}

fn found(text: &str) -> Vec<String> {
    let findings = lint(text);
    for finding in &findings {
        assert!(!finding.text.ends_with('.') && !finding.mend.ends_with('.') && !finding.mend.is_empty(), "{finding}");
    }
    findings.iter().map(|one| format!("{} {}", one.rule, one.place.line)).collect()
}

#[test]
fn a_sound_file_has_no_finding() {
    finds_in(WHOLE, &[]);
}

#[test]
fn each_mistake_is_found_in_its_line() {
    let mut wrong = Vec::new();
    for (from, to, expected) in [
        ("UTF-8", "ISO-8859-1", &["A1 1"][..]),
        ("<clientConfig version", "<!DOCTYPE x>\n<clientConfig version", &["A1 2"]),
        ("<clientConfig", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<clientConfig", &["A1 2"]),
        ("</emailProvider>", "", &["A1 49"]),
        ("Example &amp; Sons", "Example & Sons", &["A1 6"]),
        ("version=\"1.1\"", "version=\"2.0\"", &["A2 2"]),
        ("<clientConfig version=\"1.1\">", "<clientConfig version=\"1.1\" xmlns=\"x:y\">", &["A2 2"]),
        (" id=\"example.com\"", "", &["A2 3"]),
        ("id=\"example.com\"", "id=\"Example Ltd.\"", &["A2 3"]),
        ("<domain>example.com", "<domain>https://example.com", &["A2 4"]),
        ("<domain>example.com", "<domain>Example.com", &["A2 4"]),
        ("<domain>example.com", "<domain>example.net", &["A2 5"]),
        (
            "<displayShortName>Example</displayShortName>",
            "<displayNameShort>Example</displayNameShort>",
            &["A8 3", "A3 7"],
        ),
        ("</emailProvider>", "<addressBook/></emailProvider>", &["A3 48"]),
        ("</emailProvider>", "</emailProvider><enable visiturl=\"https://example.com/\"/>", &["A3 48"]),
        ("<port>993</port>", "<port>993</port><colour>red</colour>", &["A3 10"]),
        ("<port>993</port>", "", &["A4 8"]),
        ("<hostname>imap.example.com</hostname>", "<host>imap.example.com</host>", &["A4 8", "A3 9"]),
        ("<port>993</port>", "<port>993</port><port>994</port>", &["A4 10", "A6 10"]),
        ("<port>993</port>", "<port>\n993\n</port>", &["A4 10"]),
        ("<port>993</port>", "<port>993<!-- TLS --></port>", &["A4 10"]),
        ("<port>993</port>", "<port><b>993</b></port>", &["A4 10", "A4 10"]),
        ("imap.example.com", "imap.example.com:993", &["A4 9"]),
        ("imap.example.com", "IMAP.example.com", &["A4 9"]),
        ("imap.example.com", "localhost", &["A4 9"]),
        ("type=\"imap\"", "type=\"IMAP\"", &["A10 3", "A5 8"]),
        (" type=\"imap\"", "", &["A10 3", "A5 8"]),
        ("type=\"smtp\"", "type=\"imap\"", &["A5 25"]),
        ("<socketType>SSL", "<socketType>ssl", &["A5 11"]),
        ("<socketType>SSL", "<socketType>TLS", &["A5 11"]),
        ("<authentication>password-cleartext", "<authentication>plain", &["A5 12"]),
        ("<authentication>password-cleartext", "<authentication>oauth2", &["A5 12"]),
        ("<domain>", "<domain purpose=\"alias\">", &["A5 4"]),
        ("<port>993</port>", "<port>99999</port>", &["A6 10"]),
        ("<port>993</port>", "<port>0</port>", &["A6 10"]),
        ("<port>993</port>", "<port>imaps</port>", &["A6 10"]),
        ("<port>993</port>", "<port>143</port>", &["A6 10"]),
        ("<port>587</port>", "<port>465</port>", &["A6 27"]),
        ("<port>587</port>", "<port>25</port>", &["A6 27"]),
        ("<port>587</port>", "<port>2525</port>", &["A6 27"]),
        ("<port>587</port>", "<port>2525</port><!-- for ships -->", &[]),
        ("%EMAILADDRESS%", "%EMAILADDRESS", &["A7 13"]),
        ("%EMAILADDRESS%", "%REALNAME%", &["A7 13"]),
        ("%EMAILADDRESS%", "%emailaddress%", &["A7 13"]),
        ("imap.example.com", "imap.%EMAILDOMAIN%", &["A7 9"]),
        ("Example &amp; Sons", "%EMAILDOMAIN%", &["A7 6"]),
        ("<displayName>Example &amp; Sons</displayName>", "<displayName> </displayName>", &["A8 6"]),
        ("<displayShortName>Example", "<displayShortName>Example of a very long name", &["A8 7"]),
        ("<displayShortName>Example", "<displayShortName>E</displayShortName><displayShortName>F", &["A8 7"]),
        ("</outgoingServer>", "</outgoingServer><domain>example.org</domain>", &["A9 31"]),
        ("type=\"imap\"", "type=\"pop3\"", &["A10 3", "A6 10"]),
        ("https://example.com/help", "http://example.com/help", &["A12 39"]),
        ("https://example.com/help", "https://example.com/?a=%EMAILADDRESS%", &["A12 39"]),
        (" url=\"https://example.com/help\"", "", &["A12 39"]),
        ("lang=\"pt-BR\"", "lang=\"en\"", &["A12 41"]),
        ("lang=\"pt-BR\"", "lang=\"pt_BR\"", &["A12 41"]),
        (" lang=\"pt-BR\"", "", &["A12 41"]),
        (
            "<authentication>password-cleartext",
            "<authentication>GSSAPI</authentication><authentication>password-cleartext",
            &["A16 8"],
        ),
        ("<authentication>password-cleartext", "<authentication>NTLM", &["A10 8"]),
    ] {
        assert!(WHOLE.contains(from), "{from} is not in the file");
        let found = found(&WHOLE.replacen(from, to, 1));
        if found != expected {
            wrong.push(format!("{to:?}: {found:?} instead of {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn servers_without_encryption() {
    let plain = "<port>993</port>\n      <socketType>SSL";
    finds(plain, "<port>143</port>\n      <socketType>plain", &["A11 11"]);
    let smtp = WHOLE.replacen("<socketType>STARTTLS", "<socketType>plain", 1);
    finds_in(&smtp, &["A9 25", "A11 28"]);
    let renounced = WHOLE.replacen(plain, "<port>143</port>\n      <socketType>plain", 1);
    finds_in(&renounced.replace("<domain>example.com", "<!-- not on Android: old --><domain>example.com"), &[]);
}

#[test]
fn the_order_of_protocols() {
    let (start, rest) = WHOLE.split_once("    <incomingServer type=\"imap\">").unwrap();
    let (imap, rest) = rest.split_once("    <incomingServer type=\"pop3\">").unwrap();
    let (pop3, rest) = rest.split_once("    <outgoingServer").unwrap();
    let swapped = format!(
        "{start}    <incomingServer type=\"pop3\">{pop3}    <incomingServer type=\"imap\">{imap}    <outgoingServer{rest}"
    );
    // Which protocol comes first is for the author to say: Android has only the one.
    finds_in(&swapped, &[]);
}

#[test]
fn files_that_are_none() {
    finds_in("", &["A1 1"]);
    finds_in("<clientConfig version=\"1.1\"/>", &["A2 1"]);
    finds_in("<autoconfig/>", &["A2 1"]);
    finds_in(&format!("\u{feff}{WHOLE}"), &["A1 1"]);
    finds_in(&"<a>".repeat(400_000), &["A1 1"]);
    let deep = format!("<clientConfig version=\"1.1\">{}{}</clientConfig>", "<a>".repeat(100), "</a>".repeat(100));
    finds_in(&deep, &["A1 1"]);
}

proptest! {
    #[test]
    fn anything_at_all(text in ".{0,300}") {
        let _ = lint(&text);
    }

    #[test]
    fn a_file_that_was_damaged(at in 0..WHOLE.len(), length in 0..40usize, put in ".{0,12}") {
        let mut bytes = WHOLE.as_bytes().to_vec();
        let end = (at + length).min(bytes.len());
        bytes.splice(at..end, put.bytes());
        let text = String::from_utf8_lossy(&bytes);
        let _ = lint(&text);
        let _ = mailsteps_formats::autoconfig::parse(&text);
        let _ = mailsteps_formats::autoconfig::android_verdict(&text);
    }
}
