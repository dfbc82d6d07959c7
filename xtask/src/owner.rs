//! What the site's owner decides: `site.json`, with the options of this build over it.

use std::fs;

use anyhow::{Context as _, Result, bail};
use serde_json::{Map, Value};

use crate::{BuildOptions, colours, process::root};

/// The fields of `site.json`.
const FIELDS: [&str; 11] =
    ["origin", "base", "languages", "reports", "server", "autoconfig", "brand", "accent", "contact", "hours", "chat"];
/// Those of them that the style and the data are made with, and not the pages.
const BESIDE_PAGES: [&str; 4] = ["accent", "contact", "hours", "chat"];

/// What is decided.
#[derive(Debug, PartialEq, Eq)]
pub struct Owner {
    /// What the prerenderer is told, as JSON.
    pub json: String,
    /// Where the site begins, with a slash at both ends.
    pub base: String,
    /// Where it will stand; empty for paths alone.
    pub origin: String,
    /// The style sheet with its own colours; empty for the guide's.
    pub colours: String,
    /// Who helps there.
    pub helpers: Helpers,
}

/// Who helps, in the place of the provider's people; what is empty stays as the data have it.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct Helpers {
    /// Who they are.
    pub contact: String,
    /// When they are there.
    pub hours: String,
    /// Where they are.
    pub chat: String,
}

/// Reads it.
///
/// # Errors
/// Names the file, the field and the mend.
pub fn read(options: &BuildOptions) -> Result<Owner> {
    let path = options.site.clone().unwrap_or_else(|| root().join("site.json"));
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut site = checked(&text).with_context(|| path.display().to_string())?;
    if !options.origin.is_empty() {
        check_origin(&options.origin).context("--origin")?;
        site.insert("origin".to_owned(), options.origin.clone().into());
    }
    if !options.base.is_empty() {
        check_base(&options.base).context("--base")?;
        site.insert("base".to_owned(), options.base.clone().into());
    }
    if !options.languages.is_empty() {
        let languages: Value = options.languages.clone().into();
        check_languages(&languages).context("--languages")?;
        site.insert("languages".to_owned(), languages);
    }
    let base = site.get("base").and_then(Value::as_str).unwrap_or_default().trim_matches('/');
    let base = if base.is_empty() { "/".to_owned() } else { format!("/{base}/") };
    let text = |field: &str| site.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let origin = text("origin");
    let helpers = Helpers { contact: text("contact"), hours: text("hours"), chat: text("chat") };
    let colours = site.get("accent").map(colours::style).transpose().context("accent")?.unwrap_or_default();
    site.retain(|field, _| !BESIDE_PAGES.contains(&field.as_str()));
    Ok(Owner { json: serde_json::to_string(&site)?, base, origin, colours, helpers })
}

/// Empty, or a path of plain folders.
fn check_base(base: &str) -> Result<()> {
    let inner = base.strip_prefix('/').unwrap_or(base);
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    let is_folder = |name: &str| {
        let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || "-._~".contains(c));
        is_plain && !name.is_empty() && name != "." && name != ".."
    };
    if !inner.is_empty() && !inner.split('/').all(is_folder) {
        bail!(
            "{base:?} is no path of folders: write it like /help/email/, with letters, digits, hyphens, dots, underscores"
        );
    }
    Ok(())
}

/// The fields, each with a value that can be used.
fn checked(text: &str) -> Result<Map<String, Value>> {
    let site: Map<String, Value> = serde_json::from_str(text).context("it is not a JSON object")?;
    for (field, value) in &site {
        match field.as_str() {
            "origin" => check_origin(in_quotes(value).context("origin")?).context("origin")?,
            "base" => check_base(in_quotes(value).context("base")?).context("base")?,
            "languages" => check_languages(value).context("languages")?,
            "reports" => check_reports(in_quotes(value).context("reports")?).context("reports")?,
            "server" => check_server(value).context("server")?,
            "autoconfig" => check_autoconfig(value).context("autoconfig")?,
            "accent" => drop(colours::style(value).context("accent")?),
            "brand" | "contact" | "hours" => {
                check_words(in_quotes(value).context(field.clone())?).context(field.clone())?
            }
            "chat" => check_chat(in_quotes(value).context("chat")?).context("chat")?,
            _ => bail!("{field}: there is no such field; there are {}", FIELDS.join(", ")),
        }
    }
    Ok(site)
}

