//! `mailsteps validate`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use mailsteps_settings::{
    Catalog, DataFile, Sources,
    check::{check_all, check_file},
};

use super::{
    Exit, out,
    settings::{self, unreadable},
};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Data folders, or provider, client, symptom or source files
    #[arg(required = true, value_name = "FOLDER|FILE")]
    files: Vec<PathBuf>,
}

/// Every finding in every file, then a line that counts them. In a folder, what holds between its files is checked too. A
/// file that cannot be read does not hide the others.
pub(super) fn run(args: &Args) -> Result<ExitCode, Exit> {
    let (mut findings, mut unread, mut in_folders) = (0, 0, 0);
    let (folders, files): (Vec<&PathBuf>, Vec<&PathBuf>) = args.files.iter().partition(|path| path.is_dir());
    for folder in &folders {
        let files = settings::files(folder)?;
        let found = check_all(&files.iter().map(|(path, text)| DataFile { path, text }).collect::<Vec<_>>());
        in_folders += files.len();
        findings += found.len();
        found.iter().try_for_each(|finding| out::line(&finding.to_string()))?;
    }
    for path in &files {
        match fs::read_to_string(path) {
            Ok(text) => {
                let found = check_file(&path.display().to_string(), &text, &sources_for(path, &args.files));
                findings += found.len();
                found.iter().try_for_each(|finding| out::line(&finding.to_string()))?;
            }
            Err(error) => {
                unread += 1;
                out::line(&unreadable(path, &error).message)?;
            }
        }
    }
    let files = in_folders + files.len() - unread;
    let unreadable = if unread == 0 { String::new() } else { format!(", {} not readable", counted(unread, "file")) };
    out::line(&format!("{} in {}{unreadable}", counted(findings, "finding"), counted(files, "file")))?;
    Ok(match (unread, findings) {
        (0, 0) => ExitCode::SUCCESS,
        (0, _) => ExitCode::FAILURE,
        _ => ExitCode::from(2),
    })
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// The sources that a file may cite: those among the files of the command line, else those of its own data folder,
/// else the built-in ones.
fn sources_for(path: &Path, files: &[PathBuf]) -> Sources {
    let given = files.iter().find(|file| file.file_name().is_some_and(|name| name == "sources.json")).cloned();
    let folder = path.parent().map(|kind| kind.join("..").join("sources.json"));
    let read = |path: PathBuf| fs::read_to_string(path).ok().and_then(|text| parse(&text));
    given.into_iter().chain(folder).find_map(read).unwrap_or_else(built_in)
}

fn parse(text: &str) -> Option<Sources> {
    serde_json::from_str(text).ok()
}

fn built_in() -> Sources {
    let catalog = Catalog::embedded().expect("a test of the settings crate reads the built-in data");
    let sources = catalog.sources().map(|(id, source)| (id.clone(), source.clone())).collect();
    Sources { schema: None, sources }
}
