//! What exactly is wrong with a host name or a domain, and how it should read.

use std::str::FromStr;

use crate::{Domain, Host, NameError};

/// D4: a problem and its mend, where a text is no bare host name.
pub(super) fn host(text: &str) -> Option<(String, String)> {
    let why = text.parse::<Host>().err()?;
    Some(misspelt::<Host>(text, &why, "write the bare host name, such as \"pop.example.net\""))
}

/// D1: a problem and its mend, where a text is no domain that can be registered.
pub(super) fn domain(text: &str) -> Option<(String, String)> {
    if let Err(why) = text.parse::<Domain>() {
        return Some(misspelt::<Domain>(text, &why, "write the bare domain, such as \"example.net\""));
    }
    if idna::domain_to_ascii_strict(text).ok().as_deref() != Some(text) {
        let mend = "write the A-label that the domain is registered with (RFC 5891)".to_owned();
        return Some((format!("{text:?} is not valid under IDNA"), mend));
    }
    let known = psl::suffix(text.as_bytes()).is_some_and(|suffix| suffix.is_known());
    if !known {
        let ending = text.rsplit_once('.').map_or(text, |(_, ending)| ending);
        let mend = "check its spelling at the end".to_owned();
        return Some((format!("{text:?} ends in \".{ending}\", which is not in the Public Suffix List"), mend));
    }
    if psl::domain(text.as_bytes()).is_none() {
        let mend = "write the whole domain that stands behind the @ of an address".to_owned();
        return Some((format!("{text:?} is itself a public suffix, under which others register domains"), mend));
    }
    None
}

/// Names everything that is in a text beside the name, and the name without it.
fn misspelt<T: FromStr>(text: &str, why: &NameError, otherwise: &str) -> (String, String) {
    let mut found = Vec::new();
    let mut rest = text;
    if let Some((scheme, after)) = rest.split_once("://") {
        found.push(format!("the scheme {:?}", format!("{scheme}://")));
        rest = after;
    }
    if let Some(at) = rest.find(['/', '?', '#']) {
        found.push(format!("the path {:?}", &rest[at..]));
        rest = &rest[..at];
    }
    if let Some((user, after)) = rest.rsplit_once('@') {
        found.push(format!("{:?}", format!("{user}@")));
        rest = after;
    }
    if let Some((name, port)) = rest.rsplit_once(':')
        && port.bytes().all(|b| b.is_ascii_digit())
    {
        found.push(format!("the port {:?}", format!(":{port}")));
        rest = name;
    }
    if rest.contains(char::is_whitespace) {
        found.push("a space".to_owned());
    }
    if rest.contains(',') {
        found.push("a comma".to_owned());
    }
    if rest.ends_with('.') {
        found.push("a dot at its end".to_owned());
    }
    if rest.contains(char::is_uppercase) {
        found.push("a capital letter".to_owned());
    }
    if !rest.is_ascii() {
        found.push("a character outside ASCII".to_owned());
    }
    let problem = match found.split_last() {
        None => format!("{text:?} is wrong: {why}"),
        Some((only, [])) => format!("{text:?} contains {only}"),
        Some((last, others)) => format!("{text:?} contains {} and {last}", others.join(", ")),
    };
    let name = rest.trim().replace(',', ".").trim_end_matches('.').to_lowercase();
    let name = idna::domain_to_ascii(&name).unwrap_or(name);
    let mend = if name.parse::<T>().is_ok() { format!("write {name:?}") } else { otherwise.to_owned() };
    (problem, mend)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_was_found() {
        for (text, problem, mend) in [
            ("pop.q.com", None, None),
            (
                "https://pop.q.com/mail",
                Some("contains the scheme \"https://\" and the path \"/mail\""),
                Some("write \"pop.q.com\""),
            ),
            ("pop.q.com:995", Some("contains the port \":995\""), Some("write \"pop.q.com\"")),
            (
                " Pop,q,com.",
                Some("contains a space, a comma, a dot at its end and a capital letter"),
                Some("write \"pop.q.com\""),
            ),
            ("pop q.com", Some("contains a space"), Some("write the bare host name")),
            ("jane@q.com", Some("contains \"jane@\""), Some("write \"q.com\"")),
            ("post.münchen.de", Some("contains a character outside ASCII"), Some("write \"post.xn--mnchen-3ya.de\"")),
            ("localhost", Some("not a full name with a dot in it"), Some("write the bare host name")),
            ("10.0.0.1", Some("not a full name with a dot in it"), Some("write the bare host name")),
            ("-pop.q.com", Some("the part \"-pop\" is not a valid label"), Some("write the bare host name")),
        ] {
            let found = host(text);
            assert_eq!(found.is_some(), problem.is_some(), "{text}: {found:?}");
            if let (Some((is, how)), Some(problem), Some(mend)) = (found, problem, mend) {
                assert!(is.contains(problem) && how.contains(mend), "{text}: {is}; {how}");
            }
        }
    }

    #[test]
    fn domains_that_can_be_registered() {
        for (text, problem) in [
            ("q.com", None),
            ("xn--mnchen-3ya.de", None),
            ("example.co.uk", None),
            ("Q.com", Some("a capital letter")),
            ("münchen.de", Some("outside ASCII")),
            ("xn--a.de", Some("IDNA")),
            ("q.cmo", Some("\".cmo\", which is not in the Public Suffix List")),
            ("co.uk", Some("itself a public suffix")),
        ] {
            let found = domain(text).map(|(problem, _)| problem);
            assert_eq!(found.is_some(), problem.is_some(), "{text}: {found:?}");
            assert!(
                problem.is_none_or(|part| found.as_deref().unwrap_or_default().contains(part)),
                "{text}: {found:?}"
            );
        }
    }
}
