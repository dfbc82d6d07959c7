//! The words of the plan and of the last days.

/// Every word of the plan.
pub struct Words {
    pub because: &'static str,
    pub own_words: &'static str,
    pub checked: &'static str,
    pub old_host: &'static str,
    pub questions_first: &'static str,
    pub limit: &'static str,
    pub others: &'static str,
    pub look_at: &'static str,
    pub should_be: &'static str,
    pub such_as: &'static str,
    pub helped: &'static str,
    pub otherwise: &'static str,
    pub unknown: &'static str,
    pub unknown_domain: &'static str,
    pub to_check: &'static str,
    pub to_repair: &'static str,
    pub to_new_address: &'static str,
    pub to_settings: &'static str,
    pub to_typing: &'static str,
    pub to_saved_passwords: &'static str,
    pub to_own_test: &'static str,
    pub to_webmail: &'static str,
    pub to_chat: &'static str,
}

/// English.
pub static ENGLISH: Words = Words {
    because: "We take it as: {what}.",
    own_words: "This fits your words best.",
    checked: "Our check of the servers says so.",
    old_host: "A server name in the message is not one that the guide gives for this domain.",
    questions_first: "Please answer the three questions above first, before you change anything.",
    limit: "We reached the servers from our network, not from yours.",
    others: "It may also be",
    look_at: "Look at this setting: {setting}.",
    should_be: "It should be",
    such_as: "{what}, such as",
    helped: "It helped if:",
    otherwise: "If not:",
    unknown: "We do not know this message. Try other words, or only its number. These help all the same:",
    unknown_domain: "Type your address above, and the settings and the support chat are shown here.",
    to_check: "Check the servers",
    to_repair: "Check your account, step by step",
    to_new_address: "What to change after a changed address",
    to_settings: "The right settings",
    to_typing: "Check what your screen shows",
    to_saved_passwords: "How to delete the saved passwords",
    to_own_test: "Test it from your own computer",
    to_webmail: "Open webmail",
    to_chat: "What to tell the support chat",
};

/// Every word of the last days.
pub struct PastWords {
    pub heading: &'static str,
    pub caption: &'static str,
    pub server: &'static str,
    /// Sunday first.
    pub short: [&'static str; 7],
    pub long: [&'static str; 7],
    pub today: &'static str,
    pub yesterday: &'static str,
    pub on: &'static str,
    pub unknown: &'static str,
    pub quiet_day: &'static str,
    pub failed: &'static str,
    pub key_good: &'static str,
    pub key_partly: &'static str,
    pub key_bad: &'static str,
    pub key_unknown: &'static str,
    pub within_a_day: &'static str,
    pub at: &'static str,
    pub over_midnight: &'static str,
    pub since: &'static str,
    pub until: &'static str,
    pub all_the_time: &'static str,
    /// By the name of a reason: what was the matter, and what has been so since.
    pub trouble: fn(&str) -> (&'static str, &'static str),
    pub quiet: &'static str,
    pub more: &'static str,
    pub note: &'static str,
}

/// English.
pub static PAST: PastWords = PastWords {
    heading: "The last {days} days",
    caption: "What our checks found, day by day",
    server: "Server",
    short: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    long: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    today: "today",
    yesterday: "yesterday",
    on: "on {weekday}",
    unknown: "not checked",
    quiet_day: "no trouble",
    failed: "{failed} of {checks} checks failed",
    key_good: "Working",
    key_partly: "Working at times",
    key_bad: "Not working",
    key_unknown: "Not checked",
    within_a_day: "{service} {was} {day} from {from} to {to}.",
    at: "{service} {was} {day} at {from}.",
    over_midnight: "{service} {was} from {from} {day} to {to} {to_day}.",
    since: "{service} {has_been} since {from} {day}.",
    until: "{service} {was} until {to} {to_day}.",
    all_the_time: "{service} {has_been} all the time.",
    trouble,
    quiet: "No trouble was found in these days.",
    more: "And {number} times more.",
    note: "Each bar stands for 6 hours of your own time. We looked from our network, not from yours.",
};

fn trouble(code: &str) -> (&'static str, &'static str) {
    match code {
        "name_not_found" | "dns_failed" | "no_address" | "refused" | "unreachable" | "timed_out" => {
            ("was unreachable", "has been unreachable")
        }
        _ if code.starts_with("certificate_") => {
            ("had a certificate that mail programs refuse", "has had a certificate that mail programs refuse")
        }
        "server_busy" => ("was too busy", "has been too busy"),
        _ => ("was not working properly", "has not been working properly"),
    }
}
