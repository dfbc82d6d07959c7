//! A file that mail programs set themselves up by, as somebody gives it to the linter or to `mailsteps import`, and what a program
//! asks for one.

use std::sync::LazyLock;

use mailsteps_formats::{
    FormatName, MOST_FINDINGS, MailService, Rule, apple,
    autoconfig::{self, About},
    autodiscover, lint, pacc, qr, zone,
};
use mailsteps_settings::{Catalog, SourceKind};

/// Lints it as the format that it looks like, reads it as each format that there is, imports it, and answers it as a question.
///
/// # Panics
/// When a finding has no place in the file or nothing to say, when a reader refuses a file without a finding, or accepts one in
/// which the linter for its format has found that it is not to be read.
pub fn setup(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (format, findings) = lint(text);
    assert!(format != FormatName::Unknown || findings.len() == 1);
    are_sound(text, &findings);
    for refused in [
        autoconfig::parse(text).err(),
        autodiscover::parse(text).err(),
        apple::parse(text).err(),
        pacc::parse(text).err(),
        qr::parse(text).err(),
        zone::parse(text).err(),
        autoconfig::import(text, &about(), &|_| None).err(),
    ]
    .into_iter()
    .flatten()
    {
        assert!(!refused.is_empty(), "refused without a word");
        are_sound(text, &refused);
    }
    are_sound(text, &autodiscover::lint_redirect(text));
    if let Err(fault) = autodiscover::request(text) {
        assert!(fault.response("00:00:00").ends_with('\n') || fault.response("00:00:00").ends_with('>'));
    }
    stands_for_an_address(text);
}

/// What somebody calls their address is no more than a value in the file that is made for it.
fn stands_for_an_address(text: &str) {
    static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::embedded().expect("a test reads it"));
    if text.contains(|c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')) || text.contains('%') {
        return;
    }
    let offer = CATALOG.offer(&"q.com".parse().expect("a sound domain")).expect("it is in the data");
    let file = autoconfig::emit(&MailService::of(&offer, None), Some(text)).expect("q.com has all that a file needs");
    let findings = autoconfig::lint(&file);
    assert!(findings.iter().all(|finding| finding.rule == Rule("A4") || finding.rule == Rule("A7")), "{findings:?}");
}

fn are_sound(text: &str, findings: &[mailsteps_formats::Finding]) {
    assert!(findings.len() <= MOST_FINDINGS + 1, "{} findings", findings.len());
    let lines = text.split('\n').count();
    for finding in findings {
        assert!(finding.place.line >= 1 && finding.place.line as usize <= lines, "{finding}: there are {lines} lines");
        assert!(finding.place.column >= 1, "{finding}");
        assert!(!finding.text.is_empty() && !finding.mend.is_empty(), "{finding}");
        assert!(!finding.to_string().contains(char::is_control), "{finding:?}");
    }
}

fn about() -> About {
    About {
        id: "made-up".parse().expect("a sound name"),
        address: None,
        kind: SourceKind::ThirdParty,
        who: "Nobody".to_owned(),
        read: "2026-11-26".parse().expect("a sound date"),
    }
}
