//! The names by which a device tells profiles apart.

use mailsteps_settings::{Address, Domain, Incoming};
use uuid::Uuid;

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The profile.
    Profile,
    /// The account in it.
    Account,
}

impl Part {
    fn id(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Account => "account",
        }
    }
}

/// The same for the same domain, protocol and address, whatever its case, and different between any two of these: a device
/// takes a profile of the same name for a new version of the old one and replaces it, mailbox and all.
pub(super) fn uuid(part: Part, domain: &Domain, incoming: Incoming, address: Option<&Address>) -> Uuid {
    let of_domain = Uuid::new_v5(&Uuid::NAMESPACE_DNS, domain.as_str().as_bytes());
    let address = address.map(|address| address.to_string().to_lowercase()).unwrap_or_default();
    let name = ["mail", part.id(), incoming.id(), &address].join("\n");
    Uuid::new_v5(&of_domain, name.as_bytes())
}

/// The domain's labels backwards, then what is named: `com.q.email.imap`, and for a mailbox a part of its own.
pub(super) fn identifier(part: Part, domain: &Domain, incoming: Incoming, address: Option<&Address>) -> String {
    let mut labels: Vec<String> = domain.as_str().rsplit('.').map(str::to_owned).collect();
    labels.push("email".to_owned());
    labels.push(incoming.id().to_owned());
    if address.is_some() {
        // Names of mailboxes may hold what identifiers may not, and need not be read by every administrator of the device.
        labels.push(uuid(Part::Profile, domain, incoming, address).simple().to_string());
    }
    if part == Part::Account {
        labels.push("account".to_owned());
    }
    labels.join(".")
}
