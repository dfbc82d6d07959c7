//! What automatic set-up works, for every program of the data.

use mailsteps_formats::setup_rules::{
    AutomaticSetup::{self, FoundByItself, NotPossible, Profile, ScanInApp},
    Reason, Served, automatic_setup,
};
use mailsteps_settings::{Authentication, Catalog, Incoming, Protocol, Security};

use crate::support::{ideal, made_up, service};

const ALL: Served = Served { autoconfig: true, profile: true };
const NOTHING: Served = Served { autoconfig: false, profile: false };
const NONE: AutomaticSetup = NotPossible { reason: Reason::ReadsNone };
const LOTTERY: AutomaticSetup = NotPossible { reason: Reason::OutlookIsALottery };
const NOT_SERVED: AutomaticSetup = NotPossible { reason: Reason::NotServed };
const NOT_OFFERED: AutomaticSetup = NotPossible { reason: Reason::NotOffered };

/// Each program with its ways for IMAP, for POP3, and for IMAP where nothing is served.
type Line = (&'static str, &'static [AutomaticSetup], &'static [AutomaticSetup], &'static [AutomaticSetup]);
const PROGRAMS: [Line; 23] = [
    ("apple-mail", &[Profile], &[Profile], &[NOT_SERVED]),
    ("bluemail", &[NONE], &[NONE], &[NONE]),
    ("em-client", &[NONE], &[NONE], &[NONE]),
    ("evolution", &[NONE], &[NONE], &[NONE]),
    ("geary", &[NONE], &[NONE], &[NONE]),
    ("gmail-app", &[NONE], &[NONE], &[NONE]),
    ("gmail-web", &[NONE], &[NONE], &[NONE]),
    ("iphone", &[Profile], &[Profile], &[NOT_SERVED]),
    ("kmail", &[NONE], &[NONE], &[NONE]),
    ("mailbird", &[NONE], &[NONE], &[NONE]),
    ("mailspring", &[NONE], &[NONE], &[NONE]),
    ("other", &[NONE], &[NONE], &[NONE]),
    ("outlook-android", &[LOTTERY], &[LOTTERY], &[LOTTERY]),
    ("outlook-classic", &[LOTTERY], &[LOTTERY], &[LOTTERY]),
    ("outlook-ios", &[LOTTERY], &[LOTTERY], &[LOTTERY]),
    ("outlook-mac", &[LOTTERY], &[LOTTERY], &[LOTTERY]),
    ("outlook-new", &[LOTTERY], &[LOTTERY], &[LOTTERY]),
    ("samsung-email", &[NONE], &[NONE], &[NONE]),
    ("spark", &[NONE], &[NONE], &[NONE]),
    ("thunderbird", &[FoundByItself], &[FoundByItself], &[NOT_SERVED]),
    ("thunderbird-android", &[FoundByItself, ScanInApp], &[ScanInApp], &[ScanInApp]),
    ("windows-live-mail", &[NONE], &[NONE], &[NONE]),
    ("windows-mail", &[NONE], &[NONE], &[NONE]),
];

#[test]
fn every_program_of_the_data() {
    let catalog = Catalog::embedded().unwrap();
    let mut ids: Vec<&str> = catalog.programs().iter().map(|program| program.id.as_str()).collect();
    ids.sort_unstable();
    assert_eq!(ids, PROGRAMS.map(|(id, ..)| id));
    for (id, imap, pop3, unserved) in PROGRAMS {
        let ways =
            |domain: &str, incoming, served| automatic_setup(&service(domain), &id.parse().unwrap(), incoming, served);
        assert_eq!(ways("q.com", Incoming::Imap, ALL), imap, "{id}");
        assert_eq!(ways("q.com", Incoming::Pop3, ALL), pop3, "{id}");
        assert_eq!(ways("q.com", Incoming::Imap, NOTHING), unserved, "{id}");
        // A domain of POP3 without encryption: the programs' formats can say that too.
        assert_eq!(ways("qwestoffice.net", Incoming::Imap, ALL), [NOT_OFFERED], "{id}");
        assert_eq!(ways("qwestoffice.net", Incoming::Pop3, ALL), pop3, "{id}");
    }
}

#[test]
fn what_thunderbird_for_android_refuses_in_autoconfig() {
    let android = "thunderbird-android".parse().unwrap();
    let plain = made_up(&[
        (Protocol::Imap, "imap.example.net", 993, Security::Tls),
        (Protocol::Smtp, "smtp.example.net", 465, Security::Tls),
        (Protocol::Smtp, "smtp.example.net", 25, Security::None),
    ]);
    assert_eq!(automatic_setup(&plain, &android, Incoming::Imap, ALL), [ScanInApp]);
    let mut open = ideal();
    open.outgoing[0].authentication = Authentication::None;
    assert_eq!(automatic_setup(&open, &android, Incoming::Imap, ALL), [ScanInApp]);
}

#[test]
fn what_a_profile_cannot_say_is_not_offered() {
    let mut oauth = ideal();
    oauth.incoming[0].authentication = Authentication::Oauth2;
    let iphone = "iphone".parse().unwrap();
    let cannot = NotPossible { reason: Reason::CannotBeSaid };
    assert_eq!(automatic_setup(&oauth, &iphone, Incoming::Imap, ALL), [cannot]);
    assert_eq!(automatic_setup(&oauth, &iphone, Incoming::Pop3, ALL), [Profile]);
}

#[test]
fn reasons_are_sentences() {
    use Reason::{CannotBeSaid, NotOffered, NotServed, OutlookIsALottery, ReadsNone};
    for reason in [NotOffered, NotServed, CannotBeSaid, OutlookIsALottery, ReadsNone] {
        assert!(reason.to_string().ends_with('.'));
    }
}

/// The two say the same of Thunderbird for Android: what the rules promise is what its reader does with the file.
#[test]
fn the_rules_agree_with_the_reader() {
    let program = "thunderbird-android".parse().unwrap();
    for (domain, service) in crate::support::services() {
        let file = mailsteps_formats::autoconfig::emit(&service, None).unwrap();
        let works = mailsteps_formats::autoconfig::android_verdict(&file).reason().is_none();
        let ways = automatic_setup(&service, &program, Incoming::Imap, ALL);
        assert_eq!(ways.contains(&FoundByItself), works, "{domain}: {ways:?}");
    }
}
