//! What is known of a reader's trouble.

use mailsteps_settings::{Answer, ClientId, Evidence, Offer};

/// A reader's trouble, as far as it is known. Every part may be missing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Case<'a> {
    /// What was typed or pasted.
    pub text: &'a str,
    /// The symptom whose button was pressed, by its id.
    pub symptom: Option<&'a str>,
    /// The domain of the address.
    pub domain: Option<Offer<'a>>,
    /// The mail program.
    pub program: Option<&'a ClientId>,
    /// What a check of the servers has found.
    pub report: Option<Checked>,
    /// What was answered to the three questions.
    pub answers: Answers,
}

/// What a check of the servers has found, as far as it has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checked {
    /// Whether every server for incoming mail answers.
    pub incoming: Option<bool>,
    /// Whether the server for outgoing mail answers.
    pub outgoing: Option<bool>,
    /// Whether a server has a certificate that mail programs refuse.
    pub certificate_bad: Option<bool>,
}

impl Checked {
    /// Whether all that was checked is well, and something was.
    #[must_use]
    pub fn is_well(self) -> bool {
        let found = [self.incoming, self.outgoing];
        self.certificate_bad != Some(true) && found.contains(&Some(true)) && !found.contains(&Some(false))
    }
}

impl Checked {
    /// Whether something that was checked is not well.
    pub(crate) fn found_fault(self) -> bool {
        [self.incoming, self.outgoing].contains(&Some(false)) || self.certificate_bad == Some(true)
    }

    /// Whether the check confirms a piece of evidence; `None` where it says nothing about it.
    pub(crate) fn confirms(self, evidence: Evidence) -> Option<bool> {
        match evidence {
            Evidence::IncomingDown => self.incoming.map(|is_well| !is_well),
            Evidence::OutgoingDown => self.outgoing.map(|is_well| !is_well),
            Evidence::CertificateBad => self.certificate_bad,
            Evidence::ServersWell => Some(self.is_well()),
        }
    }
}

/// The answers to the three questions. A question that was not answered, or with "I do not know", has none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Answers {
    /// Does webmail accept the password that the program is refused with?
    pub webmail_accepts: Option<bool>,
    /// Does another device or program still work with the same account?
    pub other_device_works: Option<bool>,
    /// Does the trouble come and go?
    pub comes_and_goes: Option<bool>,
}

impl Answers {
    /// Each answer, with its opposite.
    pub(crate) fn given(self) -> [Option<(Answer, Answer)>; 3] {
        let one = |given: Option<bool>, yes, no| given.map(|is_so| if is_so { (yes, no) } else { (no, yes) });
        [
            one(self.webmail_accepts, Answer::WebmailAccepts, Answer::WebmailRefuses),
            one(self.other_device_works, Answer::OtherDeviceWorks, Answer::OtherDeviceFails),
            one(self.comes_and_goes, Answer::ComesAndGoes, Answer::Stays),
        ]
    }
}
