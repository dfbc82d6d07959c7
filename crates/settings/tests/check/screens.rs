//! Mistakes in the drawn dialogs of a mail program.

use mailsteps_settings::check::Rule::{Blank, D8, D10, Shape, Text};

use crate::{CLIENT, Case};

#[rustfmt::skip] // A table: a line for the change and a line for its findings.
pub const CASES: &[Case] = &[
    // Fields and rows: all of them, once, in their order
    (CLIENT, &[("setup.ways[0].steps[3].screen", "-"), ("repair.ways[0].steps[0].screen", "-")],
        &[("setup.ways[0].steps[3].screen", D10, "a row for each of \"Server\"")]),
    (CLIENT, &[("setup.ways[0].steps[1].screen.rows[2]", "-")],
        &[("setup.ways[0].steps[1].fields[1]", D10, "the field is not in the dialog as it is drawn. Mend: add a row with the caption \"Port\"")]),
    (CLIENT, &[("setup.ways[0].steps[1].screen.rows[2].value", r#""993""#)],
        &[("setup.ways[0].steps[1].fields[1]", D10, "remove \"value\" from setup.ways[0].steps[1].screen.rows[2]")]),
    (CLIENT, &[("setup.ways[0].steps[1].screen.rows[2].kind", r#""text""#)],
        &[("setup.ways[0].steps[1].fields[1]", D10, "not in the dialog")]),
    (CLIENT, &[("setup.ways[0].steps[1].screen.rows[2].caption", r#""Port:""#)],
        &[("setup.ways[0].steps[1].fields[1]", D10, "not in the dialog"),
          ("setup.ways[0].steps[1].screen.rows[2].value", D10, "none of the step's fields, and nothing stands in it. Mend: write the caption \"Port\", or add \"value\"")]),
    (CLIENT, &[("setup.ways[0].steps[1].screen.rows[5]", r#"{ "kind": "list", "caption": "Port" }"#)],
        &[("setup.ways[0].steps[1].screen.rows[5].caption", D10, "another row already")]),
    (CLIENT, &[("setup.ways[0].steps[1].screen.rows[1].caption", r#""Port""#), ("setup.ways[0].steps[1].screen.rows[2].caption", r#""Server""#)],
        &[("setup.ways[0].steps[1].screen.rows[1].caption", D10, "\"Server\" comes here")]),
    (CLIENT, &[("repair.ways[0].steps[1].screen.rows[7]", "-")],
        &[("repair.ways[0].steps[1].fields[4]", D10, "add a row with the caption \"Password\"")]),
    (CLIENT, &[("setup.ways[0].steps[1].screen.rows", "[]")],
        &[("setup.ways[0].steps[1].fields[0]", D10, "Server"), ("setup.ways[0].steps[1].fields[1]", D10, "Port"),
          ("setup.ways[0].steps[1].fields[2]", D10, "Use SSL"), ("setup.ways[0].steps[1].screen.rows", Blank, "the list is empty")]),
    // What a row needs
    (CLIENT, &[("setup.ways[0].steps[1].screen.rows[0].caption", "-"), ("repair.ways[0].steps[1].screen.rows[3].caption", "-"), ("repair.ways[0].steps[1].screen.rows[2].caption", "-")],
        &[("repair.ways[0].steps[1].screen.rows[2].caption", D10, "of the kind \"text\" has a caption"), ("repair.ways[0].steps[1].screen.rows[3].caption", D10, "\"box\""),
          ("setup.ways[0].steps[1].screen.rows[0].caption", D10, "\"heading\"")]),
    (CLIENT, &[("repair.ways[0].steps[1].screen.rows[3].value", "-"), ("repair.ways[0].steps[1].screen.rows[9].value", "-")],
        &[("repair.ways[0].steps[1].screen.rows[3].value", D10, "add \"value\": what stands in it, or write the caption of a field"), ("repair.ways[0].steps[1].screen.rows[9].value", D10, "nothing stands in it")]),
    (CLIENT, &[("repair.ways[0].steps[1].screen.rows[0].options", "-"), ("repair.ways[0].steps[1].screen.rows[1].options", "[]"), ("repair.ways[0].steps[1].screen.rows[10].options", "[]")],
        &[("repair.ways[0].steps[1].screen.rows[0].options", D10, "\"tabs\" has options"), ("repair.ways[0].steps[1].screen.rows[0].press", D10, "add \"options\" with it"),
          ("repair.ways[0].steps[1].screen.rows[1].options", D10, "\"choice\" has options"),
          ("repair.ways[0].steps[1].screen.rows[10].options", D10, "\"buttons\" has options"), ("repair.ways[0].steps[1].screen.rows[10].press", D10, "not among the row's options")]),
    (CLIENT, &[("repair.ways[0].steps[0].screen.rows[0].options", "-"), ("repair.ways[0].steps[0].screen.rows[0].press", "-")],
        &[("repair.ways[0].steps[0].screen.rows[0].options", D10, "\"items\" has options")]),
    // What is to be pressed
    (CLIENT, &[("setup.ways[0].steps[1].screen.rows[4].press", r#""Next >""#), ("repair.ways[0].steps[1].screen.rows[0].press", r#""Server""#)],
        &[("repair.ways[0].steps[1].screen.rows[0].press", D10, "write one of \"Incoming\", \"Outgoing\""), ("setup.ways[0].steps[1].screen.rows[4].press", D10, "\"Next >\" is not among")]),
    (CLIENT, &[("setup.ways[0].steps[1].then", r#""Press Next.""#)],
        &[("setup.ways[0].steps[1].screen.rows[4].press", D10, "write **Next** in the text")]),
    (CLIENT, &[("repair.ways[0].steps[0].path", r#"["Tools"]"#), ("repair.ways[0].steps[0].title", r#""Press **Settings**""#)],
        &[("repair.ways[0].steps[0].screen.rows[0].press", D10, "write **Accounts**"), ("repair.ways[0].steps[0].screen.rows[1].press", D10, "write **Account settings**")]),
    // What stands in a choice is among its options, for both protocols and in the words of the way
    (CLIENT, &[("repair.ways[0].steps[1].screen.rows[1].options", r#"["IMAP", "POP"]"#)],
        &[("repair.ways[0].steps[1].screen.rows[1].options", D10, "add \"POP3\" as the program writes it")]),
    (CLIENT, &[("repair.ways[1].steps[0].screen.rows[0].options", r#"["IMAP", "POP3"]"#)],
        &[("repair.ways[1].steps[0].screen.rows[0].options", D10, "what belongs in the row (\"POP account\", \"IMAP account\") is not")]),
    (CLIENT, &[("repair.ways[1].captions", "-")],
        &[("repair.ways[1].steps[0].fields[2].value", D10, "\"yes\" is neither"), ("repair.ways[1].steps[0].screen.rows[0].options", D10, "\"POP3\", \"IMAP\"")]),
    (CLIENT, &[("repair.ways[0].steps[1].fields[0].value", r#""an {incoming.protocol} account""#)],
        &[("repair.ways[0].steps[1].screen.rows[1].options", D10, "\"an POP3 account\", \"an IMAP account\"")]),
    (CLIENT, &[("protocols", r#"["imap"]"#), ("setup.ways[0].steps[2]", "-"), ("repair.ways[0].steps[1].screen.rows[1].options", r#"["IMAP", "Exchange"]"#)], &[]),
    (CLIENT, &[("repair.ways[0].steps[1].screen.rows[9].value", r#""**Middle**""#), ("repair.ways[1].steps[0].screen.rows[0].options", "-")],
        &[("repair.ways[0].steps[1].screen.rows[9].options", D10, "(\"Middle\") is not among")]),
    (CLIENT, &[("repair.ways[0].steps[1].screen.rows[9].value", r#""{incoming.authentication}""#)], &[]),
    // A box to tick is ticked or not
    (CLIENT, &[("repair.ways[0].steps[1].fields[3].value", r#""Ticked""#), ("repair.ways[1].steps[0].screen.rows[4].value", r#""not ticked""#)],
        &[("repair.ways[0].steps[1].fields[3].value", D10, "\"Ticked\" is neither. Mend: write \"ticked\", \"not ticked\", or a setting that ends in .box"),
          ("repair.ways[1].steps[0].screen.rows[4].value", D10, "write \"on\", \"off\"")]),
    (CLIENT, &[("repair.ways[1].steps[0].fields[1].value", r#""{incoming.security}""#)],
        &[("repair.ways[1].steps[0].fields[1].value", D10, "\"{incoming.security}\" is neither")]),
    // One mistake is one finding
    (CLIENT, &[("setup.ways[0].steps[1].screen.rows[1].kind", r#""boxes""#), ("setup.ways[0].steps[3].screen.rows", "{}"), ("repair.ways[0].steps[0].screen.rows[0].options", r#""Accounts""#)],
        &[("repair.ways[0].steps[0].screen.rows[0].options", Shape, "put it in square brackets"), ("repair.ways[0].steps[0].screen.rows[0].press", D10, "not among"),
          ("setup.ways[0].steps[1].screen.rows[1].kind", Shape, "\"box\", \"secret\""), ("setup.ways[0].steps[3].screen.rows", Shape, "a list")]),
    (CLIENT, &[("setup.ways[0].steps[3].fields[0].caption", "3"), ("setup.ways[0].steps[3].screen.rows[0].value", r#""{outgoing""#)],
        &[("setup.ways[0].steps[3].fields[0].caption", Shape, "a text in quotation marks"), ("setup.ways[0].steps[3].screen.rows[0].value", Text, "no } behind it")]),
    (CLIENT, &[("setup.ways[0].steps[3].fields", "-")],
        &[("setup.ways[0].asks[4]", D8, "the steps for IMAP never"), ("setup.ways[0].asks[4]", D8, "the steps for POP3 never"), ("setup.ways[0].steps[3].screen.rows[0].value", D10, "none of the step's fields")]),
];
