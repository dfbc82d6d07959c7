//! The whole product: the built site and server in a real browser, and the check against real mail servers.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall say where")]

mod access;
mod address;
mod automatic;
mod axe;
mod below;
mod budget;
mod check_failures;
mod code;
mod drawback;
mod embed;
mod embed_page;
mod finish;
mod fix;
mod fix_keyboard;
mod heard;
mod history;
mod journey;
mod keyboard;
mod kinds;
mod layout;
mod lint_page;
mod live;
mod mount;
mod narrow;
mod not_found;
mod offline;
mod pages;
mod pdf;
mod print;
mod progress;
mod real_servers;
mod report;
mod share;
mod spanish;
mod steps;
mod support;
mod typing;
mod without_script;
