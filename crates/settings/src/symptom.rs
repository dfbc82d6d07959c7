//! What goes wrong, as readers see it: messages and symptoms, their likely causes, and a plan for each cause.

use serde::{Deserialize, Serialize};

use crate::{ClientId, Domain, Setting, SourceId};

/// `symptoms.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Symptoms {
    /// The JSON Schema of this file, for editors.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// What readers say without a message, in the order of the buttons.
    pub symptoms: Vec<Symptom>,
    /// What programs and servers say.
    pub messages: Vec<Message>,
    /// Why.
    pub causes: Vec<Cause>,
}

impl Symptoms {
    /// What goes wrong and what to do, not what people say and programs print.
    pub fn each_text(&mut self, found: &mut dyn FnMut(&mut String)) {
        for symptom in &mut self.symptoms {
            found(&mut symptom.title);
        }
        for message in &mut self.messages {
            found(&mut message.meaning);
        }
        for cause in &mut self.causes {
            found(&mut cause.title);
            for action in &mut cause.plan {
                [&mut action.text, &mut action.helped, &mut action.otherwise].into_iter().for_each(&mut *found);
            }
        }
    }
}

/// Something that goes wrong, in a reader's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Symptom {
    /// Its name in addresses.
    pub id: ClientId,
    /// The words on its button, such as "I cannot receive mail".
    pub title: String,
    /// Whether it has a button; the others are only found by their phrases.
    #[serde(default)]
    pub button: bool,
    /// Other ways to say it, in whole sentences, to match what a reader types.
    pub phrases: Vec<String>,
    /// The likely causes, by their names; the likeliest first.
    pub causes: Vec<ClientId>,
    /// Who describes it.
    pub sources: Vec<SourceId>,
}

/// A message of a program or a server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// Its name; unique.
    pub id: ClientId,
    /// Its texts, with `{host}`, `{port}`, `{user}`, `{number}` or `{any}` where they differ. None for a code alone.
    #[serde(default)]
    pub texts: Vec<String>,
    /// Its codes as they are printed: `0x800CCC92`, `535`, `5.7.8`.
    #[serde(default)]
    pub codes: Vec<String>,
    /// The programs that say it, by their names in addresses; empty for any.
    #[serde(default)]
    pub programs: Vec<ClientId>,
    /// What it means, in one sentence for the reader.
    pub meaning: String,
    /// The likely causes, by their names; the likeliest first.
    pub causes: Vec<ClientId>,
    /// Who gives text, code and meaning: the program's maker, an RFC, or those who report it.
    pub sources: Vec<SourceId>,
}

/// A cause with the plan against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// Its name; unique.
    pub id: ClientId,
    /// What it is, as a short sentence: "The password is refused".
    pub title: String,
    /// The one setting to look at, where there is one.
    pub setting: Option<Setting>,
    /// What a check of the servers can say about it.
    pub evidence: Option<Evidence>,
    /// The domains that it is likelier for; empty for all alike.
    #[serde(default)]
    pub likelier_for: Vec<Domain>,
    /// Whether the plan advises a change to somebody whose password is refused: then three questions come first.
    #[serde(default)]
    pub asks_first: bool,
    /// The answers to the three questions that speak for it. The opposite answers speak against it.
    #[serde(default)]
    pub answers: Vec<Answer>,
    /// What to do, in order; at most five.
    pub plan: Vec<Action>,
    /// What it rests on.
    pub sources: Vec<SourceId>,
}

/// What a check of the servers says about a cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// A server for incoming mail that fails confirms it, one that answers speaks against it.
    IncomingDown,
    /// The same with the server for outgoing mail.
    OutgoingDown,
    /// A certificate that the check refuses confirms it, one that it takes speaks against it.
    CertificateBad,
    /// Servers that answer confirm it: the trouble is on the reader's side.
    ServersWell,
}

/// What a reader can answer to the three questions: whether webmail accepts the same password, whether another device still
/// works, and whether the trouble comes and goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Webmail accepts the password that the program is refused with.
    WebmailAccepts,
    /// Webmail refuses it too.
    WebmailRefuses,
    /// Another device or program still works with the same account.
    OtherDeviceWorks,
    /// No other works either.
    OtherDeviceFails,
    /// Now it works, now it does not.
    ComesAndGoes,
    /// It fails every time.
    Stays,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Its name; unique in the file where the same words do not return.
    pub id: ClientId,
    /// What to do: one to three short sentences. `{domain}`, `{provider}`, `{webmail}`, `{incoming.host}` and their like stand
    /// for the reader's values.
    pub text: String,
    /// How to tell whether it helped.
    pub helped: String,
    /// What it means if it did not.
    pub otherwise: String,
    /// Where the guide goes on from it.
    pub leads_to: Option<LeadsTo>,
    /// Only for these programs; empty for all.
    #[serde(default)]
    pub only: Vec<ClientId>,
}

/// A part of the guide that an action leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LeadsTo {
    /// The live check of the servers.
    Check,
    /// Comparing the account that is there.
    Repair,
    /// What to change after a changed address.
    NewAddress,
    /// The settings of the domain.
    Settings,
    /// Check my typing.
    Typing,
    /// Deleting saved passwords in the program.
    SavedPasswords,
    /// A command that tests host and port from the reader's own machine.
    OwnTest,
    /// The provider's webmail.
    Webmail,
    /// The provider's support chat, with the sentences to say there.
    Chat,
}
