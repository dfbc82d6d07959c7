//! Mistakes in the file of sources.

use mailsteps_settings::check::Rule::{Blank, D2, Date, Name, Shape};

use crate::{Case, SOURCES};

#[rustfmt::skip] // A table: a line for the change and a line for its findings.
pub const CASES: &[Case] = &[
    (SOURCES, &[("sources.old-article.note", "-")], &[("sources.old-article.address", D2, "or a \"note\"")]),
    (SOURCES, &[("sources.maker-page.who", r#""""#), ("sources.provider-page.who", "-")],
        &[("sources.maker-page.who", D2, "publisher"), ("sources.provider-page.who", D2, "publisher")]),
    (SOURCES, &[("sources.maker-page.read", r#""2026-11""#), ("sources.old-article.read", "-"), ("sources.provider-page.read", r#""today""#)],
        &[("sources.maker-page.read", D2, "not exact to the day"), ("sources.old-article.read", D2, "missing"),
          ("sources.provider-page.read", Date, "\"today\" is not a date")]),
    (SOURCES, &[("sources.maker-page.published", r#""2026-13""#)], &[("sources.maker-page.published", Date, "is not a date")]),
    (SOURCES, &[("sources.maker-page.address", r#""maker.example""#)], &[("sources.maker-page.address", Shape, "begins with https://")]),
    (SOURCES, &[("sources.maker-page.kind", r#""oficial""#)], &[("sources.maker-page.kind", Shape, "write \"official\"")]),
    (SOURCES, &[("sources.maker-page.title", r#""  ""#)], &[("sources.maker-page.title", Blank, "empty")]),
    (SOURCES, &[("sources.A page", r#"{ "title": "A", "kind": "database", "who": "B", "read": "2026" }"#)],
        &[(r#"sources["A page"]"#, Name, "no key of a source"), (r#"sources["A page"].address"#, D2, "no address"),
          (r#"sources["A page"].read"#, D2, "not exact to the day")]),
];
