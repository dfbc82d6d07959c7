//! The formats for one mailbox, and the lines for DNS: round trips over all domains, second readers, and broken files.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall say where")]

mod apple;
mod autodiscover;
mod pacc;
mod qr;
mod setup_rules;
mod support;
mod zone;
