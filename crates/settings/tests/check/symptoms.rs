//! Mistakes in the file of what goes wrong.

use mailsteps_settings::check::Rule::{Blank, D2, D11, Name, Shape, Twice};

use crate::{Case, SYMPTOMS};

const SIX: &str = r#"[
    { "id": "a", "text": "A", "helped": "B", "otherwise": "C" }, { "id": "b", "text": "A", "helped": "B", "otherwise": "C" },
    { "id": "c", "text": "A", "helped": "B", "otherwise": "C" }, { "id": "d", "text": "A", "helped": "B", "otherwise": "C" },
    { "id": "e", "text": "A", "helped": "B", "otherwise": "C" },
    { "id": "f", "text": "A", "helped": "B", "otherwise": "C", "only": ["example-mail"] }
]"#;
const LIKE_THE_FIRST: &str = r#"{
    "id": "cannot-receive", "title": "A", "phrases": ["B"], "causes": ["server-down"], "sources": ["maker-page"]
}"#;

#[rustfmt::skip] // A table: a line for the change and a line for its findings.
pub const CASES: &[Case] = &[
    (SYMPTOMS, &[("symptoms[0].causes[1]", r#""wrong-pasword""#)],
        &[("symptoms[0].causes[1]", D11, "write \"wrong-password\", or add the cause")]),
    (SYMPTOMS, &[("messages[0].causes[1]", r#""moonlight""#)], &[("messages[0].causes[1]", D11, "or name one that is there")]),
    (SYMPTOMS, &[("symptoms[0].causes", r#"["wrong-password"]"#), ("messages[0].causes", r#"["wrong-password"]"#)],
        &[("causes[1].id", D11, "no message and no symptom has this cause")]),
    (SYMPTOMS, &[("symptoms[1]", LIKE_THE_FIRST)], &[("symptoms[1].id", D11, "taken, at symptoms[0].id")]),
    (SYMPTOMS, &[("causes[1].id", r#""wrong-password""#)],
        &[("causes[1].id", D11, "taken, at causes[0].id"), ("messages[0].causes[1]", D11, "no cause \"server-down\""),
          ("symptoms[0].causes[0]", D11, "no cause \"server-down\"")]),
    (SYMPTOMS, &[("causes[0].plan", SIX)], &[("causes[0].plan", D11, "6 things to do, for \"example-mail\"")]),
    (SYMPTOMS, &[("causes[0].plan", "[]")], &[("causes[0].plan", Blank, "empty")]),
    (SYMPTOMS, &[("causes[1].plan[1].text", r#""Open {webmail}.""#)],
        &[("causes[1].plan[1].id", D11, "other words at causes[0].plan[0]")]),
    (SYMPTOMS, &[("messages[0].texts", r#"["Login to {server} failed", "Login to {host failed"]"#), ("symptoms[0].phrases[0]", r#""{webmail} is down""#)],
        &[("messages[0].texts[0]", D11, "{server} is no placeholder"), ("messages[0].texts[1]", D11, "no } behind"),
          ("symptoms[0].phrases[0]", D11, "\"{host}\", \"{port}\"")]),
    (SYMPTOMS, &[("causes[1].plan[0].otherwise", r#""Ask {provder}.""#), ("causes[0].plan[1].text", r#""Press **Remove""#)],
        &[("causes[0].plan[1].text", D11, "second **"), ("causes[1].plan[0].otherwise", D11, "{provder} is no setting")]),
    (SYMPTOMS, &[("messages[0].codes", r#"["0x800ccc92", "0x800CCC9", "735", "5.7", "login failed", "-9807", "SSL_ERROR_BAD_CERT_DOMAIN", "4.2.1"]"#)],
        &[("messages[0].codes[0]", D11, "write \"0x800CCC92\""), ("messages[0].codes[1]", D11, "eight digits"),
          ("messages[0].codes[2]", D11, "\"535\""), ("messages[0].codes[3]", D11, "\"5.7.8\""), ("messages[0].codes[4]", D11, "\"texts\"")]),
    (SYMPTOMS, &[("messages[0].codes", "-"), ("messages[0].texts", "-")], &[("messages[0].texts", D11, "neither a text nor a code")]),
    (SYMPTOMS, &[("messages[0].meaning", r#"" ""#), ("messages[0].sources", "[]"), ("causes[0].sources[0]", r#""makers-page""#)],
        &[("causes[0].sources[0]", D2, "write \"maker-page\""), ("messages[0].meaning", Blank, "empty"), ("messages[0].sources", D2, "nobody")]),
    (SYMPTOMS, &[("causes[0].plan[1].leads_to", r#""chatt""#), ("causes[0].evidence", r#""server-down""#), ("causes[0].id", r#""Wrong""#)],
        &[("causes[0].evidence", Shape, "\"incoming-down\""), ("causes[0].id", Name, "'W'"), ("causes[0].plan[1].leads_to", Shape, "write \"chat\""),
          ("messages[0].causes[0]", D11, "wrong-password"), ("symptoms[0].causes[1]", D11, "wrong-password")]),
    (SYMPTOMS, &[("symptoms[0].causes[1]", r#""server-down""#)], &[("symptoms[0].causes[1]", Twice, "already")]),
];
