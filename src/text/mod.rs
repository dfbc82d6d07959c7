//! The words of the user interface: one struct, one file per language. A missing word does not compile.

pub mod en;

use mailsteps_probe::report::{Code, StageName};

use crate::CheckFailure;

/// `a, b, c`.
pub fn commas(items: impl IntoIterator<Item: AsRef<str>>) -> String {
    let mut list = String::new();
    for item in items {
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push_str(item.as_ref());
    }
    list
}

/// Puts values in the places of a sentence: `fill("Set up {domain}", &[("domain", "q.com")])`.
pub fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (place, after) = after.split_once('}').unwrap_or((after, ""));
        for (name, value) in values {
            if *name == place {
                filled.push_str(value);
            }
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Every word of the user interface.
pub struct Words {
    /// BCP 47.
    pub language: &'static str,
    pub frame: Frame,
    pub address_box: AddressBox,
    pub value: Value,
    pub home: Home,
    pub domain: Domain,
    pub walkthrough: Walkthrough,
    pub check: Check,
    pub not_found: NotFound,
    pub settings: Settings,
}

/// Around every page.
pub struct Frame {
    pub site: &'static str,
    pub skip_to_content: &'static str,
    pub settings_link: &'static str,
    pub check_link: &'static str,
    pub data_of: &'static str,
    pub privacy: &'static str,
    pub help: &'static str,
    pub app_failed: &'static str,
}

/// The box for the reader's address.
pub struct AddressBox {
    pub label: &'static str,
    pub label_on_page: &'static str,
    pub placeholder: &'static str,
    pub button: &'static str,
    pub button_on_page: &'static str,
    pub stays_here: &'static str,
    pub not_kept: &'static str,
    pub nothing_typed: &'static str,
    pub no_domain: &'static str,
    pub not_a_domain: &'static str,
    pub unknown: &'static str,
    pub did_you_mean: &'static str,
    pub nothing_near: &'static str,
    pub yours: &'static str,
    pub change: &'static str,
    pub without_script: &'static str,
}

/// A value and its button.
pub struct Value {
    pub copy: &'static str,
    pub copy_of: &'static str,
    pub copied: &'static str,
    pub copied_of: &'static str,
    pub copy_refused: &'static str,
}

/// The home page.
pub struct Home {
    pub title: &'static str,
    pub description: &'static str,
    pub heading: &'static str,
    pub lead: &'static str,
    pub pick: &'static str,
    pub other_domains: &'static str,
}

/// The page of a domain.
pub struct Domain {
    pub title: &'static str,
    pub description: &'static str,
    pub heading: &'static str,
    pub suggestion: &'static str,
    pub otherwise: &'static str,
    pub stance: &'static str,
    pub only_one: &'static str,
    pub table_heading: &'static str,
    pub table_lead: &'static str,
    pub programs_heading: &'static str,
    pub programs_lead: &'static str,
    pub programs_on: &'static str,
    pub programs_elsewhere: &'static str,
    pub with_protocol: &'static str,
    pub to_programs: &'static str,
    pub words_heading: &'static str,
    pub words: [(&'static str, &'static str); 4],
    pub limits_heading: &'static str,
    pub limit_mailbox: &'static str,
    pub limit_message: &'static str,
    pub limit_recipients: &'static str,
    pub limits_unknown: &'static str,
    pub notes_heading: &'static str,
    pub inference: &'static str,
    pub older_heading: &'static str,
    pub older_lead: &'static str,
    pub sources_heading: &'static str,
    pub sources_lead: &'static str,
    pub read_on: &'static str,
    pub webmail: &'static str,
    pub leave_copy: &'static str,
    pub check_heading: &'static str,
    pub check_lead: &'static str,
    pub check_link: &'static str,
}

/// The table of settings.
pub struct Settings {
    pub incoming: &'static str,
    pub outgoing: &'static str,
    pub host: &'static str,
    pub port: &'static str,
    pub security: &'static str,
    pub username: &'static str,
    pub password: &'static str,
    pub password_is: &'static str,
    pub authentication: &'static str,
    pub authentication_is: &'static str,
    pub example: &'static str,
    pub status_alternative: &'static str,
    pub status_outdated: &'static str,
    pub status_unconfirmed: &'static str,
    pub unconfirmed_here: &'static str,
}

/// The page of a program's steps.
pub struct Walkthrough {
    pub title: &'static str,
    pub description: &'static str,
    pub heading: &'static str,
    pub with: &'static str,
    pub for_versions: &'static str,
    pub other_protocol: &'static str,
    pub no_protocol: &'static str,
    pub no_protocol_offer: &'static str,
    pub program_lacks: &'static str,
    pub unconfirmed: &'static str,
    pub before: &'static str,
    pub steps: &'static str,
    pub step_of: &'static str,
    pub menu_path: &'static str,
    pub different: &'static str,
    pub source: &'static str,
    pub general: &'static str,
    pub your_settings: &'static str,
    pub done_heading: &'static str,
    pub done_text: &'static str,
    pub done_check: &'static str,
    pub loading: &'static str,
    pub failed: &'static str,
    pub retry: &'static str,
    pub other_program: &'static str,
}

/// The page of the check.
pub struct Check {
    pub title: &'static str,
    pub description: &'static str,
    pub heading: &'static str,
    pub lead: &'static str,
    pub without_script: &'static str,
    pub running: &'static str,
    pub again: &'static str,
    pub checked_at: &'static str,
    pub stand_ins: &'static str,
    pub all_well: &'static str,
    pub all_well_action: &'static str,
    pub degraded: &'static str,
    pub degraded_action: &'static str,
    pub one_failed: &'static str,
    pub several_failed: &'static str,
    pub all_failed: &'static str,
    pub service_incoming: &'static str,
    pub service_outgoing: &'static str,
    pub answers: &'static str,
    pub answers_with_drawback: &'static str,
    pub does_not: &'static str,
    pub details: &'static str,
    pub skipped: &'static str,
    pub next: &'static str,
    pub webmail: &'static str,
    pub compare: &'static str,
    pub chat: &'static str,
    pub milliseconds: &'static str,
    pub address: &'static str,
    pub encryption: &'static str,
    pub cipher: &'static str,
    pub certificate_for: &'static str,
    pub certificate_by: &'static str,
    pub certificate_until: &'static str,
    pub said: &'static str,
    pub can: &'static str,
    pub stage: fn(StageName) -> &'static str,
    pub code: fn(Code) -> Reason,
    pub failure: fn(CheckFailure) -> Reason,
}

/// What was found, and what the reader does now.
#[derive(Clone, Copy)]
pub struct Reason {
    pub found: &'static str,
    pub action: &'static str,
}

/// The page for unknown addresses.
pub struct NotFound {
    pub title: &'static str,
    pub description: &'static str,
    pub heading: &'static str,
    pub lead: &'static str,
    pub near: &'static str,
    pub home: &'static str,
}

#[cfg(test)]
mod tests {
    use super::{commas, fill};

    #[test]
    fn lists() {
        assert_eq!(commas(["a", "b"]), "a, b");
        assert_eq!(commas([""; 0]), "");
    }

    #[test]
    fn fills_every_place() {
        let sentence = fill("{program} for {domain}: {domain}", &[("program", "Mail"), ("domain", "q.com")]);
        assert_eq!(sentence, "Mail for q.com: q.com");
    }
}
