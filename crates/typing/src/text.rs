//! Reads what was typed as far as it can be read, and says what was in the way.

use mailsteps_settings::find;

use crate::Reason;

/// Without what copying from a web page brings along unseen, and without white space around it: a telephone's keyboard
/// adds a space after each word, which is not in the mail program.
pub(crate) fn visible(text: &str) -> String {
    let unseen = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    text.chars().filter(unseen).collect::<String>().trim().to_owned()
}

/// So much of a text that a sentence can hold it.
pub(crate) fn cut(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => [&text[..end], "…"].concat(),
        None => text.to_owned(),
    }
}

pub(crate) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What stands for a dot by mistake.
pub(crate) fn looks_like_dot(c: char) -> bool {
    matches!(c, ',' | ';' | '，' | '。' | '．' | '、' | '·' | '・' | '•')
}

/// Adds a reason once.
pub(crate) fn note<'a>(reasons: &mut Vec<Reason<'a>>, reason: Reason<'a>) {
    if !reasons.iter().any(|known| known.id() == reason.id()) {
        reasons.push(reason);
    }
}

/// Takes dots and commas off both ends.
pub(crate) fn without_end_marks<'t>(text: &'t str, reasons: &mut Vec<Reason<'_>>) -> &'t str {
    let is_mark = |c: char| c == '.' || looks_like_dot(c);
    let inner = text.trim_matches(|c: char| is_mark(c) || c.is_whitespace());
    let first = text.chars().next().filter(|c| is_mark(*c));
    if let Some(mark) = text.chars().last().filter(|c| is_mark(*c)).or(first) {
        note(reasons, Reason::EndMark(mark));
    }
    inner
}

/// A server's name or the domain of an address: in lower case, with dots where something else stands for them.
pub(crate) fn dotted(text: &str, reasons: &mut Vec<Reason<'_>>) -> String {
    let mut name = String::new();
    // Somebody who types "smtp centurylink net" means dots; somebody who types "smtp. centurylink.net" does not.
    let has_dots = text.chars().any(|c| c == '.' || looks_like_dot(c));
    for c in text.chars() {
        let c = match c {
            'a'..='z' | '0'..='9' | '-' => c,
            'A'..='Z' => {
                note(reasons, Reason::UpperCase);
                c.to_ascii_lowercase()
            }
            '.' => c,
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            _ if looks_like_dot(c) => {
                note(reasons, Reason::MarkForDot(c));
                '.'
            }
            _ if c.is_whitespace() => {
                note(reasons, Reason::Space);
                if has_dots {
                    continue;
                }
                '.'
            }
            _ => {
                note(reasons, Reason::Character(c));
                continue;
            }
        };
        if c == '.' && name.ends_with('.') {
            if has_dots {
                note(reasons, Reason::DoubleDot);
            }
            continue;
        }
        name.push(c);
    }
    name
}

/// What stands in the field of a server's name.
pub(crate) struct HostText<'a> {
    /// The name; empty where none can be made out.
    pub name: String,
    /// A port that stands with it.
    pub port: Option<u16>,
    /// What was in the way.
    pub slips: Vec<Reason<'a>>,
}

pub(crate) fn host<'a>(text: &str) -> HostText<'a> {
    let text = visible(text);
    let mut slips = Vec::new();
    let mut port = None;
    let mut rest = text.as_str();
    if let Some((scheme, after)) = find::around(rest, "://") {
        slips.push(Reason::Extra(cut(&[scheme, "://"].concat())));
        rest = after;
    }
    if rest.contains(['@', '＠']) {
        return HostText { name: String::new(), port, slips: vec![Reason::AddressForHost] };
    }
    if let Some(at) = rest.find(['/', '\\', '?', '#']) {
        note(&mut slips, Reason::Extra(cut(&rest[at..])));
        rest = &rest[..at];
    }
    if let Some((before, digits)) = rest.rsplit_once(|c: char| c == ':' || c.is_whitespace())
        && is_number(digits)
    {
        note(&mut slips, Reason::PortWithHost(cut(digits)));
        port = digits.parse().ok().filter(|port| *port != 0);
        rest = before.trim_end_matches(|c: char| c == ':' || looks_like_dot(c) || c.is_whitespace());
    }
    let name = dotted(without_end_marks(rest, &mut slips), &mut slips);
    HostText { name, port, slips }
}
