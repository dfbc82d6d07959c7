//! The probe from outside: the check against servers that follow a script, the HTTP server, and the command line.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall say where")]

mod cache;
mod check;
mod command_line;
mod events;
mod faults;
mod http;
mod parsers;
mod play;
mod site;
