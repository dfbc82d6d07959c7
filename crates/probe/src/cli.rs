//! The command line.

mod diagnose;
mod given;
mod import;
mod lint;
mod network;
mod out;
mod probe;
mod serve;
mod settings;
mod show;
mod state;
mod validate;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Checks mail servers, serves the set-up guide, and checks its data.
#[derive(Debug, Parser)]
#[command(name = "mailsteps", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the guide and the check over HTTP
    Serve(Box<serve::Args>),
    /// Check a domain's mail servers; exit 0: the recommended ones are well, 1: one is not, 2: no check was made
    Probe(probe::Args),
    /// Say what is probably wrong, and what to do; exit 0: something is known, 1: nothing is, 2: the question is wrong
    Diagnose(diagnose::Args),
    /// Check data files; exit 0: they are sound, 1: there are findings, 2: a file cannot be read
    Validate(validate::Args),
    /// Check files that mail programs read, in any format; exit 0: they are sound, 1: there are findings, 2: one cannot be read
    Lint(lint::Args),
    /// Make a provider's file of an Autoconfig file; exit 0: here it is, 1: the file is refused, 2: it cannot be read
    Import(import::Args),
}

/// Why the program ends before its work is done.
#[derive(Debug)]
struct Exit {
    code: u8,
    /// One line that says what is wrong and how to mend it.
    message: String,
}

impl Exit {
    /// What was asked for cannot be done as asked.
    fn usage(message: impl ToString) -> Self {
        Self { code: 2, message: message.to_string() }
    }

    /// It should have worked.
    fn failure(message: impl ToString) -> Self {
        Self { code: 1, message: message.to_string() }
    }
}

/// Does what the command line says.
#[must_use]
pub fn run() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Serve(args) => serve::run(*args),
        Command::Probe(args) => probe::run(args),
        Command::Diagnose(args) => diagnose::run(&args),
        Command::Validate(args) => validate::run(&args),
        Command::Lint(args) => lint::run(&args),
        Command::Import(args) => import::run(&args),
    };
    result.unwrap_or_else(|exit| {
        out::complain(&exit.message);
        ExitCode::from(exit.code)
    })
}

/// Runs the asynchronous part.
fn block_on<T>(work: impl Future<Output = Result<T, Exit>>) -> Result<T, Exit> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|error| Exit::failure(format!("the system gives no threads: {error}")))?.block_on(work)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
