//! The guide in pages of other sites: what `embed.js` knows of the data, and what pages say of it.

mod made;

use std::collections::BTreeSet;

use made::{catalog, english, prerenderer};
use mailsteps_guide::{Route, ready::Site};
use mailsteps_settings::Incoming;

const EMBED: &str = include_str!("../src/browser/embed.js");
const FRAME: &str = include_str!("../src/browser/frame.js");

fn page(site: Site, path: &str) -> String {
    let prerenderer = prerenderer(site);
    prerenderer.page(&Route::parse(path, catalog()), english()).1
}

fn published() -> Site {
    let origin = "https://mail.example.net".to_owned();
    Site { origin, base: "/help/email/".to_owned(), server: true, ..Site::default() }
}

/// The words between the quotes behind `name = `.
fn words<'a>(script: &'a str, name: &str) -> BTreeSet<&'a str> {
    let (_, rest) = script.split_once(&format!("const {name} = \"")).unwrap_or_else(|| panic!("no {name}"));
    rest.split_once('"').expect("a text ends").0.split(' ').collect()
}

/// What comes first in the list of programs on the domain's page comes first here too.
#[test]
fn a_program_without_a_task_begins_with_what_the_guide_suggests() {
    let prerenderer = prerenderer(Site::default());
    let script = prerenderer.embed_script(EMBED);
    assert!(!script.contains("{{"), "a place was not filled");
    let (pop3, imap) = (words(&script, "POP3"), words(&script, "IMAP"));
    let (catalog, mut count) = (catalog(), 0);
    for offer in catalog.domains().filter_map(|entry| catalog.offer(&entry.name)) {
        for program in catalog.programs() {
            let first = offer.protocols().into_iter().find(|protocol| program.protocols.contains(protocol));
            let Some(first) = first else { continue };
            let (domain, id) = (offer.domain().as_str(), program.id.as_str());
            let is_pop3 = !imap.contains(id) && (pop3.contains(domain) || pop3.contains(id));
            let taken = if is_pop3 { Incoming::Pop3 } else { Incoming::Imap };
            assert_eq!(taken, first, "{} in {}", offer.domain(), program.name);
            count += 1;
        }
    }
    assert!(count > 300, "{count}");
}

#[test]
fn every_language_of_the_site_has_its_title() {
    let titles = |languages: &[&str]| {
        let languages = languages.iter().map(|&language| language.to_owned()).collect();
        let script = prerenderer(Site { languages, ..Site::default() }).embed_script(EMBED);
        let (_, titles) = script.split_once("const TITLES = ").unwrap();
        titles.split_once(';').unwrap().0.to_owned()
    };
    assert_eq!(titles(&[]), r#"{"en":"Set up your e-mail"}"#);
    assert_eq!(titles(&["es"]), r#"{"en":"Set up your e-mail","es":"Configure su correo electrónico"}"#);
}

/// What the page around may set, the frame takes, and the style sheet has.
#[test]
fn every_custom_property_leads_somewhere() {
    let (given, mut taken) = (words(EMBED, "THEME"), words(FRAME, "COLOURS"));
    let tokens = include_str!("../style/tokens.css");
    for name in &taken {
        assert!(tokens.contains(&format!("\n  --{name}: #")), "{name} is no colour of the style sheet");
    }
    taken.extend(["radius", "font"]);
    assert_eq!(given, taken);
}

#[test]
fn pages_say_where_to_ask_how_to_show_them() {
    let html = page(published(), "/q.com/thunderbird/imap/");
    let url = "https%3A%2F%2Fmail.example.net%2Fhelp%2Femail%2Fq.com%2Fthunderbird%2Fimap%2F";
    for (kind, format) in [("application/json+oembed", "json"), ("text/xml+oembed", "xml")] {
        let link = format!(
            "<link rel=\"alternate\" type=\"{kind}\" \
             href=\"https://mail.example.net/help/email/oembed?url={url}&amp;format={format}\">"
        );
        assert!(html.contains(&link), "{link}");
    }
    for site in [Site { server: false, ..published() }, Site { origin: String::new(), ..published() }] {
        assert!(!page(site, "/q.com/").contains("oembed"));
    }
    assert!(!page(published(), "/nothing/here").contains("oembed"));
}

#[test]
fn the_page_for_publishers_has_the_code_without_a_script_too() {
    let html = page(published(), "/embed/");
    for code in [
        "&lt;script type=&quot;module&quot; src=&quot;https://mail.example.net/help/email/embed.js&quot;&gt;&lt;/script&gt;",
        "&lt;iframe src=&quot;https://mail.example.net/help/email/&quot;",
        "script-src https://mail.example.net; frame-src https://mail.example.net",
        "--frame-ancestors https://help.example.com",
        "<option value=\"centurylink.net\">",
        "<option value=\"thunderbird\">Thunderbird</option>",
    ] {
        assert!(html.contains(code), "{code} is missing");
    }
}
