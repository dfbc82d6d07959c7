//! `mailsteps import`.

use std::{
    io::{self, Write as _},
    path::PathBuf,
    process::ExitCode,
};

use clap::ValueEnum;
use mailsteps_formats::{
    Finding,
    autoconfig::{About, Imported, import, json},
};
use mailsteps_settings::{
    Date, SourceId, SourceKind, Sources,
    check::{check_domain, check_file},
};
use time::OffsetDateTime;

use super::{Exit, given, out};

/// What the file does not say of itself. `published` texts are those of [`SourceKind`].
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The Autoconfig file; - reads the standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The key of the file in sources.json
    #[arg(long, value_name = "KEY", default_value = "imported-autoconfig")]
    source_id: SourceId,
    /// The web address that the file was read from
    #[arg(long, value_name = "URL", value_parser = web_address)]
    source_address: Option<String>,
    /// Who published the file
    #[arg(long, value_name = "NAME", default_value = "Whoever published the file; nobody has said who", value_parser = words)]
    source_who: String,
    /// What the file is: the provider's own is official
    #[arg(long, value_enum, default_value_t = Kind::ThirdParty)]
    source_kind: Kind,
    /// The day on which it was read, as in 2026-11-21; today where it is left out
    #[arg(long, value_name = "DATE", value_parser = day)]
    read: Option<Date>,
    /// Print the file's own entry, as a sources.json, instead of the provider's file
    #[arg(long)]
    source: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Official,
    OfficialOlder,
    Database,
    UserReport,
    ThirdParty,
}

impl From<Kind> for SourceKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Official => Self::Official,
            Kind::OfficialOlder => Self::OfficialOlder,
            Kind::Database => Self::Database,
            Kind::UserReport => Self::UserReport,
            Kind::ThirdParty => Self::ThirdParty,
        }
    }
}

fn web_address(text: &str) -> Result<String, &'static str> {
    let is_address = text.starts_with("https://") || text.starts_with("http://");
    if is_address && !text.contains(char::is_whitespace) {
        return Ok(text.to_owned());
    }
    Err("write a whole web address that begins with https://")
}

fn words(text: &str) -> Result<String, &'static str> {
    if text.trim().is_empty() { Err("it is empty") } else { Ok(text.to_owned()) }
}

fn day(text: &str) -> Result<Date, String> {
    let date: Date = text.parse().map_err(|error: mailsteps_settings::DateError| error.to_string())?;
    if date.as_str().len() == "2026-11-21".len() { Ok(date) } else { Err("write a day, as in 2026-11-21".to_owned()) }
}

fn today() -> Result<Date, Exit> {
    let now = OffsetDateTime::now_utc();
    let date = format!("{:04}-{:02}-{:02}", now.year(), u8::from(now.month()), now.day());
    date.parse().map_err(|_| Exit::usage("the clock is wrong: give the day with --read"))
}

/// The provider's file on the standard output; on the standard error what is not in it, and what people must fill in.
pub(super) fn run(args: &Args) -> Result<ExitCode, Exit> {
    let name = given::name(&args.file);
    let given = given::read(&args.file)?;
    if !given.is_utf8 {
        return Err(Exit::usage(format!("{name} is not UTF-8: save it as UTF-8")));
    }
    let about = About {
        id: args.source_id.clone(),
        address: args.source_address.clone(),
        kind: args.source_kind.into(),
        who: args.source_who.clone(),
        read: args.read.clone().map_or_else(today, Ok)?,
    };
    let refuse = |domain: &str| check_domain(domain).map(|(problem, _)| problem);
    let Imported { provider, source, left_out, to_fill_in } = match import(&given.text, &about, &refuse) {
        Ok(imported) => imported,
        Err(findings) => {
            tell(&name, &findings);
            return Ok(ExitCode::FAILURE);
        }
    };
    let sources = Sources { schema: None, sources: [(about.id, source)].into() };
    let text = json(&provider);
    // What the guide would refuse is never called imported.
    let found = check_file("the provider's file", &text, &sources);
    if !found.is_empty() {
        found.iter().for_each(|finding| say(&finding.to_string()));
        return Ok(ExitCode::FAILURE);
    }
    out::write(&if args.source { json(&sources) } else { text })?;
    tell(&name, &left_out);
    to_fill_in.iter().for_each(|what| say(&format!("Fill in {what}")));
    Ok(ExitCode::SUCCESS)
}

fn tell(name: &str, findings: &[Finding]) {
    findings.iter().for_each(|finding| say(&format!("{name}:{finding}")));
}

/// A line for people. Where nobody hears it, the exit code still tells.
fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}
