//! `mailsteps diagnose`.

use std::{
    fmt::Write as _,
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use mailsteps_diagnosis::{Account, Case, Checked, Diagnosis, Program, Words, diagnose};
use mailsteps_settings::{Catalog, Client, ClientId, Symptoms};
use serde::Serialize;

use super::{
    Exit, out, probe,
    settings::{self, unreadable},
};
use crate::report::{Protocol, Report, Verdict};

/// What settings are called.
const WORDS: &str = include_str!("../../../../languages/en/account.json");

/// What `--json` prints: `{"causes": [{"id", "confidence", "title", "setting": {"name", "value"}, "plan": [{"do", "helped",
/// "otherwise"}]}]}`; `setting` is there for causes that have one, its `value` where it is known.
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
    /// Print {"causes": [{"id", "confidence", "title", "setting": {"name", "value"}, "plan": [{"do", "helped", "otherwise"}]}]};
    /// a setting only where there is one to look at, its value only where it is known
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
    /// The one setting to look at.
    #[serde(skip_serializing_if = "Option::is_none")]
    setting: Option<Setting>,
    plan: Vec<Action>,
}

#[derive(Serialize)]
struct Setting {
    name: &'static str,
    /// What it should be.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
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
    let client = args.program.as_deref().map(|asked| program(&catalog, asked)).transpose()?;
    let report = report.as_ref().map(checked);
    let case = Case { text: &text, domain, program: client.map(|client| &client.id), report, ..Case::default() };
    let program = client.map(|client| Program { protocols: &client.protocols, captions: &client.captions });
    let diagnosis = diagnose(&symptoms, &case);
    let (words, _): (Words, _) = mailsteps_words::from_json(WORDS).map_err(Exit::failure)?;
    let causes = causes(&diagnosis, &Account { domain, program, ..Account::anybodys(&words) });
    if args.json {
        let answer = Answer { causes };
        out::line(&serde_json::to_string_pretty(&answer).map_err(Exit::failure)?)?;
    } else {
        out::write(&shown(&causes, diagnosis.needs_questions))?;
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

fn program<'a>(catalog: &'a Catalog, asked: &str) -> Result<&'a Client, Exit> {
    let client = asked.parse().ok().and_then(|id: ClientId| catalog.client(&id));
    client.ok_or_else(|| {
        let known: Vec<&str> = catalog.programs().iter().map(|program| program.id.as_str()).collect();
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

fn causes<'a>(diagnosis: &Diagnosis<'a>, account: &Account<'_>) -> Vec<Cause<'a>> {
    let setting = |cause| {
        let found = account.look_at(cause)?;
        Some(Setting { name: found.name, value: found.value.map(|value| value.text().to_owned()) })
    };
    let of = |found: &mailsteps_diagnosis::Found<'a>| Cause {
        id: found.cause.id.as_str(),
        confidence: found.confidence,
        title: account.filled(&found.cause.title),
        setting: setting(found.cause),
        plan: found
            .plan
            .iter()
            .map(|action| Action {
                r#do: account.filled(&action.text),
                helped: account.filled(&action.helped),
                otherwise: account.filled(&action.otherwise),
            })
            .collect(),
    };
    diagnosis.causes.iter().map(of).collect()
}

/// The answer for people at a terminal.
fn shown(causes: &[Cause<'_>], needs_questions: bool) -> String {
    let Some((first, others)) = causes.split_first() else {
        return "Nothing is known of this. Look at the settings, check the servers, or ask the provider.\n".to_owned();
    };
    let mut text = String::new();
    if needs_questions {
        text.push_str(
            "Ask first, before anything is changed: does webmail take the same password, does another device still \
             work, does it come and go?\n\n",
        );
    }
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{} ({} of 100, {})", first.title, first.confidence, first.id);
    if let Some(Setting { name, value }) = &first.setting {
        let _ = match value {
            Some(value) => writeln!(text, "  Look at: {name}. It should be {value}"),
            None => writeln!(text, "  Look at: {name}"),
        };
    }
    for (index, action) in first.plan.iter().enumerate() {
        let _ = writeln!(text, "  {}. {}", index + 1, action.r#do);
        let _ = writeln!(text, "     It helped if: {}", action.helped);
        let _ = writeln!(text, "     If not: {}", action.otherwise);
    }
    for other in others {
        let _ = writeln!(text, "Or: {} ({} of 100, {})", other.title, other.confidence, other.id);
    }
    text
}
