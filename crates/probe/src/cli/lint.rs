//! `mailsteps lint`.

use std::{
    io::{self, Write as _},
    path::PathBuf,
    process::ExitCode,
};

use super::{Exit, given, out};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Autoconfig and Autodiscover files, Apple profiles, texts of codes for Thunderbird, PACC files, lines of a zone; - or
    /// nothing reads the standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Every finding in every file as `FILE:LINE:COLUMN: RULE: what is wrong. How to mend it.`, then, for people, a count. A file that
/// cannot be read does not hide the others.
pub(super) fn run(args: &Args) -> Result<ExitCode, Exit> {
    let standard_input = [PathBuf::from("-")];
    let files = if args.files.is_empty() { &standard_input[..] } else { &args.files };
    let (mut findings, mut unread) = (0, 0);
    let mut formats = Vec::new();
    for path in files {
        let name = given::name(path);
        let given = match given::read(path) {
            Ok(given) => given,
            Err(exit) => {
                unread += 1;
                out::complain(&exit.message);
                continue;
            }
        };
        if !given.is_utf8 {
            findings += 1;
            out::line(&format!("{name}:{}", mailsteps_formats::not_utf8(&given.text)))?;
        }
        let (format, found) = mailsteps_formats::lint(&given.text);
        findings += found.len();
        formats.push(format.name());
        found.iter().try_for_each(|finding| out::line(&format!("{name}:{finding}")))?;
    }
    formats.dedup();
    let count = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let kinds = if formats.is_empty() { String::new() } else { format!(" ({})", formats.join(", ")) };
    // Where nobody hears it, the exit code still tells.
    let _ = writeln!(io::stderr(), "{} in {}{kinds}", count(findings, "finding"), count(files.len() - unread, "file"));
    Ok(match (unread, findings) {
        (0, 0) => ExitCode::SUCCESS,
        (0, _) => ExitCode::FAILURE,
        _ => ExitCode::from(2),
    })
}
