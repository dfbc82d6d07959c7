//! The words of the user interface: one struct, and for each language a folder of JSON files, `languages/en` and the like. What a
//! file lacks, or has too much, fails a test.
//!
//! The app has no words of its own: it is given those of the page's language when it starts.

mod check;
mod language;
#[cfg(feature = "ssr")]
mod native;
#[cfg(feature = "ssr")]
pub mod ready;

use mailsteps_settings::{Platform, Task};
use mailsteps_words::words;

pub use language::Language;
pub use mailsteps_markup::{commas, fill};
#[cfg(feature = "ssr")]
pub use native::{catalog, extras, extras_files, glossary, languages, lists, locale, ready_words, translation, words};

impl Walkthrough {
    /// What stands over the page of a task.
    #[must_use]
    pub fn of(&self, task: Task) -> &TaskWords {
        match task {
            Task::Setup(_) => &self.setup,
            Task::Repair => &self.repair,
            Task::NewAddress => &self.new_address,
        }
    }
}

impl Platforms {
    /// What people call a platform.
    #[must_use]
    pub fn of(&self, platform: Platform) -> &'static str {
        match platform {
            Platform::Windows => self.windows,
            Platform::Macos => self.macos,
            Platform::Ios => self.ios,
            Platform::Android => self.android,
            Platform::Linux => self.linux,
            Platform::Web => self.web,
        }
    }
}

words! {
    /// Every word of the user interface.
    pub struct Words {
        pub frame: Frame,
        pub address_box: AddressBox,
        pub value: Value,
        pub home: Home,
        pub domain: Domain,
        pub walkthrough: Walkthrough,
        pub check: Check,
        pub fix: TaskWords,
        pub fix_anywhere: TaskWords,
        pub lint: TaskWords,
        pub embed: TaskWords,
        pub not_found: NotFound,
    }

    /// Around every page.
    pub struct Frame {
        pub site: &'static str,
        pub skip_to_content: &'static str,
        pub settings_link: &'static str,
        pub check_link: &'static str,
        pub fix_link: &'static str,
        pub data_of: &'static str,
        pub months: &'static str,
        pub day: &'static str,
        pub month: &'static str,
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
        pub heading: &'static str,
        pub lead: &'static str,
        pub pick: &'static str,
        pub other_domains: &'static str,
        pub stopped: &'static str,
    }

    /// The page of a domain.
    pub struct Domain {
        pub title: &'static str,
        pub heading: &'static str,
        pub programs_on: &'static str,
        pub platforms: Platforms,
        pub programs_elsewhere: &'static str,
        pub with_protocol: &'static str,
        pub cannot: &'static str,
        pub repair: &'static str,
        pub ended: &'static str,
        pub ending: &'static str,
    }

    /// What mail programs run on.
    pub struct Platforms {
        pub windows: &'static str,
        pub macos: &'static str,
        pub ios: &'static str,
        pub android: &'static str,
        pub linux: &'static str,
        pub web: &'static str,
    }

    /// The page of a program's steps.
    pub struct Walkthrough {
        /// Each with the task in it.
        pub setup: TaskWords,
        pub repair: TaskWords,
        pub new_address: TaskWords,
        pub loading: &'static str,
        pub failed: &'static str,
        pub retry: &'static str,
        pub coverage: TaskWords,
    }

    /// What stands over a page.
    pub struct TaskWords {
        pub title: &'static str,
        pub heading: &'static str,
    }

    /// The page of the check.
    pub struct Check {
        pub title: &'static str,
        pub heading: &'static str,
        pub lead: &'static str,
        pub without_script: &'static str,
        pub running: &'static str,
        pub again: &'static str,
        pub checked_at: &'static str,
        pub age: &'static str,
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
        pub stages: Stages,
        pub wait: &'static str,
        pub tell: &'static str,
        pub replace_name: &'static str,
        pub codes: Codes,
        pub failures: Failures,
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
        pub heading: &'static str,
        pub lead: &'static str,
        pub near: &'static str,
        pub home: &'static str,
    }

    /// What a check does, one after the other.
    pub struct Stages {
        pub dns: &'static str,
        pub connect: &'static str,
        pub tls: &'static str,
        pub greeting: &'static str,
        pub starttls: &'static str,
        pub capabilities: &'static str,
    }

    /// What a check found.
    pub struct Codes {
        pub well: &'static str,
        pub name_not_found: &'static str,
        pub dns_failed: &'static str,
        pub refused: &'static str,
        pub unreachable: &'static str,
        pub timed_out: &'static str,
        pub tls_too_old: &'static str,
        pub tls_failed: &'static str,
        pub certificate_expired: &'static str,
        pub certificate_not_yet_valid: &'static str,
        pub certificate_wrong_name: &'static str,
        pub certificate_untrusted: &'static str,
        pub certificate_chain_incomplete: &'static str,
        pub tls_not_offered: &'static str,
        pub starttls_refused: &'static str,
        pub starttls_injection: &'static str,
        pub wrong_protocol: &'static str,
        pub server_busy: &'static str,
        pub server_refused: &'static str,
        pub closed_early: &'static str,
        pub garbled: &'static str,
        pub login_not_offered: &'static str,
        pub unknown: &'static str,
    }

    /// Why there is no report.
    pub struct Failures {
        pub offline: Reason,
        pub unreachable: Reason,
        pub timed_out: Reason,
        pub refused: Reason,
        pub malformed: Reason,
    }
}
