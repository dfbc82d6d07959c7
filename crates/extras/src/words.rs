//! The words of the plan.

use mailsteps_settings::Setting;

/// Every word of the plan.
pub struct Words {
    pub because: &'static str,
    pub checked: &'static str,
    pub old_host: &'static str,
    pub questions_first: &'static str,
    pub limit: &'static str,
    pub others: &'static str,
    pub look_at: &'static str,
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
    pub incoming_host: &'static str,
    pub incoming_port: &'static str,
    pub outgoing_host: &'static str,
    pub outgoing_port: &'static str,
}

impl Words {
    /// A setting's name.
    pub fn setting(&self, setting: Setting) -> &'static str {
        match setting {
            Setting::IncomingPort => self.incoming_port,
            Setting::OutgoingHost => self.outgoing_host,
            Setting::OutgoingPort => self.outgoing_port,
            _ => self.incoming_host,
        }
    }
}

/// English.
pub static ENGLISH: Words = Words {
    because: "We take it as: {what}.",
    checked: "Our check of the servers says so.",
    old_host: "A server name in the message is not one that the guide gives for this domain.",
    questions_first: "Please answer the three questions above first, before you change anything.",
    limit: "We reached the servers from our network, not from yours.",
    others: "It may also be",
    look_at: "Look at this setting: {setting}. It should be",
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
    incoming_host: "the incoming server",
    incoming_port: "the incoming server’s port",
    outgoing_host: "the outgoing server",
    outgoing_port: "the outgoing server’s port",
};
