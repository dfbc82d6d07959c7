//! The check against Dovecot, Postfix and OpenSSL's own server, and beside it what blackbox_exporter thinks of them. Where
//! one of them is missing these tests fail and say what to install.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall say where")]

mod blackbox;
mod eight_ways;
mod openssl;
mod signature;
mod world;
