//! Plays CenturyLink's mail servers on loopback until it is told to stop.

use std::{
    io,
    process::ExitCode,
    sync::mpsc::{self, Sender},
    thread,
};

use anyhow::{Context, Result};
use clap::Parser;
use mailsteps_stage::{Engine, Service, ServiceFault, Stage};
use serde::Serialize;

/// Plays CenturyLink's mail servers on loopback. Prints one line of JSON when they answer, and ends on Ctrl-C,
/// SIGTERM, or when its standard input closes.
#[derive(Parser)]
#[command(name = "mailsteps-stage")]
struct Arguments {
    /// Who plays: real (Dovecot and Postfix), fake, or auto (real where they can run).
    #[arg(long, default_value_t)]
    engine: Engine,
    /// Breaks a server on purpose, such as smtp=expired. May be given more than once.
    #[arg(long = "fault", value_name = "SERVICE=FAULT")]
    faults: Vec<ServiceFault>,
}

/// What the caller needs to know.
#[derive(Serialize)]
struct Ready<'a> {
    engine: &'a str,
    ca_file: &'a str,
    connect_to: Vec<String>,
    faults: Vec<String>,
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refuse(&error),
    };
    match play(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("mailsteps-stage: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn play(arguments: &Arguments) -> Result<()> {
    let (end, ended) = mpsc::channel();
    // Before the servers start: a Ctrl-C in between must not leave them behind.
    end_on_signal(end.clone())?;
    end_with_input(end);
    let services = [Service::centurylink(), Service::qwestoffice()].concat();
    let stage = Stage::start(arguments.engine, &services, &arguments.faults)?;
    if let Some(why) = stage.why_fakes() {
        eprintln!("mailsteps-stage: fakes play the servers. {why}");
    }
    println!("{}", serde_json::to_string(&ready(&stage)?)?);
    // Both senders outlive the wait, so an error cannot come; if it did, the end would be right.
    let _ = ended.recv();
    Ok(())
}

fn ready(stage: &Stage) -> Result<Ready<'_>> {
    Ok(Ready {
        engine: stage.engine(),
        ca_file: stage.ca_file().to_str().context("the directory for temporary files has a name that is not UTF-8")?,
        connect_to: stage.connect_to(),
        faults: stage.faults().iter().map(ToString::to_string).collect(),
    })
}

fn end_on_signal(end: Sender<()>) -> Result<()> {
    ctrlc::set_handler(move || {
        let _ = end.send(());
    })
    .context("cannot wait for Ctrl-C")
}

fn end_with_input(end: Sender<()>) {
    thread::spawn(move || {
        let _ = io::copy(&mut io::stdin(), &mut io::sink());
        let _ = end.send(());
    });
}

/// Help goes out as it is; of an error, the line that says what is wrong.
fn refuse(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        // Nobody reads it: nothing to be done.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    eprintln!("mailsteps-stage: {}", line.trim_start_matches("error: "));
    ExitCode::FAILURE
}
