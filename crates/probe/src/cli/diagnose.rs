//! `mailsteps diagnose`.

use std::{
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use mailsteps_diagnosis::{Case, Checked, Diagnosis, diagnose, filled};
use mailsteps_settings::{Catalog, ClientId, Offer, Symptoms};
use serde::Serialize;

use super::{
    Exit, probe,
    settings::{self, unreadable},
};
use crate::report::{Protocol, Report, Verdict};

/// What `--json` prints: `{"causes": [{"id", "confidence", "title", "plan": [{"do", "helped", "otherwise"}]}]}`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The domain of the address, such as q.com
    #[arg(long)]
    domain: Option<String>,
    /// The mail program by its name in addresses, such as thunderbird
    #[arg(long)]
    program: Option<String>,
    /// A report of `mailsteps probe --json` to take into account
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Print {"causes": [{"id", "confidence", "title", "plan": [{"do", "helped", "otherwise"}]}]}
    #[arg(long)]
    json: bool,
    /// A folder with other settings data
    #[arg(long, value_name = "DIR")]
    settings: Option<PathBuf>,
    /// The message on the screen, or what happens, in any words; - reads it from the standard input
    #[arg(required = true, value_name = "TEXT")]
    text: Vec<String>,
}

/// The answer as JSON.
#[derive(Serialize)]
struct Answer<'a> {
    causes: Vec<Cause<'a>>,
}

#[derive(Serialize)]
struct Cause<'a> {
    id: &'a str,
    /// From 1 to 99.
    confidence: u8,
    title: String,
    plan: Vec<Action>,
}

#[derive(Serialize)]
struct Action {
    r#do: String,
    helped: String,
    otherwise: String,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Exit> {
    let (catalog, symptoms) = data(args.settings.as_deref())?;
    let text = text(&args.text)?;
    let report = args.report.as_deref().map(read).transpose()?;
    // A report says for itself which domain it is about.
    let asked = args.domain.as_deref().or(report.as_ref().map(|report| report.domain.as_str()));
    let domain = asked.map(|asked| probe::known(&catalog, asked)).transpose()?;
    if let Some((report, offer)) = report.as_ref().zip(domain)
        && report.domain != offer.domain().as_str()
    {
        let (about, asked) = (&report.domain, offer.domain());
        return Err(Exit::usage(format!(
            "the report is about {about}, not {asked}: leave out --domain, or take another report"
        )));
    }
    let program = args.program.as_deref().map(|asked| program(&catalog, asked)).transpose()?;
    let report = report.as_ref().map(checked);
    let case = Case { text: &text, domain, program: program.as_ref(), report, ..Case::default() };
    let diagnosis = diagnose(&symptoms, &case);
    if args.json {
        let answer = Answer { causes: causes(&diagnosis, domain) };
        println!("{}", serde_json::to_string_pretty(&answer).map_err(Exit::failure)?);
    } else {
        print(&diagnosis, domain);
    }
    Ok(if diagnosis.causes.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The embedded data, or that of a folder.
fn data(folder: Option<&Path>) -> Result<(Catalog, Symptoms), Exit> {
    let Some(folder) = folder else {
        return Ok((Catalog::embedded().map_err(Exit::failure)?, Symptoms::embedded().map_err(Exit::failure)?));
    };
    let files = settings::files(folder)?;
    let Some((_, text)) = files.iter().find(|(path, _)| path == "symptoms.json") else {
        let folder = folder.display();
        return Err(Exit::usage(format!("{folder} has no symptoms.json: add one, or leave out --settings")));
    };
    let symptoms = serde_json::from_str(text).map_err(|error| {
        let path = folder.join("symptoms.json");
        Exit::usage(format!("{}: {error}; `mailsteps validate` lists everything that is wrong", path.display()))
    })?;
    Ok((settings::load(folder)?, symptoms))
}

fn text(words: &[String]) -> Result<String, Exit> {
    let mut text = words.join(" ");
    if words == ["-"] {
        text.clear();
        io::stdin().read_to_string(&mut text).map_err(|error| Exit::usage(format!("the standard input: {error}")))?;
    }
    if text.trim().is_empty() {
        return Err(Exit::usage("the text is empty: give the message on the screen, or what happens, in any words"));
    }
    Ok(text)
}

fn program(catalog: &Catalog, asked: &str) -> Result<ClientId, Exit> {
    let known = catalog.programs().iter().map(|program| &program.id);
    known.clone().find(|id| id.as_str() == asked).cloned().ok_or_else(|| {
        let known: Vec<&str> = known.map(ClientId::as_str).collect();
        Exit::usage(format!("{asked:?} is no program of the data; known are {}", known.join(", ")))
    })
}

fn read(path: &Path) -> Result<Report, Exit> {
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    serde_json::from_str(&text).map_err(|error| {
        let path = path.display();
        Exit::usage(format!("{path} is no report: {error}; make one with `mailsteps probe DOMAIN --json > {path}`"))
    })
}

/// What a report comes down to.
fn checked(report: &Report) -> Checked {
    let works = |is_outgoing: bool| {
        let mut of = report.services.iter().filter(|one| (one.protocol == Protocol::Smtp) == is_outgoing).peekable();
        of.peek()?;
        Some(of.all(|service| service.verdict != Verdict::Failed))
    };
    let certificate_bad = report.services.iter().any(|service| service.code.id().starts_with("certificate"));
    Checked { incoming: works(false), outgoing: works(true), certificate_bad: Some(certificate_bad) }
}

fn causes<'a>(diagnosis: &Diagnosis<'a>, domain: Option<Offer<'_>>) -> Vec<Cause<'a>> {
    let of = |found: &mailsteps_diagnosis::Found<'a>| Cause {
        id: found.cause.id.as_str(),
        confidence: found.confidence,
        title: filled(&found.cause.title, domain),
        plan: found
            .plan
            .iter()
            .map(|action| Action {
                r#do: filled(&action.text, domain),
                helped: filled(&action.helped, domain),
                otherwise: filled(&action.otherwise, domain),
            })
            .collect(),
    };
    diagnosis.causes.iter().map(of).collect()
}

fn print(diagnosis: &Diagnosis<'_>, domain: Option<Offer<'_>>) {
    let causes = causes(diagnosis, domain);
    let Some((first, others)) = causes.split_first() else {
        println!("Nothing is known of this. Look at the settings, check the servers, or ask the provider.");
        return;
    };
    if diagnosis.needs_questions {
        println!(
            "Ask first, before anything is changed: does webmail take the same password, does another device still \
             work, does it come and go?\n"
        );
    }
    println!("{} ({} of 100, {})", first.title, first.confidence, first.id);
    for (index, action) in first.plan.iter().enumerate() {
        println!("  {}. {}", index + 1, action.r#do);
        println!("     It helped if: {}", action.helped);
        println!("     If not: {}", action.otherwise);
    }
    for other in others {
        println!("Or: {} ({} of 100, {})", other.title, other.confidence, other.id);
    }
}
