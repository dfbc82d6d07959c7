//! `cargo xtask demo`: the whole journey, checks included, against mail servers on this machine.

use anyhow::Result;
use clap::Args;

use crate::{
    BuildOptions, build, limited,
    serve::{self, Listen},
    site,
    stage::stage,
    stand_ins,
};

/// What `demo` can be told.
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    build: BuildOptions,
    #[command(flatten)]
    listen: Listen,
    /// Break a server on purpose, such as smtp=expired; may be given more than once.
    #[arg(long, value_name = "SERVICE=FAULT")]
    fault: Vec<String>,
    /// Which stand-ins: Dovecot and Postfix (real), the tests' own (fake), or whichever can be had (auto).
    #[arg(long, default_value = "auto")]
    engine: String,
}

/// `cargo xtask demo`.
pub fn run(options: &Options) -> Result<()> {
    options.listen.check()?;
    let build = limited::resolved(&options.build)?;
    build::fetch()?;
    let dist = site::build(&build)?;
    let server = build::server(&build)?;
    let (_stand_ins, ready) =
        stage("stand-in mail servers", || stand_ins::start(&options.engine, &options.fault, false))?;
    // Whoever breaks a stand-in wants to see it at once.
    let mut args = vec!["--cache-seconds".to_owned(), "1".to_owned()];
    args.extend(ready.server_arguments());
    args.extend(serve::base(&options.build)?);
    let broken =
        if options.fault.is_empty() { String::new() } else { format!(", broken: {}", options.fault.join(", ")) };
    let remark = format!("Stand-in mail servers: {}{broken}", ready.engine);
    serve::serve(&server, &dist, &options.listen, &args, &remark)
}
