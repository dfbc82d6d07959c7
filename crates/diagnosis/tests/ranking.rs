//! What else is known of a case beside its text moves the causes and their plans.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use mailsteps_diagnosis::{Answers, Because, Case, Checked, Diagnosis, diagnose};
use mailsteps_settings::{Catalog, ClientId, Symptoms};
use serde_json::{Value, json};

const LOGIN_FAILED: &str = "Login to server pop.centurylink.net failed";

fn action(id: &str) -> Value {
    json!({ "id": id, "text": "A.", "helped": "B.", "otherwise": "C." })
}

/// A small set of data with every kind of cause.
fn symptoms() -> Symptoms {
    let mut check = action("run-check");
    check["leads_to"] = "check".into();
    let mut delete = action("delete-in-thunderbird");
    delete["only"] = json!(["thunderbird"]);
    let many: Vec<Value> = (1..9).map(|at| action(&format!("step-{}", at / 2))).collect();
    let symptoms = json!({
        "symptoms": [
            { "id": "no-mail", "title": "I cannot receive mail", "button": true, "phrases": ["No mail comes in"],
              "causes": ["incoming-down", "refused", "network"], "sources": ["a"] },
            { "id": "no-sending", "title": "I cannot send mail", "phrases": ["Sending mail fails"],
              "causes": ["host", "outgoing-down", "network"], "sources": ["a"] },
            { "id": "warning", "title": "A certificate warning", "phrases": ["The certificate is not trusted"],
              "causes": ["network", "certificate"], "sources": ["a"] },
        ],
        "messages": [
            { "id": "login", "texts": ["Login to server {host} failed."], "codes": ["0x800CCC92"],
              "programs": ["thunderbird"], "meaning": "Refused.", "causes": ["refused", "saved", "wrong", "outage"],
              "sources": ["a"] },
        ],
        "causes": [
            { "id": "refused", "title": "Refused", "asks_first": true, "answers": ["webmail-accepts", "other-device-fails", "stays"],
              "plan": [delete, action("both")], "sources": ["a"] },
            { "id": "saved", "title": "Saved", "asks_first": true,
              "answers": ["webmail-accepts", "other-device-works", "stays"], "plan": [action("both")], "sources": ["a"] },
            { "id": "wrong", "title": "Wrong", "answers": ["webmail-refuses", "stays"], "plan": many, "sources": ["a"] },
            { "id": "outage", "title": "Outage", "answers": ["comes-and-goes"], "plan": [action("wait")],
              "sources": ["a"] },
            { "id": "incoming-down", "title": "Down", "evidence": "incoming-down", "plan": [check, action("wait")],
              "sources": ["a"] },
            { "id": "outgoing-down", "title": "Down", "evidence": "outgoing-down", "plan": [check, action("wait")],
              "sources": ["a"] },
            { "id": "certificate", "title": "Bad", "evidence": "certificate-bad", "plan": [check], "sources": ["a"] },
            { "id": "network", "title": "Network", "evidence": "servers-well", "plan": [action("phone")],
              "sources": ["a"] },
            { "id": "host", "title": "Host", "setting": "outgoing.host", "likelier_for": ["q.com"],
              "plan": [action("host")], "sources": ["a"] },
        ],
    });
    serde_json::from_value(symptoms).unwrap()
}

fn ids<'s>(found: &Diagnosis<'s>) -> Vec<&'s str> {
    found.causes.iter().map(|found| found.cause.id.as_str()).collect()
}

#[track_caller]
fn first(case: &Case<'_>, expected: &str) {
    let symptoms = symptoms();
    let found = diagnose(&symptoms, case);
    assert_eq!(ids(&found).first(), Some(&expected), "{:?}", ids(&found));
}

fn checked(incoming: bool, outgoing: bool, certificate_bad: bool) -> Option<Checked> {
    Some(Checked { incoming: Some(incoming), outgoing: Some(outgoing), certificate_bad: Some(certificate_bad) })
}

#[test]
fn a_pressed_button_is_enough() {
    first(&Case { symptom: Some("no-mail"), ..Case::default() }, "incoming-down");
    assert!(diagnose(&symptoms(), &Case { symptom: Some("no-such"), ..Case::default() }).causes.is_empty());
}