fn in_quotes(value: &Value) -> Result<&str> {
    value.as_str().with_context(|| format!("{value} is not a text: put it in quotes"))
}

/// A few words in one line.
fn check_words(text: &str) -> Result<()> {
    const MOST: usize = 100;
    if text.trim() != text {
        bail!("{text:?} begins or ends with a space: leave it out");
    }
    if text.chars().any(char::is_control) {
        bail!("{text:?} has more than one line: write it in one");
    }
    if text.chars().count() > MOST {
        bail!("{text:?} is longer than {MOST} letters: write a name, not a sentence");
    }
    Ok(())
}

/// Empty, or where people help: a page, an e-mail address or a telephone number.
fn check_chat(address: &str) -> Result<()> {
    if let Some(mailbox) = address.strip_prefix("mailto:") {
        return check_reports(mailbox);
    }
    if let Some(number) = address.strip_prefix("tel:") {
        if number.is_empty() || !number.chars().all(|c| c.is_ascii_digit() || "+-.".contains(c)) {
            bail!("{address:?} is no telephone number: write it like tel:+1-800-555-0100");
        }
        return Ok(());
    }
    let Some(place) = address.strip_prefix("https://") else {
        if address.is_empty() {
            return Ok(());
        }
        bail!("{address:?} does not begin with https://, mailto: or tel:: write it like https://help.example.net/chat");
    };
    if let Some(bad) = address.chars().find(|c| !c.is_ascii_graphic() || "\"<>".contains(*c)) {
        bail!("{bad:?} cannot stand in an address: copy it from the browser's address bar");
    }
    let host = place.split(['/', '?', '#']).next().unwrap_or_default();
    check_host(host.split(':').next().unwrap_or_default()).with_context(|| format!("{address:?}"))
}

fn check_server(value: &Value) -> Result<()> {
    if !value.is_boolean() {
        bail!("{value} is neither true nor false: write true where `mailsteps serve` answers beside the pages");
    }
    Ok(())
}

/// Folders of `languages` beside the first one.
fn check_languages(value: &Value) -> Result<()> {
    let Value::Array(languages) = value else { bail!("{value} is no list: write it like [\"es\"]") };
    for language in languages {
        let language = in_quotes(language)?;
        let is_plain = !language.is_empty() && language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if !is_plain || !root().join("languages").join(language).is_dir() {
            bail!("{language:?} is no language of the guide: there is no such folder in languages/");
        }
    }
    Ok(())
}

/// Domains as the data write them. One that the data do not have changes no page.
fn check_autoconfig(value: &Value) -> Result<()> {
    let Value::Array(domains) = value else { bail!("{value} is no list: write it like [\"q.com\"]") };
    for domain in domains {
        let domain = in_quotes(domain)?;
        if domain.parse::<mailsteps_settings::Domain>().is_err() {
            bail!("{domain:?} is no domain in small letters, such as q.com");
        }
    }
    Ok(())
}

/// Empty, or scheme, host and port (RFC 6454, section 6.2).
fn check_origin(origin: &str) -> Result<()> {
    if origin.is_empty() {
        return Ok(());
    }
    let Some(place) = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://")) else {
        bail!("{origin:?} does not begin with https:// or http://: write it like https://mail.example.net");
    };
    if let Some(end) = place.find(['/', '?', '#']) {
        bail!("{origin:?} goes on behind the host: leave out {:?}", &place[end..]);
    }
    let (host, port) = place.split_once(':').map_or((place, None), |(host, port)| (host, Some(port)));
    check_host(host).with_context(|| format!("{origin:?}"))?;
    if port.is_some_and(|port| !port.parse::<u16>().is_ok_and(|port| port > 0)) {
        bail!("{origin:?} has no port behind its second colon: write a number from 1 to 65535, or leave out the colon");
    }
    Ok(())
}

