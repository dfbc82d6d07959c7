//! What a reader may type, and what is said of it.

use english::ENGLISH;
use mailsteps_settings::{Address, Catalog, Incoming, Query};
use mailsteps_typing::{Field, Remark, Typed, Verdict, check};

#[path = "../english/mod.rs"]
mod english;
mod host;
mod port;
mod said;
mod username;
mod whole;

/// The address or the domain, the protocol, what is typed, and of some fields: the mark, the ids of the reasons, and
/// what to enter.
type Row<'t> = (&'t str, Incoming, &'t [(Field, &'t str)], &'t [(Field, Verdict, &'t str, &'t str)]);

/// The remarks on what is typed by somebody with this address or domain.
fn run<T>(who: &str, incoming: Incoming, fields: &[(Field, &str)], look: impl FnOnce(&[Remark<'_>]) -> T) -> T {
    let catalog = Catalog::embedded().expect("the embedded data loads");
    let query = Query::read(who, |_| None).expect("the row names a domain");
    let offer = catalog.offer(query.domain()).expect("the domain is in the data");
    let address: Option<Address> = query.address();
    let mut typed = Typed::default();
    for (field, text) in fields {
        typed.set(*field, text);
    }
    look(&check(offer, incoming, address.as_ref(), &typed))
}

/// Compares whole tables.
fn rows(rows: &[Row<'_>]) {
    for (who, incoming, fields, expected) in rows {
        run(who, *incoming, fields, |remarks| {
            for (field, verdict, reasons, value) in *expected {
                let remark = remarks.iter().find(|remark| remark.field == *field).expect("each field has a remark");
                let ids: Vec<&str> = remark.reasons.iter().map(|reason| reason.id()).collect();
                let found = (remark.verdict, ids.join(" "), remark.expected.as_str());
                let wanted = (*verdict, (*reasons).to_owned(), *value);
                assert_eq!(found, wanted, "{who} {incoming:?} {fields:?}: {}", ENGLISH.text(remark));
            }
        });
    }
}

const SMTP: &str = "smtp.centurylink.net";
const POP: &str = "pop.centurylink.net";
const MAIL: &str = "mail.centurylink.net";
