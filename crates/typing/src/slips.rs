//! How a typed server's name came from a known one: which part is misspelt, missing or too many.

use strsim::osa_distance;

use crate::{Reason, text::cut};

/// No host name is longer (RFC 1035, section 2.3.4), and comparing takes the product of both lengths.
const LONGEST: usize = 253;

/// The slips that lead from `right` to `typed` and how grave they are together, or `None` where it is another name.
///
/// With `any_start` a first part that is missing or another word altogether is a slip too.
pub(crate) fn slips<'a>(typed: &str, right: &'a str, any_start: bool) -> Option<(usize, Vec<Reason<'a>>)> {
    if typed.is_empty() || typed.len() > LONGEST {
        return None;
    }
    if without_dots(typed) == without_dots(right) {
        return Some((1, vec![Reason::Dots]));
    }
    let before = typed.strip_suffix(right).and_then(|rest| rest.strip_suffix('.'));
    let after = typed.strip_prefix(right).and_then(|rest| rest.strip_prefix('.'));
    if let Some(extra) = before.or(after) {
        return Some((1, vec![Reason::Extra(cut(extra))]));
    }
    if let Some(end) = right.strip_prefix(typed).and_then(|rest| rest.strip_prefix('.')) {
        return Some((2, vec![Reason::MissingEnd(end)]));
    }
    let mut found = Vec::new();
    let (typed_parts, right_parts) = (typed.split('.').count(), right.split('.').count());
    if typed_parts == right_parts {
        return parts(typed, right, any_start, &mut found).map(|slips| (slips, found));
    }
    if any_start
        && typed_parts + 1 == right_parts
        && let Some((start, rest)) = right.split_once('.')
    {
        found.push(Reason::MissingStart(start));
        if let Some(slips) = parts(typed, rest, false, &mut found) {
            return Some((slips + 2, found));
        }
    }
    let letters = osa_distance(typed, right);
    (letters <= 2).then(|| (letters + 1, vec![Reason::Misspelt { part: cut(typed), right }]))
}

/// The slips of names with the same number of parts.
fn parts<'a>(typed: &str, right: &'a str, any_start: bool, found: &mut Vec<Reason<'a>>) -> Option<usize> {
    let mut slips = 0;
    let last = right.split('.').count() - 1;
    for (place, (part, right)) in typed.split('.').zip(right.split('.')).enumerate() {
        if part == right {
            continue;
        }
        let letters = osa_distance(part, right);
        if place == last {
            slips += 1;
            found.push(match letters {
                1 => Reason::Misspelt { part: cut(part), right },
                _ => Reason::WrongEnding { ending: cut(part), right },
            });
        } else if letters <= allowed(right) {
            slips += letters;
            found.push(Reason::Misspelt { part: cut(part), right });
        } else if place == 0 && any_start {
            slips += 3;
            found.push(Reason::WrongStart { start: cut(part), right });
        } else {
            return None;
        }
    }
    Some(slips)
}

/// How many letters may be wrong: a short part has to match more exactly than a long one.
fn allowed(part: &str) -> usize {
    match part.len() {
        0..3 => 0,
        3..8 => 1,
        8..12 => 2,
        _ => 3,
    }
}

fn without_dots(name: &str) -> String {
    name.replace('.', "")
}
