//! What automatic set-up truly works, by domain, mail program and protocol: computed from what each program is known to read.

use std::fmt;

use mailsteps_settings::{Authentication, ClientId, Incoming, Protocol, Security};

use crate::MailService;

/// What is served for the domain. Without it there is nothing for a program to find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Served {
    /// Autoconfig answers at the domain's own addresses, so programs find it.
    pub autoconfig: bool,
    /// A server gives out Apple's profile.
    pub profile: bool,
}

/// A way of setting up an account without typing its settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AutomaticSetup {
    /// The program finds the settings when it is given the address. The reader should still check them.
    FoundByItself,
    /// The reader installs a profile, and the device asks for the password.
    Profile,
    /// The reader scans a code from another screen, inside the app and not with the camera.
    ScanInApp,
    /// None works that one could promise.
    NotPossible {
        /// Why.
        reason: Reason,
    },
}

/// Why no automatic set-up works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The domain has no servers for this protocol, or none for outgoing mail.
    NotOffered,
    /// The program reads such a file or code, but nothing is served for this domain.
    NotServed,
    /// The program's format cannot say these settings.
    CannotBeSaid,
    /// Outlook asks for Autodiscover in some versions and for some domains only, and often asks its maker's servers instead
    /// (linagora/james-project#4809, automx2#15).
    OutlookIsALottery,
    /// The program is not known to read any such format.
    ReadsNone,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotOffered => "The domain does not offer this protocol.",
            Self::NotServed => "Nothing is published for this domain that the program could find.",
            Self::CannotBeSaid => "The format that the program reads cannot say these settings.",
            Self::OutlookIsALottery => "Outlook looks for settings only in some versions, and often finds others.",
            Self::ReadsNone => "This program is not known to read settings from a file.",
        })
    }
}

/// Every way that works, the most convenient one first; else a single [`AutomaticSetup::NotPossible`].
#[must_use]
pub fn automatic_setup(
    service: &MailService,
    program: &ClientId,
    incoming: Incoming,
    served: Served,
) -> Vec<AutomaticSetup> {
    let ways = if service.incoming_by(incoming).is_none() || service.outgoing.is_empty() {
        Err(Reason::NotOffered)
    } else {
        match program.as_str() {
            "thunderbird" => found(served.autoconfig, AutomaticSetup::FoundByItself),
            "thunderbird-android" => Ok(on_android(service, incoming, served)),
            "apple-mail" | "iphone" if !fits_a_profile(service, incoming) => Err(Reason::CannotBeSaid),
            "apple-mail" | "iphone" => found(served.profile, AutomaticSetup::Profile),
            program if program.starts_with("outlook-") => Err(Reason::OutlookIsALottery),
            _ => Err(Reason::ReadsNone),
        }
    };
    ways.unwrap_or_else(|reason| vec![AutomaticSetup::NotPossible { reason }])
}

fn found(is_served: bool, way: AutomaticSetup) -> Result<Vec<AutomaticSetup>, Reason> {
    if is_served { Ok(vec![way]) } else { Err(Reason::NotServed) }
}

/// The code works for both protocols and needs no server. Autoconfig works for IMAP only: Thunderbird for Android takes no
/// POP3 from it, refuses a file without IMAP, and refuses the whole file when one server for IMAP or outgoing mail has no
/// encryption or no way of signing in.
fn on_android(service: &MailService, incoming: Incoming, served: Served) -> Vec<AutomaticSetup> {
    let mut ways = Vec::new();
    let mut read = service.incoming.iter().filter(|server| server.protocol == Protocol::Imap).chain(&service.outgoing);
    let is_taken =
        read.all(|server| server.security != Security::None && server.authentication != Authentication::None);
    if incoming == Incoming::Imap && served.autoconfig && is_taken {
        ways.push(AutomaticSetup::FoundByItself);
    }
    ways.push(AutomaticSetup::ScanInApp);
    ways
}

/// Whether a profile can be written.
fn fits_a_profile(service: &MailService, incoming: Incoming) -> bool {
    service.domains.first().is_some_and(|domain| crate::apple::account(service, domain, incoming, None).is_ok())
}
