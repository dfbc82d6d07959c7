use mailsteps_diagnosis::{Account, Answers, Because, Case, Checked, Index, Program};
use mailsteps_markup::{Html, fill};
use mailsteps_settings::{ClientId, Domain, Offer, Query, Symptom};

use crate::{
    InLanguage,
    plan::{self, Plan},
};

/// What was typed and chosen, as texts; each may be empty.
pub struct Said<'a> {
    pub domain: &'a str,
    pub program: &'a str,
    pub symptom: &'a str,
    pub text: &'a str,
    pub evidence: &'a str,
    pub answers: [&'a str; 3],
    /// The reader's, or the made-up one of ready-made pages.
    pub address: &'a str,
    /// What stands before the path of a page in its address.
    pub prefix: &'a str,
}

/// The made-up name in ready-made pages; the same as in `mailsteps_settings::Values`.
const EXAMPLE: &str = "yourname";
/// In the place of evidence: this site has no server that could be asked.
const NO_CHECKS: &str = "no-checks";
/// The most suggestions at a time.
const SUGGESTIONS: usize = 4;

/// The plan's markup, whether the three questions come first, and the markup of suggestions for what is being typed.
pub fn diagnose(data: &InLanguage, said: &Said<'_>) -> (String, bool, String) {
    let domain: Option<Domain> = said.domain.parse().ok();
    let program: Option<ClientId> = said.program.parse().ok();
    let case = Case {
        text: said.text,
        symptom: (!said.symptom.is_empty()).then_some(said.symptom),
        domain: domain.as_ref().and_then(|domain| data.catalog.offer(domain)),
        program: program.as_ref(),
        report: checked(said.evidence),
        answers: answers(said.answers),
    };
    let address = Query::read(said.address, |_| None).ok().and_then(|query| query.address());
    let account = Account {
        domain: case.domain,
        program: program.as_ref().and_then(|id| program_of(data, id)),
        address: address.as_ref().filter(|address| address.local() != EXAMPLE),
        ..Account::anybodys(&data.words.account)
    };
    let diagnosis = data.index.diagnose(&case);
    let mut page = Html::at(said.prefix);
    plan::write(
        &mut page,
        Plan { words: &data.words.plan, case: &case, account, group: "plan", has_checks: said.evidence != NO_CHECKS },
        &diagnosis,
    );
    let is_down = diagnosis.causes.first().is_some_and(|first| plan::is_down(&case, first));
    let asks = diagnosis.needs_questions && !is_down || case.answers != Answers::default();
    (page.into_string(), asks, suggestions(&data.index, &case))
}

fn program_of<'a>(data: &'a InLanguage, id: &ClientId) -> Option<Program<'a>> {
    let program = data.catalog.program(id)?;
    let (_, captions) = data.captions.iter().find(|(of, _)| of == id)?;
    Some(Program { protocols: &program.protocols, captions })
}

/// The plan for a symptom's button, for browsers without a script.
pub fn of_symptom(
    data: &InLanguage,
    symptom: &Symptom,
    domain: Option<Offer<'_>>,
    prefix: &str,
    has_checks: bool,
) -> String {
    let case = Case { symptom: Some(symptom.id.as_str()), domain, ..Case::default() };
    let account = Account { domain, ..Account::anybodys(&data.words.account) };
    let mut page = Html::at(prefix);
    let plan = Plan { words: &data.words.plan, case: &case, account, group: symptom.id.as_str(), has_checks };
    plan::write(&mut page, plan, &data.index.diagnose(&case));
    page.into_string()
}

/// Messages and symptoms that the text may become.
fn suggestions(index: &Index<'_>, case: &Case<'_>) -> String {
    let mut html = Html::default();
    if case.text.trim().is_empty() {
        return String::new();
    }
    for because in index.recognise(case, SUGGESTIONS) {
        let text = match because {
            Because::Message(message) => message.texts.first().or(message.codes.first()).map_or("", String::as_str),
            Because::Symptom(symptom) => &symptom.title,
            Because::Words | Because::Check | Because::Host => "",
        };
        // The places in a message stand for what differs.
        let text = fill(text, &["host", "port", "user", "number", "any"].map(|place| (place, "…")));
        if !text.is_empty() && text != case.text {
            html.put("<button type=\"button\" class=\"chip\" data-action=\"suggest\">")
                .text(text.trim())
                .put("</button>");
        }
    }
    html.into_string()
}