/// Empty, or one e-mail address as it can stand in a link (RFC 6068, section 2).
fn check_reports(address: &str) -> Result<()> {
    if address.is_empty() {
        return Ok(());
    }
    let Some((local, domain)) = address.split_once('@') else {
        bail!("{address:?} has no @: write one e-mail address such as guide@example.net, or nothing");
    };
    let can_stand = |c: char| c.is_ascii_alphanumeric() || "!$'*+-._~".contains(c);
    if local.is_empty() {
        bail!("{address:?} has nothing before the @: write one e-mail address such as guide@example.net, or nothing");
    }
    if let Some(bad) = local.chars().find(|c| !can_stand(*c)) {
        bail!("{address:?} has {bad:?} before the @: write one e-mail address such as guide@example.net, and no name");
    }
    if !domain.contains('.') {
        bail!("{address:?} has no dot behind the @: write the whole domain, such as example.net");
    }
    check_host(domain).with_context(|| format!("{address:?}"))
}

/// Labels of letters, digits and hyphens (RFC 1123, section 2.1).
fn check_host(host: &str) -> Result<()> {
    if let Some(bad) = host.chars().find(|c| !c.is_ascii_alphanumeric() && !"-.".contains(*c)) {
        bail!("{bad:?} cannot stand in the name of a host: use letters, digits, hyphens and dots");
    }
    let is_label = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    if !host.split('.').all(is_label) {
        bail!("{host:?} is not the name of a host: write it like mail.example.net");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_used_is_taken() {
        for text in [
            r"{}",
            r#"{ "origin": "", "reports": "" }"#,
            r#"{ "origin": "https://mail.example.net" }"#,
            r#"{ "server": true, "autoconfig": ["q.com"] }"#,
            r#"{ "base": "" }"#,
            r#"{ "base": "/" }"#,
            r#"{ "base": "help/e-mail" }"#,
            r##"{ "brand": "Example Help", "accent": { "light": "#7a1f5c", "dark": "#f0b4dc" } }"##,
            r#"{ "brand": "", "contact": "", "hours": "", "chat": "" }"#,
            r#"{ "contact": "Example Help", "hours": "9 to 5", "chat": "https://help.example.net/chat?x=1" }"#,
            r#"{ "chat": "mailto:help@example.net" }"#,
            r#"{ "chat": "tel:+1-800-555-0100" }"#,
            r#"{ "origin": "http://localhost:8080", "reports": "guide+mail@help.example.net" }"#,
        ] {
            assert!(checked(text).is_ok(), "{text}: {:?}", checked(text));
        }
    }

    #[test]
    fn what_cannot_be_used_is_named_with_its_field_and_the_mend() {
        for (text, words) in [
            ("[]", "it is not a JSON object"),
            (
                r#"{ "report": "" }"#,
                "report: there is no such field; there are origin, base, languages, reports, server, autoconfig, brand",
            ),
            (r#"{ "origin": 80 }"#, "origin: 80 is not a text: put it in quotes"),
            (r#"{ "languages": "es" }"#, "languages: \"es\" is no list: write it like [\"es\"]"),
            (r#"{ "languages": ["tlh"] }"#, "languages: \"tlh\" is no language of the guide"),
            (r#"{ "base": "https://example.net/help/" }"#, "base: \"https://example.net/help/\" is no path of folders"),
            (r#"{ "base": "/help//email/" }"#, "is no path of folders: write it like /help/email/"),
            (r#"{ "base": "/help/../" }"#, "is no path of folders"),
            (r#"{ "brand": " Example" }"#, "brand: \" Example\" begins or ends with a space"),
            (r#"{ "brand": "a\nb" }"#, "has more than one line: write it in one"),
            (r#"{ "contact": 5 }"#, "contact: 5 is not a text: put it in quotes"),
            (
                r#"{ "chat": "help.example.net" }"#,
                "chat: \"help.example.net\" does not begin with https://, mailto: or tel:",
            ),
            (r#"{ "chat": "javascript:alert(1)" }"#, "does not begin with https://, mailto: or tel:"),
            (r#"{ "chat": "https://help.example.net/\"x" }"#, "'\"' cannot stand in an address"),
            (r#"{ "chat": "https://" }"#, "is not the name of a host"),
            (r#"{ "chat": "tel:call us" }"#, "is no telephone number: write it like tel:"),
            (r##"{ "accent": "#0a4a82" }"##, "accent: it needs a colour for \"light\" and one for \"dark\""),
            (
                r##"{ "accent": { "light": "blue", "dark": "#a5cff7" } }"##,
                "accent: light: \"blue\" is no colour: write it like #0a4a82",
            ),
            (
                r##"{ "accent": { "light": "#0a4a82", "dark": "#0a4a82" } }"##,
                "accent: dark: \"#0a4a82\" has a contrast of",
            ),
            (r##"{ "accent": { "light": "#ffd400", "dark": "#a5cff7" } }"##, "needs 4.5: take a darker one"),
            (r#"{ "server": "yes" }"#, "server: \"yes\" is neither true nor false"),
            (r#"{ "autoconfig": "q.com" }"#, "autoconfig: \"q.com\" is no list: write it like [\"q.com\"]"),
            (r#"{ "autoconfig": ["Q.com."] }"#, "autoconfig: \"Q.com.\" is no domain in small letters"),
            (r#"{ "origin": "mail.example.net" }"#, "origin: \"mail.example.net\" does not begin with https://"),
            (r#"{ "origin": "ftp://example.net" }"#, "does not begin with https:// or http://"),
            (r#"{ "origin": "https://example.net/" }"#, "goes on behind the host: leave out \"/\""),
            (r#"{ "origin": "https://example.net/guide?x" }"#, "leave out \"/guide?x\""),
            (r#"{ "origin": "https://" }"#, "origin: \"https://\": \"\" is not the name of a host"),
            (r#"{ "origin": "https://jane@example.net" }"#, "'@' cannot stand in the name of a host"),
            (r#"{ "origin": "https://exam ple.net" }"#, "' ' cannot stand"),
            (r#"{ "origin": "https://example.net:" }"#, "write a number from 1 to 65535"),
            (r#"{ "origin": "https://example.net:70000" }"#, "write a number from 1 to 65535"),
            (r#"{ "reports": "example.net" }"#, "reports: \"example.net\" has no @"),
            (r#"{ "reports": "@example.net" }"#, "has nothing before the @"),
            (r#"{ "reports": "The guide <guide@example.net>" }"#, "has ' ' before the @"),
            (r#"{ "reports": "mailto:guide@example.net" }"#, "has ':' before the @"),
            (r#"{ "reports": "guide@example" }"#, "has no dot behind the @"),
            (r#"{ "reports": "guide@example.net?cc=jane@q.com" }"#, "'?' cannot stand"),
            (r#"{ "reports": "guide@.net" }"#, "\".net\" is not the name of a host"),
        ] {
            let error = format!("{:#}", checked(text).expect_err(text));
            assert!(error.contains(words), "{words:?} is not in {error:?}");
        }
    }

    #[test]
    fn the_file_and_the_option_are_named() {
        let path = std::env::temp_dir().join(format!("mailsteps-site-{}.json", std::process::id()));
        fs::write(&path, r#"{ "reports": "nobody" }"#).unwrap();
        let mut options = BuildOptions { site: Some(path.clone()), ..BuildOptions::default() };
        let error = format!("{:#}", read(&options).unwrap_err());
        assert!(error.starts_with(&format!("{}: reports: \"nobody\" has no @", path.display())), "{error}");
        fs::write(&path, r#"{ "origin": "https://old.example.net" }"#).unwrap();
        options.origin = "mail.example.net/".to_owned();
        let error = format!("{:#}", read(&options).unwrap_err());
        assert!(error.starts_with("--origin: \"mail.example.net/\" does not begin"), "{error}");
        options.origin = "https://mail.example.net".to_owned();
        assert_eq!(read(&options).unwrap().json, r#"{"origin":"https://mail.example.net"}"#);
        options.base = "help/email".to_owned();
        assert_eq!(read(&options).unwrap().base, "/help/email/");
        fs::remove_file(path).unwrap();
    }
}
