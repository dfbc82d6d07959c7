//! The tables, and whether a file has them.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, MAIN_DB, OpenFlags, TransactionBehavior};

use super::Refusal;

/// The number of this arrangement, SQLite's `user_version`. It grows when older versions could no longer read the file.
pub(super) const FORMAT: i64 = 1;

/// Tells our files from those of other programs, SQLite's `application_id`: "mstp".
const APPLICATION: i64 = 0x6d73_7470;

/// Services stand apart: a month of checks names each of them ten thousand times.
const TABLES: &str = "
    CREATE TABLE service (
        id INTEGER PRIMARY KEY,
        protocol TEXT NOT NULL,
        host TEXT NOT NULL,
        port INTEGER NOT NULL,
        security TEXT NOT NULL,
        UNIQUE (protocol, host, port, security)
    ) STRICT;
    CREATE TABLE result (
        service INTEGER NOT NULL REFERENCES service (id),
        checked_at INTEGER NOT NULL,
        code TEXT NOT NULL,
        duration_ms INTEGER NOT NULL,
        PRIMARY KEY (service, checked_at)
    ) STRICT, WITHOUT ROWID;
";

/// How long another program that holds the file is waited for.
const PATIENCE: Duration = Duration::from_secs(3);

/// Opens a file that is sound and of this format, or begins a new one.
pub(super) fn open(path: &Path) -> Result<Connection, Refusal> {
    let refusal = |error: rusqlite::Error| Refusal::of(path, &error);
    // Each connection stays behind a lock of our own.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(refusal)?;
    connection.busy_timeout(PATIENCE).map_err(refusal)?;
    // Before anything is written: nobody else's file shall change.
    let is_new = is_new(&connection, path)?;
    if connection.is_readonly(MAIN_DB).map_err(refusal)? {
        return Err(Refusal::NotWritable { path: path.to_owned(), why: "it is read-only".to_owned() });
    }
    sound(&connection, path)?;
    prepare(&mut connection, is_new).map_err(refusal)?;
    Ok(connection)
}

/// Whether the file holds nothing yet. What another program made, or a newer version of this one, is refused.
fn is_new(connection: &Connection, path: &Path) -> Result<bool, Refusal> {
    let number = |sql| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    let numbers = || {
        let application = number("PRAGMA application_id")?;
        Ok((application, number("PRAGMA user_version")?, number("SELECT count(*) FROM sqlite_schema")?))
    };
    match numbers().map_err(|error: rusqlite::Error| Refusal::of(path, &error))? {
        (0, 0, 0) => Ok(true),
        (APPLICATION, FORMAT, _) => Ok(false),
        (APPLICATION, format, _) if format > FORMAT => Err(Refusal::Newer { path: path.to_owned(), format }),
        _ => Err(Refusal::Foreign(path.to_owned())),
    }
}

/// SQLite's own examination, a fraction of a second for a month.
fn sound(connection: &Connection, path: &Path) -> Result<(), Refusal> {
    let why = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
    match why.map_err(|error| Refusal::of(path, &error))?.as_str() {
        "ok" => Ok(()),
        why => Err(Refusal::Damaged { path: path.to_owned(), why: why.replace('\n', " ") }),
    }
}

fn prepare(connection: &mut Connection, is_new: bool) -> rusqlite::Result<()> {
    // Readers and the writer do not wait for each other, and a power cut costs the last lines at most.
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // At once, so that what cannot be written is known now and not in the night.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if is_new {
        transaction.execute_batch(TABLES)?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", FORMAT)?;
    }
    transaction.commit()
}