/// What the servers say: `incoming-ok`, `incoming-down`, `outgoing-ok`, `outgoing-down`, `certificate-bad`, with spaces
/// between them; or [`NO_CHECKS`].
fn checked(evidence: &str) -> Option<Checked> {
    if evidence.is_empty() || evidence == NO_CHECKS {
        return None;
    }
    let has = |word: &str| evidence.split(' ').any(|one| one == word);
    let works = |down: &str, ok: &str| if has(down) { Some(false) } else { has(ok).then_some(true) };
    Some(Checked {
        incoming: works("incoming-down", "incoming-ok"),
        outgoing: works("outgoing-down", "outgoing-ok"),
        certificate_bad: Some(has("certificate-bad")),
    })
}

fn answers(said: [&str; 3]) -> Answers {
    let [webmail_accepts, other_device_works, comes_and_goes] = said.map(|answer| match answer {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    Answers { webmail_accepts, other_device_works, comes_and_goes }
}

#[cfg(test)]
mod tests {
    use mailsteps_settings::Symptoms;

    use super::*;
    use crate::in_language::tests::english;

    fn all(said: &Said<'_>) -> (String, bool, String) {
        diagnose(&english(), said)
    }

    fn plan(said: &Said<'_>) -> (String, bool) {
        let (plan, asks, _) = all(said);
        (plan, asks)
    }

    #[test]
    fn what_is_typed_is_suggested_whole() {
        let (_, _, html) = all(&Said { text: "login to server failed", ..NOTHING });
        assert!(html.contains("data-action=\"suggest\"") && !html.contains('{'), "{html}");
    }

    /// What a plan's first cause says of its setting.
    #[track_caller]
    fn setting(said: &Said<'_>, cause: &str) -> String {
        let (page, _) = plan(said);
        let first = page.split_once("data-cause=\"").unwrap().1;
        assert!(first.starts_with(&[cause, "\""].concat()), "{page}");
        let setting = first.split_once("</article>").unwrap().0.split_once("<p class=\"plan__setting\">").unwrap().1;
        setting.split_once("</p>").unwrap().0.to_owned()
    }

    #[test]
    fn the_setting_of_the_first_cause_has_its_value_in_the_words_of_the_program() {
        let refused = Said { symptom: "password-again", ..NOTHING };
        let own = setting(&refused, "login-refused");
        assert!(own.starts_with("Look at this setting: the user name for incoming mail. It should be"), "{own}");
        assert!(own.contains("your whole e-mail address, such as") && own.contains("yourname<wbr>@q.com"), "{own}");
        assert_eq!(setting(&Said { address: "yourname@q.com", ..refused }, "login-refused"), own);
        let own = setting(&Said { address: "jane&joe@q.com", ..refused }, "login-refused");
        assert!(own.ends_with("It should be <b class=\"host\" translate=\"no\">jane&amp;joe<wbr>@q.com</b>"), "{own}");
        // Whoever has not said their domain is told which setting it is.
        let anywhere = setting(&Said { domain: "", ..refused }, "login-refused");
        assert_eq!(anywhere, "Look at this setting: the user name for incoming mail.");

        let cannot_send = Said { symptom: "cannot-send", ..NOTHING };
        let sign_in = "Look at this setting: the kind of sign-in for outgoing mail. It should be ";
        assert_eq!(setting(&cannot_send, "outgoing-login-missing"), [sign_in, "with your password"].concat());
        let in_thunderbird = setting(&Said { program: "thunderbird", ..cannot_send }, "outgoing-login-missing");
        assert_eq!(in_thunderbird, [sign_in, "<b class=\"host\" translate=\"no\">Normal password</b>"].concat());

        let folders =
            setting(&Said { symptom: "folders-missing", program: "outlook-classic", ..NOTHING }, "folders-missing");
        assert!(folders.contains("the kind of account") && folders.contains(">IMAP or POP</b>"), "{folders}");
    }

    #[test]
    fn the_steps_name_the_kind_of_sign_in_in_the_words_of_the_program() {
        let (page, _) = plan(&Said { symptom: "cannot-send", program: "thunderbird", ..NOTHING });
        assert!(page.contains("The kind of sign-in is Normal password."), "{page}");
        let (page, _) = plan(&Said { symptom: "cannot-send", ..NOTHING });
        assert!(page.contains("The kind of sign-in is your password."), "{page}");
    }

    const NOTHING: Said<'_> = Said {
        domain: "q.com",
        program: "",
        symptom: "",
        text: "",
        evidence: "",
        answers: [""; 3],
        address: "",
        prefix: "",
    };

    #[test]
    fn a_refused_password_asks_three_questions_first() {
        let text = "Login to server pop.centurylink.net with username jane@q.com failed.";
        let (page, asks) = plan(&Said { text, program: "thunderbird", ..NOTHING });
        assert!(asks && page.contains("three questions"), "{page}");
        assert!(page.contains("/q.com/thunderbird/repair/#saved-passwords"), "{page}");
        // Answered questions stay where they can be changed.
        let (page, asks) = plan(&Said { text, answers: ["yes", "", ""], ..NOTHING });
        assert!(asks && !page.contains("three questions"), "{page}");
    }

    #[test]
    fn a_server_that_is_down_comes_first() {
        let (page, _) = plan(&Said { symptom: "cannot-receive", evidence: "incoming-down outgoing-ok ", ..NOTHING });
        assert!(page.starts_with("<p class=\"plan__because\">Our check of the servers says so."), "{page}");
        assert!(!page.contains("three questions"), "{page}");
    }

    #[test]
    fn what_is_not_known_is_said() {
        let (page, asks) = plan(&Said { text: "how do I bake bread with yeast", ..NOTHING });
        assert!(!asks && page.contains("data-unknown") && page.contains("#chat"), "{page}");
        let (page, _) = plan(&Said { text: "<script>alert(1)</script>", ..NOTHING });
        assert!(!page.contains("<script"), "{page}");
    }

    /// A site without the server of the check sends nobody to it, and every plan has something in it all the same.
    #[test]
    fn nobody_is_sent_to_a_check_that_is_not_there() {
        let symptoms = Symptoms::embedded().unwrap();
        let english = english();
        let domain = english.catalog.offer(&"q.com".parse().unwrap());
        let mut sent = 0;
        for symptom in &symptoms.symptoms {
            sent += of_symptom(&english, symptom, domain, "", true).matches("/check/").count();
            let page = of_symptom(&english, symptom, domain, "", false);
            assert!(!page.contains("/check/") && !page.contains("<ol class=\"plan\"></ol>"), "{}: {page}", symptom.id);
            let (page, _) = plan(&Said { symptom: symptom.id.as_str(), evidence: "no-checks", ..NOTHING });
            assert!(!page.contains("/check/") && !page.contains("Our check"), "{}: {page}", symptom.id);
            assert!(page.contains("<details name=\"plan-") && page.contains(" open>"), "{}: {page}", symptom.id);
        }
        assert!(sent > 3, "{sent}");
        let unknown = Said { text: "how do I bake bread with yeast", evidence: "no-checks", ..NOTHING };
        assert!(!plan(&unknown).0.contains("/check/"));
    }

    #[test]
    fn no_place_is_left_open() {
        let symptoms = Symptoms::embedded().unwrap();
        let english = english();
        for domain in [None, english.catalog.offer(&"q.com".parse().unwrap())] {
            for symptom in &symptoms.symptoms {
                let page = of_symptom(&english, symptom, domain, "", true);
                assert!(!page.contains(['{', '}']), "{}: {page}", symptom.id);
            }
        }
    }
}
