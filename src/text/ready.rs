//! The words of the parts that are made ready when the site is built. The app carries none of them.

use mailsteps_words::words;

words! {
    /// Every word of the ready-made parts.
    pub struct ReadyWords {
        pub descriptions: Descriptions,
        pub domain: DomainPage,
        pub settings: Settings,
        pub tasks: Tasks,
        pub choices: Choices,
        pub before: Before,
        pub automatic: Automatic,
        pub steps: Steps,
        pub screen: Picture,
        pub typing: Typing,
        pub tools: Tools,
        pub support: Support,
        pub finish: Finish,
        pub obstacle: Obstacle,
        pub coverage: Coverage,
        pub fix: Fix,
        pub lint: Lint,
        pub embed: Embed,
        pub offline: Offline,
        pub own_test: OwnTest,
        pub your_settings: &'static str,
        pub origin: &'static str,
        pub origin_of_login: &'static str,
        pub other_names: &'static str,
    }

    /// How much a source is to be trusted.
    pub struct Kinds {
        pub official: &'static str,
        pub official_older: &'static str,
        pub database: &'static str,
        pub user_report: &'static str,
        pub third_party: &'static str,
    }

    /// The page of a domain.
    pub struct DomainPage {
        pub suggestion: &'static str,
        pub otherwise: &'static str,
        pub stance: &'static str,
        pub only_one: &'static str,
        pub table_heading: &'static str,
        pub table_lead: &'static str,
        pub programs_heading: &'static str,
        pub programs_lead: &'static str,
        pub to_programs: &'static str,
        pub words_heading: &'static str,
        pub words: [(&'static str, &'static str); 4],
        pub limits_heading: &'static str,
        pub limit_mailbox: &'static str,
        pub limit_message: &'static str,
        pub limit_recipients: &'static str,
        pub limits_unknown: &'static str,
        pub recipients_per_message: &'static str,
        pub messages_per_hour: &'static str,
        pub notes_heading: &'static str,
        pub inference: &'static str,
        pub older_heading: &'static str,
        pub older_lead: &'static str,
        pub sources_heading: &'static str,
        pub sources_lead: &'static str,
        pub read_on: &'static str,
        pub kinds: Kinds,
        pub webmail: &'static str,
        pub leave_copy: &'static str,
        pub check_heading: &'static str,
        pub check_lead: &'static str,
        pub check_link: &'static str,
        pub status_alternative: &'static str,
        pub status_outdated: &'static str,
        pub status_unconfirmed: &'static str,
        pub example: &'static str,
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
        pub unconfirmed_here: &'static str,
    }

    /// What a reader can do with a program.
    pub struct Tasks {
        pub label: &'static str,
        pub setup: &'static str,
        pub repair: &'static str,
        pub new_address: &'static str,
        pub replaced: &'static str,
        pub replaced_link: &'static str,
        pub for_versions: &'static str,
    }

    /// Which steps a reader wants to see.
    pub struct Choices {
        pub kind: &'static str,
        pub kind_hint: &'static str,
        pub way: &'static str,
    }

    /// Before step 1.
    pub struct Before {
        pub heading: &'static str,
        pub inference: &'static str,
        pub stop: &'static str,
        pub stop_text: [&'static str; 2],
        pub stop_label: &'static str,
        pub stop_no_label: &'static str,
        pub to_imap: &'static str,
        pub to_imap_steps: [&'static str; 4],
        pub autofill: &'static str,
        pub unconfirmed: &'static str,
        pub only_way: &'static str,
    }

    /// Setting up without typing settings.
    pub struct Automatic {
        pub heading: &'static str,
        pub another: &'static str,
        pub by_hand: &'static str,
        pub found: &'static str,
        pub found_steps: [&'static str; 3],
        pub found_values: &'static str,
        pub incoming: &'static str,
        pub outgoing: &'static str,
        pub port: &'static str,
        pub username: &'static str,
        pub found_differs: &'static str,
        pub impossible_heading: &'static str,
        pub impossible: &'static str,
        pub impossible_steps: &'static str,
        pub profile: &'static str,
        pub profile_get: &'static str,
        pub profile_on_phone: [&'static str; 4],
        pub profile_on_mac: [&'static str; 4],
        pub profile_safe: &'static str,
        pub scan: &'static str,
        pub scan_for_pop3: &'static str,
        pub scan_steps: [&'static str; 4],
        pub scan_show: &'static str,
        pub scan_label: &'static str,
        pub scan_text: &'static str,
        pub scan_needs: &'static str,
        pub scan_failed: &'static str,
    }

    /// The steps.
    pub struct Steps {
        pub heading: &'static str,
        pub heading_of: &'static str,
        pub progress: &'static str,
        pub start_again: &'static str,
        pub step_of: &'static str,
        pub menu_path: &'static str,
        pub done: &'static str,
        pub done_of: &'static str,
        pub different: &'static str,
        pub source: &'static str,
        pub sources: &'static str,
        pub saved_passwords: &'static str,
        pub general: &'static str,
        pub foreign: &'static str,
        pub overwrite: &'static str,
        pub wrong: &'static str,
        pub wrong_subject: &'static str,
        pub wrong_body: &'static str,
        pub wrong_reference: &'static str,
    }

    /// The drawn dialogs, for those who cannot see them.
    pub struct Picture {
        pub of: &'static str,
        pub of_general: &'static str,
        pub secret: &'static str,
        pub press: &'static str,
        pub choose: &'static str,
        pub open_tab: &'static str,
        pub buttons: &'static str,
    }

    /// Check my typing.
    pub struct Typing {
        pub heading: &'static str,
        pub lead: &'static str,
        pub failed: &'static str,
        pub incoming: &'static str,
        pub outgoing: &'static str,
        pub host: &'static str,
        pub port: &'static str,
        pub security: &'static str,
        pub username: &'static str,
    }

    /// Beside the steps.
    pub struct Tools {
        pub heading: &'static str,
        pub print: &'static str,
        pub print_pictures: &'static str,
        pub phone: &'static str,
        pub phone_text: &'static str,
        pub phone_failed: &'static str,
        pub check: &'static str,
        pub other_program: &'static str,
    }

    /// The view for those who help by telephone.
    pub struct Support {
        pub switch: &'static str,
        pub heading: &'static str,
        pub lead: &'static str,
        pub dot: &'static str,
        pub hyphen: &'static str,
        pub username: &'static str,
        pub ticket_heading: &'static str,
        pub ticket: &'static str,
        pub ticket_server: &'static str,
    }

    /// After the last step.
    pub struct Finish {
        pub heading: &'static str,
        pub lead: &'static str,
        pub lead_items: [&'static str; 3],
        pub worked: &'static str,
        pub worked_text: &'static str,
        pub failed: &'static str,
        pub failed_text: &'static str,
        pub failed_items: [&'static str; 3],
        pub fix: &'static str,
    }

    /// A way that is closed.
    pub struct Obstacle {
        pub no_protocol: &'static str,
        pub program_lacks: &'static str,
        pub no_common: &'static str,
        pub offer: &'static str,
        pub other_program: &'static str,
        pub instead: &'static str,
    }

    /// The page for the writers.
    pub struct Coverage {
        pub lead: &'static str,
        pub summary: &'static str,
        pub program: &'static str,
        pub updated: &'static str,
        pub setup: &'static str,
        pub repair: &'static str,
        pub new_address: &'static str,
        pub captions: &'static str,
        pub complete: &'static str,
        pub stale: &'static str,
        pub stale_none: &'static str,
        pub paths: &'static str,
        pub to_lint: &'static str,
        pub to_embed: &'static str,
        pub dead_ends: &'static str,
        pub dead_ends_none: &'static str,
        pub cell: &'static str,
        pub blocked: &'static str,
    }

    /// The page for what goes wrong.
    pub struct Fix {
        pub message: &'static str,
        pub hint: &'static str,
        pub suggestions: &'static str,
        pub see: &'static str,
        pub symptoms: &'static str,
        pub program: &'static str,
        pub questions: &'static str,
        pub questions_lead: &'static str,
        pub three: [Question; 3],
        pub yes: &'static str,
        pub no: &'static str,
        pub plan: &'static str,
        pub empty: &'static str,
        pub failed: &'static str,
        pub retry: &'static str,
        pub chat: &'static str,
        pub chat_lead: &'static str,
        pub chat_sentence: &'static str,
        pub password_owner: &'static str,
        pub meanwhile: &'static str,
        pub settings: &'static str,
        pub copy: &'static str,
    }

    /// One of the three questions, by its name in the page.
    pub struct Question {
        pub id: &'static str,
        pub text: &'static str,
    }

    /// The page for those who show the guide in pages of their own. The values that the choices stand for are in `ready::embed`.
    pub struct Embed {
        pub lead: &'static str,
        pub choose: &'static str,
        pub domain: &'static str,
        pub any_domain: &'static str,
        pub task: &'static str,
        pub tasks: [&'static str; 7],
        pub client: &'static str,
        pub any_client: &'static str,
        pub language: &'static str,
        pub theme: &'static str,
        pub themes: [&'static str; 3],
        pub links: &'static str,
        pub colours: &'static str,
        pub colour_sets: [&'static str; 2],
        pub own_colours: [&'static str; 3],
        pub radius: &'static str,
        pub radii: [&'static str; 4],
        pub contrast: &'static str,
        pub preview: &'static str,
        pub code: &'static str,
        pub code_lead: &'static str,
        pub style_lead: &'static str,
        pub iframe: &'static str,
        pub iframe_lead: &'static str,
        pub policy: &'static str,
        pub policy_lead: &'static str,
        pub server_lead: &'static str,
        pub private: &'static str,
        pub copy: &'static str,
    }

    /// The page that checks a set-up file.
    pub struct Lint {
        pub lead: &'static str,
        pub stays_here: &'static str,
        pub label: &'static str,
        pub button: &'static str,
        pub choose: &'static str,
        pub result: &'static str,
        pub empty: &'static str,
        pub waiting: &'static str,
        pub failed: &'static str,
        pub without_script: &'static str,
    }

    /// Testing host and port from the reader's own machine.
    pub struct OwnTest {
        pub heading: &'static str,
        pub lead: &'static str,
        pub systems: [System; 3],
    }

    /// One operating system's command.
    pub struct System {
        pub name: &'static str,
        pub open: &'static str,
        pub command: &'static str,
        pub good: &'static str,
        pub bad: &'static str,
    }

    /// Without a network, and about a newer version.
    pub struct Offline {
        pub title: &'static str,
        pub heading: &'static str,
        pub lead: &'static str,
        pub kept: &'static str,
        pub home: &'static str,
        pub again: &'static str,
        pub newer: &'static str,
        pub show: &'static str,
    }

    /// A sentence about each page, for search engines.
    pub struct Descriptions {
        pub home: &'static str,
        pub domain: &'static str,
        pub setup: &'static str,
        pub repair: &'static str,
        pub new_address: &'static str,
        pub coverage: &'static str,
        pub check: &'static str,
        pub fix: &'static str,
        pub fix_anywhere: &'static str,
        pub lint: &'static str,
        pub embed: &'static str,
        pub not_found: &'static str,
    }
}
