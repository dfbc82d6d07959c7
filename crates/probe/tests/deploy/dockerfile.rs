//! The image's recipe.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    process::{Command, Stdio},
};

use mailsteps_stage::free_port;

use crate::{read, root, served::Served, serves};

const DOCKERFILE: &str = "deploy/Dockerfile";

/// An instruction and the rest of its line.
type Instruction = (String, String);

fn instructions() -> Vec<Instruction> {
    let text = read(DOCKERFILE);
    let without_comments: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    let whole = without_comments.join("\n").replace("\\\n", " ");
    let instruction = |line: &str| {
        let (name, rest) = line.split_once(' ').unwrap_or_else(|| panic!("not an instruction: {line:?}"));
        (name.to_owned(), rest.trim().to_owned())
    };
    whole.lines().filter(|line| !line.trim().is_empty()).map(instruction).collect()
}

/// The instructions of each stage, `FROM` first.
fn stages() -> Vec<Vec<Instruction>> {
    let mut stages: Vec<Vec<Instruction>> = Vec::new();
    for instruction in instructions() {
        match (instruction.0.as_str(), stages.last_mut()) {
            ("FROM", _) => stages.push(vec![instruction]),
            (_, Some(stage)) => stage.push(instruction),
            (_, None) => panic!("{instruction:?} comes before FROM"),
        }
    }
    stages
}

fn all<'a>(stage: &'a [Instruction], name: &str) -> Vec<&'a str> {
    stage.iter().filter(|(found, _)| found == name).map(|(_, rest)| rest.as_str()).collect()
}

/// An instruction that there is once.
#[track_caller]
fn one(stage: &[Instruction], name: &str) -> String {
    let found = all(stage, name);
    assert_eq!(found.len(), 1, "{name}: {found:?}");
    found[0].to_owned()
}

/// The exec form, which needs no shell.
#[track_caller]
fn exec(rest: &str) -> Vec<String> {
    serde_json::from_str(rest).unwrap_or_else(|error| panic!("{rest} is not in the exec form: {error}"))
}

/// What the image asks itself.
pub(crate) fn health_check() -> Vec<String> {
    let stages = stages();
    let check = one(&stages[1], "HEALTHCHECK");
    exec(check.split_once("CMD ").unwrap().1)
}

#[test]
fn two_stages_from_named_releases() {
    let stages = stages();
    let from: Vec<String> = stages.iter().map(|stage| one(stage, "FROM")).collect();
    assert_eq!(from.len(), 2);
    assert!(from[0].starts_with("rust:1.") && from[0].ends_with("-slim-bookworm AS build"), "{from:?}");
    let date = from[1].strip_prefix("debian:bookworm-").and_then(|rest| rest.strip_suffix("-slim"));
    assert!(date.is_some_and(|date| date.len() == 8 && date.parse::<u32>().is_ok()), "{from:?}");
    let version = from[0].split([':', '-']).nth(1).unwrap();
    assert_eq!(version.split('.').count(), 3, "{version} is not to the last digit");
}

#[test]
fn the_compiler_is_one_that_the_project_takes() {
    let least = read("Cargo.toml").lines().find_map(|line| line.strip_prefix("rust-version = ").map(str::to_owned));
    let minor = |version: &str| version.trim_matches('"').split('.').nth(1).unwrap().parse::<u32>().unwrap();
    let image = one(&stages()[0], "FROM");
    assert!(minor(image.strip_prefix("rust:").unwrap()) >= minor(&least.unwrap()), "{image}");
}

#[test]
fn nobody_in_it_is_root_and_nothing_comes_from_elsewhere() {
    let stages = stages();
    let user = one(&stages[1], "USER");
    let numbers: Vec<u32> = user.split(':').map(|number| number.parse().unwrap()).collect();
    assert!(numbers.len() == 2 && numbers.iter().all(|number| *number > 0), "{user}");
    for stage in &stages {
        assert_eq!(all(stage, "ADD"), [] as [&str; 0]);
        assert!(all(stage, "RUN").iter().all(|run| !run.contains("://")));
    }
    // The last stage has no shell script at its start and no package of its own.
    assert!(all(&stages[1], "RUN").iter().all(|run| !run.contains("apt-get")));
    assert_eq!(exec(&one(&stages[1], "ENTRYPOINT")), ["/usr/local/bin/mailsteps"]);
    assert_eq!(one(&stages[1], "STOPSIGNAL"), "SIGTERM");
}

