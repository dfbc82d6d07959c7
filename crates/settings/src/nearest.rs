//! "Did you mean …?": known domains that look like an unknown one.

use crate::Domain;

/// The known domains nearest to `typed`, best first, at most three, equals in the order of
/// the data; none where nothing is near.
///
/// The name before the last dot and the ending are compared apart: `centurylink.com` is one slip from `centurylink.net`,
/// although three letters differ. A short name has to match more exactly than a long one.
pub(crate) fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a Domain>) -> Vec<&'a Domain> {
    let typed = typed.replace(',', ".");
    let mut near = Vec::new();
    let mut best = usize::MAX;
    for domain in known {
        if let Some(slips) = distance(&typed, domain.as_str()) {
            near.push((slips, domain));
            best = best.min(slips);
        }
    }
    let mut nearest = Vec::new();
    for wanted in [best, best.saturating_add(1)] {
        for (slips, domain) in &near {
            if *slips == wanted && nearest.len() < 3 {
                nearest.push(*domain);
            }
        }
    }
    nearest
}

/// How many slips apart two domains are, or `None` where they are too far apart to be the same one mistyped.
fn distance(typed: &str, known: &str) -> Option<usize> {
    let (typed_name, typed_end) = typed.rsplit_once('.').unwrap_or((typed, ""));
    let (known_name, known_end) = known.rsplit_once('.').unwrap_or((known, ""));
    let slips = strsim::osa_distance(typed_name, known_name);
    let allowed = (known_name.chars().count() / 4).min(3);
    let ending = usize::from(typed_end != known_end);
    (slips <= allowed).then_some(slips + ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_only_what_is_near() {
        let known: Vec<Domain> = [
            "centurylink.net",
            "centurytel.net",
            "q.com",
            "qwest.net",
            "embarqmail.com",
            "emadisonriver.com",
            "emadisonriver.net",
        ]
        .map(|name| name.parse().unwrap())
        .to_vec();
        for (typed, expected) in [
            ("centurylink.com", &["centurylink.net"][..]),
            ("centurlink.net", &["centurylink.net"]),
            ("centruylink.net", &["centurylink.net"]),
            ("centurylink,net", &["centurylink.net"]),
            ("embarqmail.net", &["embarqmail.com"]),
            ("emadisonriver.org", &["emadisonriver.com", "emadisonriver.net"]),
            ("q.net", &["q.com"]),
            ("qwest.com", &["qwest.net"]),
            ("gmail.com", &[]),
            ("aol.com", &[]),
            ("x.com", &[]),
            ("", &[]),
        ] {
            let near: Vec<&str> = nearest(typed, known.iter()).into_iter().map(Domain::as_str).collect();
            assert_eq!(near, expected, "{typed}");
        }
    }
}
