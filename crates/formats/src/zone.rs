//! Lines for a domain's zone: where its mail servers are (SRV: RFC 6186, and RFC 8314 section 5.1) and where programs find their
//! files (`autoconfig`, `mailconf`, `autodiscover`, PACC).
//!
//! The rules of the linter are our own: N1 a line that can be read, N2 a known label, N3 a label that is not offered, N4 the
//! port, N5 the target, N6 one record too many, N7 the text of `mailconf`; J2 is the text of PACC's record.

mod emit;
mod read;

pub use emit::{Published, emit};
pub use read::{Offered, lint, parse};

use mailsteps_settings::{Protocol, Security};

/// The labels of SRV records, and what each means.
const SERVICES: [(&str, Protocol, Security); 6] = [
    ("_imaps", Protocol::Imap, Security::Tls),
    ("_imap", Protocol::Imap, Security::Starttls),
    ("_pop3s", Protocol::Pop3, Security::Tls),
    ("_pop3", Protocol::Pop3, Security::Starttls),
    ("_submissions", Protocol::Smtp, Security::Tls),
    ("_submission", Protocol::Smtp, Security::Starttls),
];
