//! The probe from outside: the check against servers that follow a script, the HTTP server, and the command line.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall say where")]

mod addresses;
mod base;
mod broken_pipe;
mod cache;
mod check;
mod command_line;
mod connections;
mod cross_origin;
mod domain_settings;
mod events;
mod faults;
mod formats;
mod history;
mod http;
mod malice;
mod oembed;
mod openapi;
mod operator;
mod outage;
mod parameters;
mod parsers;
mod play;
mod queue;
mod quiet;
mod rate;
mod serve_options;
mod served;
mod setup;
mod shutdown;
mod site;