#[test]
fn the_check_comes_first() {
    let no_mail = Case { symptom: Some("no-mail"), ..Case::default() };
    first(&Case { report: checked(false, true, false), ..no_mail }, "incoming-down");
    // Well: the reader's own side, and not the servers.
    let symptoms = symptoms();
    let case = Case { report: checked(true, true, false), ..no_mail };
    let found = diagnose(&symptoms, &case);
    assert_eq!(ids(&found)[..2], ["refused", "network"]);
    assert_eq!(ids(&found).last(), Some(&"incoming-down"));
    // Whatever is said, a server that is down is told of.
    first(&Case { text: LOGIN_FAILED, report: checked(false, true, false), ..Case::default() }, "incoming-down");
    let found = diagnose(&symptoms, &Case { report: checked(true, false, false), ..Case::default() });
    assert_eq!((ids(&found), found.causes[0].because), (vec!["outgoing-down"], Because::Check));
    // But not first to somebody who asks about the other direction.
    let found = diagnose(
        &symptoms,
        &Case { symptom: Some("no-sending"), report: checked(false, true, false), ..Case::default() },
    );
    assert!(ids(&found)[0] != "incoming-down" && ids(&found).contains(&"incoming-down"), "{:?}", ids(&found));
    first(&Case { symptom: Some("warning"), ..Case::default() }, "network");
    first(&Case { symptom: Some("warning"), report: checked(false, true, true), ..Case::default() }, "certificate");
    // A check that found nothing out changes nothing.
    let found = diagnose(&symptoms, &Case { report: Some(Checked::default()), ..no_mail });
    assert_eq!(ids(&found), ["incoming-down", "refused", "network"]);
}

#[test]
fn answers_fork_the_plan() {
    let case = Case { text: LOGIN_FAILED, ..Case::default() };
    first(&case, "refused");
    let answered = |webmail_accepts, other_device_works, comes_and_goes| Case {
        answers: Answers { webmail_accepts, other_device_works, comes_and_goes },
        ..case
    };
    first(&answered(Some(false), None, None), "wrong");
    first(&answered(None, Some(true), None), "saved");
    first(&answered(None, None, Some(true)), "outage");
    first(&answered(Some(true), Some(false), Some(false)), "refused");
}

#[test]
fn questions_come_first_until_one_is_answered() {
    let symptoms = symptoms();
    let case = Case { text: LOGIN_FAILED, ..Case::default() };
    assert!(diagnose(&symptoms, &case).needs_questions);
    let answers = Answers { webmail_accepts: Some(true), ..Answers::default() };
    assert!(!diagnose(&symptoms, &Case { answers, ..case }).needs_questions);
    assert!(!diagnose(&symptoms, &Case { report: checked(false, true, false), ..case }).needs_questions);
    assert!(!diagnose(&symptoms, &Case { symptom: Some("no-mail"), ..Case::default() }).needs_questions);
}

#[test]
fn domain_and_hosts() {
    let (symptoms, catalog) = (symptoms(), Catalog::embedded().unwrap());
    let offer = |name: &str| catalog.offer(&name.parse().unwrap());
    let confidence = |domain, text| {
        let found = diagnose(&symptoms, &Case { text, domain, ..Case::default() });
        found.causes.iter().find(|found| found.cause.id.as_str() == "host").map(|found| found.confidence)
    };
    let text = "I cannot send mail";
    assert!(confidence(offer("q.com"), text) > confidence(None, text));
    assert!(confidence(offer("embarqmail.com"), text) < confidence(None, text));
    assert!(confidence(None, "I cannot send mail as jane@q.com") > confidence(None, text));
    // A host that the domain has not, and one that it has.
    assert!(confidence(offer("q.com"), "smtp.q.com stopped").is_some());
    assert_eq!(confidence(offer("q.com"), "smtp.centurylink.net stopped"), None);
}

#[test]
fn plans() {
    let symptoms = symptoms();
    let plan = |case: &Case<'_>, id: &str| -> Vec<String> {
        let found = diagnose(&symptoms, case);
        let cause = found.causes.iter().find(|found| found.cause.id.as_str() == id).unwrap();
        cause.plan.iter().map(|action| action.id.to_string()).collect()
    };
    let case = Case { text: LOGIN_FAILED, ..Case::default() };
    // Each action once, five at most; what is for a program is for its readers, or for those who see its messages.
    assert_eq!(plan(&case, "wrong"), ["step-0", "step-1", "step-2", "step-3", "step-4"]);
    assert_eq!(plan(&case, "refused"), ["delete-in-thunderbird", "both"]);
    let outlook: ClientId = "outlook-classic".parse().unwrap();
    assert_eq!(plan(&Case { program: Some(&outlook), ..case }, "refused"), ["both"]);
    let no_mail = Case { symptom: Some("no-mail"), ..Case::default() };
    assert_eq!(plan(&no_mail, "refused"), ["both"]);
    // Who has just made the check is not sent to it, unless there is nothing else to do.
    assert_eq!(plan(&no_mail, "incoming-down"), ["run-check", "wait"]);
    assert_eq!(plan(&Case { report: checked(false, true, true), ..no_mail }, "incoming-down"), ["wait"]);
    let warning = Case { symptom: Some("warning"), report: checked(true, true, true), ..Case::default() };
    assert_eq!(plan(&warning, "certificate"), ["run-check"]);
}