#[test]
fn it_starts_what_there_is_and_writes_to_its_volume_only() {
    let stages = stages();
    let command = exec(&one(&stages[1], "CMD"));
    serves(&command.iter().map(String::as_str).collect::<Vec<_>>());
    let copied: Vec<&str> = all(&stages[1], "COPY").iter().filter_map(|copy| copy.rsplit(' ').next()).collect();
    let site = command.iter().skip_while(|word| *word != "--site").nth(1).unwrap();
    assert!(copied.contains(&site.as_str()) && copied.contains(&"/usr/local/bin/mailsteps"), "{copied:?}");
    let volume = exec(&one(&stages[1], "VOLUME"));
    assert_eq!(volume, ["/var/lib/mailsteps"]);
    assert_eq!(one(&stages[1], "WORKDIR"), volume[0]);
    let owner = one(&stages[1], "RUN");
    let user = one(&stages[1], "USER");
    let (user, group) = user.split_once(':').unwrap();
    assert!(owner.contains(&format!("--owner={user} --group={group} ")) && owner.ends_with(&volume[0]), "{owner}");
}

/// What is copied from the project's folder.
fn sources(stage: &[Instruction]) -> Vec<String> {
    let from_here = all(stage, "COPY").into_iter().filter(|copy| !copy.starts_with("--"));
    let files = |copy: &str| {
        let mut words: Vec<String> = copy.split_whitespace().map(str::to_owned).collect();
        words.pop();
        words
    };
    from_here.flat_map(files).collect()
}

#[test]
fn what_it_copies_is_there_and_is_sent_to_the_builder() {
    let ignore = read(".dockerignore");
    let rules: Vec<&str> = ignore.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    assert_eq!(rules.first(), Some(&"*"), "what is not named stays out");
    let sent: BTreeSet<&str> = rules.iter().filter_map(|rule| rule.strip_prefix('!')).collect();
    let stages = stages();
    let copied: Vec<String> = stages.iter().flat_map(|stage| sources(stage)).collect();
    for source in &copied {
        assert!(root().join(source).exists(), "{source} is not there");
    }
    assert_eq!(copied.iter().map(String::as_str).collect::<BTreeSet<_>>(), sent);
    for copy in all(&stages[1], "COPY").iter().filter(|copy| copy.starts_with("--")) {
        assert!(copy.starts_with("--from=build /src/"), "{copy}");
    }
}

/// What the build does without: rules for those who change the project, what it leaves behind, and what is for other machines.
const NOT_COPIED: [&str; 10] = [
    "LICENSE",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "clippy.toml",
    "deploy",
    "dist",
    "fuzz",
    "rustfmt.toml",
    "target",
];

/// Whoever adds a folder at the top decides whether the image needs it.
#[test]
fn everything_at_the_top_is_copied_or_known_not_to_be_needed() {
    let copied = sources(&stages()[0]);
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        // Those with a dot belong to tools, but for cargo's, without which nothing builds.
        if name.starts_with('.') {
            continue;
        }
        let is_copied = copied.contains(&name);
        assert!(is_copied != NOT_COPIED.contains(&name.as_str()), "is {name} needed in the image?");
    }
}

fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        fs::copy(from, to).unwrap();
        return;
    }
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        copy(&entry.path(), &to.join(entry.file_name()));
    }
}

/// A new crate, test or program outside the copied folders would be missed by cargo alone.
#[test]
fn what_it_copies_is_a_whole_workspace() {
    let folder = tempfile::tempdir().unwrap();
    for source in sources(&stages()[0]) {
        copy(&root().join(&source), &folder.path().join(&source));
    }
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = Command::new(cargo);
    command.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]).current_dir(folder.path());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata = String::from_utf8(output.stdout).unwrap();
    assert!(metadata.contains("\"mailsteps-probe\"") && metadata.contains("\"xtask\""));
}

/// The check itself, as the image would run it, against the program at another port.
fn is_healthy(port: &str) -> bool {
    let check: Vec<String> = health_check().iter().map(|word| word.replace("8080", port)).collect();
    Command::new(&check[0]).args(&check[1..]).stderr(Stdio::null()).status().unwrap().success()
}

#[test]
fn the_health_check_tells_a_server_that_answers_from_none() {
    let served = Served::start(&[]);
    assert!(is_healthy(served.port()));
    drop(served);
    assert!(!is_healthy(&free_port().unwrap().to_string()));
    let deaf =
        mailsteps_stage::Scripted::start([mailsteps_stage::Step::say("HTTP/1.0 503 Service Unavailable")]).unwrap();
    assert!(!is_healthy(&deaf.port().to_string()));
}
