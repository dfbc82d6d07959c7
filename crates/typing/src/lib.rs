//! "Check my typing": the reader enters what their mail program's screen shows, and each field is marked right or wrong
//! with the reason.
//!
//! Pure rules over the data of `mailsteps-settings`, without I/O; those of a language are given, as [`Words`]. There is no field for
//! a password, and nothing here keeps what was typed.
//!
//! It runs in the reader's browser as WebAssembly: functions are concrete rather than generic, nothing is sorted, and
//! sentences are joined rather than formatted.

mod field;
mod host;
mod known;
mod port;
mod reason;
mod remark;
mod security;
mod sentences;
mod server;
mod side;
mod slips;
mod text;
mod username;
mod words;

use mailsteps_settings::{Address, Incoming, Offer};

pub use field::{Field, Kind, Typed};
pub use reason::Reason;
pub use remark::{Remark, Verdict};
pub use security::{Meaning, SECURITY_CHOICES, security_named};
pub use words::Words;

/// One remark for each field that is filled in, in the order of [`Field::ALL`].
///
/// Host, port and security of a side are looked at together: a server that the data lists as a second choice is not three
/// mistakes. An `address` of another domain is left aside, as everywhere in the guide. Where the domain has no server for
/// `incoming`, the fields are held against its other protocol, and the first remark says so.
#[must_use]
pub fn check<'a>(
    offer: Offer<'a>,
    incoming: Incoming,
    address: Option<&Address>,
    typed: &Typed<'_>,
) -> Vec<Remark<'a>> {
    let mut remarks = Vec::new();
    for outgoing in [false, true] {
        side::judge(offer, (!outgoing).then_some(incoming), typed, &mut remarks);
        let field = if outgoing { Field::OutgoingUsername } else { Field::IncomingUsername };
        if !typed.is_empty(field) {
            remarks.push(username::judge(offer, address, field, typed.get(field)));
        }
    }
    remarks
}
