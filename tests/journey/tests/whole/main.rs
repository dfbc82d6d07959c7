//! The whole product: the built site and server in a real browser, and the check against real mail servers.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall say where")]

mod address;
mod budget;
mod check_failures;
mod journey;
mod keyboard;
mod mount;
mod narrow;
mod not_found;
mod pages;
mod print;
mod real_servers;
mod share;
mod steps;
mod without_script;
