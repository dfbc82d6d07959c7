//! A mail program's file: what it is, its words for settings, and its three tasks.

use serde::{Deserialize, Serialize};

use crate::{ClientId, Date, Incoming, Look, Platform, RichText, Security, SourceId, StepSource, Task, Walkthrough};

/// What the picker of mail programs needs to know of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientSummary {
    /// Its name in addresses.
    pub id: ClientId,
    /// Its name for readers.
    pub name: String,
    /// Its place among the others.
    pub order: u16,
    /// Where it runs.
    pub platforms: Vec<Platform>,
    /// What it speaks.
    pub protocols: Vec<Incoming>,
    /// Whether it works no more, or soon will not.
    pub withdrawn: Option<Withdrawal>,
}

/// What the picker shows: every program, in order.
pub(crate) fn summaries(clients: &[Client]) -> Vec<ClientSummary> {
    let mut list: Vec<ClientSummary> = clients.iter().map(Client::summary).collect();
    list.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    list
}

/// `clients/*.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Client {
    /// The JSON Schema of this file, for editors.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// Its name in addresses; the file is called after it.
    pub id: ClientId,
    /// Its name for readers.
    pub name: String,
    /// Its place among the others.
    pub order: u16,
    /// The day on which somebody last went through the whole file.
    pub updated: Date,
    /// Where it runs.
    pub platforms: Vec<Platform>,
    /// The versions that the steps are for.
    pub versions: String,
    /// What it speaks.
    pub protocols: Vec<Incoming>,
    /// Where the program was withdrawn, or its maker has said that it will be: said before step 1.
    pub notice: Option<Notice>,
    /// Where the program fills in host names by itself, and for some domains wrong ones.
    pub autofill: Option<Autofill>,
    /// How its windows look.
    pub look: Look,
    /// The program's words for settings.
    pub captions: Captions,
    /// Where the words for setting up without typing settings come from, for programs that can.
    pub automatic: Option<StepSource>,
    /// Every caption of the program in the page's language, where that is not the one of this file; the others are shown as
    /// they stand here. See `Translation`.
    #[serde(skip)]
    pub translated: Option<Vec<String>>,
    /// How to make the program forget both passwords and ask again.
    pub saved_passwords: Option<SavedPasswords>,
    /// Setting up a new account.
    pub setup: Walkthrough,
    /// Checking or mending an account that is already there.
    pub repair: Walkthrough,
    /// What to change when the address itself has changed.
    pub new_address: Walkthrough,
}

impl Client {
    /// The part that the picker of programs needs.
    #[must_use]
    pub fn summary(&self) -> ClientSummary {
        ClientSummary {
            id: self.id.clone(),
            name: self.name.clone(),
            order: self.order,
            platforms: self.platforms.clone(),
            protocols: self.protocols.clone(),
            withdrawn: self.notice.as_ref().map(|notice| notice.state),
        }
    }

    /// The program's steps for a task.
    #[must_use]
    pub fn walkthrough(&self, task: Task) -> &Walkthrough {
        match task {
            Task::Setup(_) => &self.setup,
            Task::Repair => &self.repair,
            Task::NewAddress => &self.new_address,
        }
    }

    /// The three tasks with their names in the file.
    #[must_use]
    pub fn walkthroughs(&self) -> [(&'static str, &Walkthrough); 3] {
        [("setup", &self.setup), ("repair", &self.repair), ("new_address", &self.new_address)]
    }
}

/// That a program works no more, or soon will not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// How far it is.
    pub state: Withdrawal,
    /// What the reader should know, in one to three sentences.
    pub text: RichText,
    /// The programs to use instead, by their names in addresses; the best one first.
    pub instead: Vec<ClientId>,
    /// Who says so.
    pub sources: Vec<SourceId>,
}

/// How far the end of a program is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Withdrawal {
    /// It works no more. The steps say how to get away from it.
    Ended,
    /// Its maker has said that it will end.
    Ending,
}

/// Deleting the saved passwords, for incoming and for outgoing mail, as plain steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SavedPasswords {
    /// The steps, one or two sentences each.
    pub text: Vec<RichText>,
    /// Where they come from.
    pub source: StepSource,
}

/// That a program fills in host names from a list of its own, which may be out of date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Autofill {
    /// Who says so.
    pub sources: Vec<SourceId>,
}

/// The words that the program itself uses for the values of settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Captions {
    /// For POP3.
    pub pop3: String,
    /// For IMAP.
    pub imap: String,
    /// For implicit TLS.
    pub tls: String,
    /// For STARTTLS.
    pub starttls: String,
    /// For no encryption.
    pub no_security: String,
    /// For a box that switches encryption on, in the state "on".
    pub box_on: String,
    /// The same box in the state "off".
    pub box_off: String,
    /// For authentication by password.
    pub password: String,
    /// The program's own label of the POP3 option that leaves a copy on the server, where it has one.
    pub leave_copy: Option<String>,
}

impl Captions {
    /// The program's word for a security.
    #[must_use]
    pub fn security(&self, security: Security) -> &str {
        match security {
            Security::Tls => &self.tls,
            Security::Starttls => &self.starttls,
            Security::None => &self.no_security,
        }
    }

    /// The program's word for the state of a box that switches encryption on.
    #[must_use]
    pub fn security_box(&self, security: Security) -> &str {
        match security {
            Security::Tls | Security::Starttls => &self.box_on,
            Security::None => &self.box_off,
        }
    }

    /// The program's word for a protocol.
    #[must_use]
    pub fn protocol(&self, incoming: Incoming) -> &str {
        match incoming {
            Incoming::Pop3 => &self.pop3,
            Incoming::Imap => &self.imap,
        }
    }
}
