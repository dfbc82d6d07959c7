//! Files that cannot hold a history.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

use super::schema::FORMAT;

/// Why a file cannot hold the history: what is wrong, where, and how to mend it, in one line.
#[derive(Debug, Error)]
pub enum Refusal {
    /// The folder is not there.
    #[error("there is no folder {} for the history: make it, or name another file with --history", .0.display())]
    NoFolder(PathBuf),
    /// It cannot be opened, made or written.
    #[error(
        "the history {} cannot be written ({why}): let the server write to the file and its folder, or name another file \
         with --history",
        path.display()
    )]
    NotWritable {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        why: String,
    },
    /// What stands in it is of another kind.
    #[error(
        "{} is no history of mailsteps, or a damaged one: name another file with --history, or move this one away and a \
         new one is begun",
        .0.display()
    )]
    Foreign(PathBuf),
    /// It was one.
    #[error("the history {} is damaged ({why}): move it away and a new one is begun", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The first thing that is wrong.
        why: String,
    },
    /// A newer version made it.
    #[error(
        "the history {} was written by a newer mailsteps (format {format}, this one knows {FORMAT}): use that one, or \
         name another file with --history",
        path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        format: i64,
    },
    /// Another program holds it.
    #[error("the history {} is in use: end the other program, or name another file with --history", .0.display())]
    InUse(PathBuf),
}

impl Refusal {
    /// What an error of SQLite's means here.
    pub(super) fn of(path: &Path, error: &rusqlite::Error) -> Self {
        let path = path.to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::Foreign(path),
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path, why: error.to_string() },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse(path),
            _ => match path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
                Some(folder) => Self::NoFolder(folder.to_owned()),
                None => Self::NotWritable { path, why: reason(error) },
            },
        }
    }
}

/// The reason alone, without the path that SQLite adds.
fn reason(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(failure, _) => failure.to_string(),
        other => other.to_string(),
    }
}
