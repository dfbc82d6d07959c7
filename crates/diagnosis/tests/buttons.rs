//! What comes first where a button was pressed, at q.com while its servers answer, and where words are added to it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use mailsteps_diagnosis::{Answers, Case, Checked, Index};
use mailsteps_settings::{Catalog, Symptoms};

const WELL: Checked = Checked { incoming: Some(true), outgoing: Some(true), certificate_bad: Some(false) };

#[track_caller]
fn first(case: &Case<'_>, expected: &str) {
    let (catalog, symptoms) = (Catalog::embedded().unwrap(), Symptoms::embedded().unwrap());
    let case = Case { domain: catalog.offer(&"q.com".parse().unwrap()), report: case.report.or(Some(WELL)), ..*case };
    let found = Index::new(&symptoms).diagnose(&case).causes;
    let causes: Vec<_> = found.iter().map(|found| (found.cause.id.as_str(), found.confidence)).collect();
    assert_eq!(causes.first().map(|first| first.0), Some(expected), "{:?} {:?}: {causes:?}", case.symptom, case.text);
}

#[test]
fn each_button() {
    for (symptom, cause) in [
        ("cannot-receive", "login-refused"),
        ("cannot-send", "outgoing-login-missing"),
        ("password-again", "login-refused"),
        ("certificate-warning", "antivirus-scan"),
        ("worked-until-yesterday", "provider-login-outage"),
        ("webmail-works", "login-refused"),
        ("messages-gone", "pop-took-the-mail"),
        ("folders-missing", "folders-missing"),
        ("slow", "slow-connection"),
        ("cannot-write", "cannot-write-locally"),
        ("address-was-changed", "address-changed"),
    ] {
        first(&Case { symptom: Some(symptom), ..Case::default() }, cause);
    }
}

#[test]
fn the_check_and_the_answers_still_count() {
    let down = Some(Checked { incoming: Some(false), outgoing: Some(false), certificate_bad: Some(false) });
    let pressed = |symptom| Case { symptom: Some(symptom), ..Case::default() };
    for (symptom, cause) in [
        ("cannot-receive", "server-incoming-down"),
        ("cannot-send", "server-outgoing-down"),
        ("password-again", "server-incoming-down"),
        ("worked-until-yesterday", "server-incoming-down"),
        ("webmail-works", "server-incoming-down"),
    ] {
        first(&Case { report: down, ..pressed(symptom) }, cause);
    }
    let text = "Login to server pop.centurylink.net with username jane@q.com failed.";
    first(&Case { text, ..Case::default() }, "login-refused");
    first(&Case { text, report: down, ..Case::default() }, "server-incoming-down");
    first(&Case { text, report: down, ..pressed("webmail-works") }, "server-incoming-down");
    let again = |webmail_accepts, other_device_works, comes_and_goes| {
        let answers = Answers { webmail_accepts, other_device_works, comes_and_goes };
        for text in ["", "Login to server pop.centurylink.net failed"] {
            first(
                &Case { text, answers, ..pressed("password-again") },
                match (webmail_accepts, other_device_works, comes_and_goes) {
                    (Some(false), ..) => "wrong-password",
                    (_, _, Some(true)) => "provider-login-outage",
                    (_, Some(true), _) => "old-password-saved",
                    _ => "login-refused",
                },
            );
        }
    };
    again(None, None, None);
    again(Some(false), None, None);
    again(Some(true), None, None);
    again(Some(true), Some(true), Some(true));
    again(Some(true), Some(true), Some(false));
    again(Some(true), Some(true), None);
}

/// Who pressed a button is never told that nothing is known.
#[test]
fn a_button_stays_pressed_beside_other_words() {
    first(&Case { symptom: Some("slow"), text: "good morning", ..Case::default() }, "slow-connection");
    first(&Case { symptom: Some("slow"), text: "how long do I boil an egg", ..Case::default() }, "slow-connection");
}

#[test]
fn messages_at_a_domain() {
    for (text, cause) in [
        ("Alert: Login to server \"pop.centurylink.net\" with username  zebrafinch@q.com  failed!!", "login-refused"),
        ("outlook sais: Error (0x800ccc0e) : 'Cannot connect to the server.' Account: 'zebrafinch'", "reader-network"),
        ("smtp error 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6 zebrafinch", "login-refused"),
        (
            "The server you are connected to is using a security certificate that cannot be verified (zebrafinch)",
            "antivirus-scan",
        ),
        (
            "Cannot Verify Server Identity — The identity of “mail.centurylink.net” cannot be verified by Mail, zebrafinch",
            "antivirus-scan",
        ),
        ("login to sever failed", "login-refused"),
        ("Login to server pop.centurylink.net failed", "login-refused"),
        (
            "Sending of password for user jane@q.com did not succeed. Mail server pop.q.com responded: -ERR",
            "login-refused",
        ),
    ] {
        first(&Case { text, ..Case::default() }, cause);
    }
}
