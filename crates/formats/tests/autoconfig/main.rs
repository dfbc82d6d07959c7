//! Autoconfig files: those that the guide writes, those of the public collection, and broken ones.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall say where")]

mod broken;
mod emitted;
mod imported;
mod readers;

use mailsteps_settings::Catalog;

fn catalog() -> Catalog {
    Catalog::embedded().unwrap()
}
