//! Codes in a text: those of Windows, replies of mail servers, and names of errors.

use crate::{lexicon::is_in, normal::is_letter};

/// A code as programs print it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Code {
    /// `0x800CCC0E`, which some print as a decimal number.
    Windows(u32),
    /// `535` (RFC 5321, section 4.2).
    Reply(u16),
    /// `5.7.8` (RFC 3463).
    Enhanced(String),
    /// `-9807`, `10060`, `SSL_ERROR_BAD_CERT_DOMAIN`, in lower case.
    Name(String),
    /// `EXPIRED`, which is a code in capitals alone.
    Capitals(String),
}

impl Code {
    /// A code of the data.
    pub(crate) fn read(code: &str) -> Self {
        if let Some(digits) = code.strip_prefix("0x").or_else(|| code.strip_prefix("0X"))
            && let Ok(number) = u32::from_str_radix(digits, 16)
        {
            return Self::Windows(number);
        }
        match code.parse() {
            Ok(reply) if code.len() == 3 => Self::Reply(reply),
            _ if is_enhanced(code) => Self::Enhanced(code.to_owned()),
            _ if code.len() < 12 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => {
                Self::Capitals(code.to_owned())
            }
            _ => Self::Name(code.to_ascii_lowercase()),
        }
    }

    /// How sure a message is whose code stands in a text, in per cent.
    pub(crate) fn weight(&self) -> u32 {
        match self {
            Self::Windows(_) | Self::Name(_) | Self::Capitals(_) => 95,
            Self::Enhanced(_) => 70,
            Self::Reply(_) => 55,
        }
    }

    /// How far it tells the cause whatever else is said, in per mille: a server's reply has many.
    pub(crate) fn literal(&self) -> u32 {
        match self {
            Self::Windows(_) | Self::Name(_) | Self::Capitals(_) => 950,
            Self::Enhanced(_) => 400,
            Self::Reply(_) => 300,
        }
    }
}

/// Which of the known codes stand in a text.
pub(crate) struct Codes<'t> {
    /// As it was typed.
    text: &'t str,
    found: Vec<Code>,
    /// Codes of Windows with a digit too few or too many.
    near: Vec<String>,
}

impl<'t> Codes<'t> {
    /// The codes of a text, given as it was typed and in its normal form.
    pub(crate) fn of(text: &'t str, normal: &str) -> Self {
        let mut codes = Self { text, found: Vec::new(), near: Vec::new() };
        let mut before = "";
        let mut start = 0;
        // Where the words of the text begin and end.
        while let Some(offset) = normal[start..].find(is_of_code) {
            let at = start + offset;
            let end = normal[at..].find(|c| !is_of_code(c)).map_or(normal.len(), |length| at + length);
            let token = normal[at..end].trim_end_matches(['.', '-', '/']);
            codes.windows(token, &normal[end..]);
            codes.numbers(token, before, normal, at);
            if !token.is_empty() {
                codes.found.push(Code::Name(token.to_owned()));
            }
            before = token;
            start = end;
        }
        codes
    }

    /// Whether a code stands in the text.
    pub(crate) fn have(&self, code: &Code) -> bool {
        match code {
            Code::Capitals(code) => {
                self.text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|word| word == code)
            }
            Code::Windows(number) => self.found.contains(code) || !self.near.is_empty() && self.is_near(*number),
            _ => self.found.contains(code),
        }
    }

    fn is_near(&self, number: u32) -> bool {
        let digits = hex(number);
        self.near.iter().any(|near| is_one_digit_off(near, &digits))
    }

    /// A code of Windows, with blanks in it or not, with `0x` before it or not, with the letter o for a 0 or not.
    fn windows(&mut self, token: &str, behind: &str) {
        let digits = token.replace('o', "0");
        let is_marked = digits.starts_with("0x");
        let mut digits = digits.strip_prefix("0x").unwrap_or(&digits).to_owned();
        if let Ok(number) = token.parse::<i64>()
            && token.len() >= 10
            && let Ok(number) = u32::try_from(number & 0xffff_ffff)
        {
            self.found.push(Code::Windows(number)); // Decimal, with or without its sign.
        }
        if digits.starts_with("ccc") && digits.len() == 5 {
            digits = ["800", &digits].concat();
        }
        if !is_marked && !digits.starts_with("80") {
            return;
        }
        for part in behind.split([' ', '-']) {
            if digits.len() >= 8 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                break;
            }
            digits.push_str(&part.trim_matches(|c: char| !is_letter(c)).replace('o', "0"));
        }
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return;
        }
        match (digits.len(), u32::from_str_radix(&digits, 16)) {
            (8, Ok(number)) => self.found.push(Code::Windows(number)),
            (7 | 9, _) => self.near.push(digits),
            _ => {}
        }
    }

    /// A server's reply and its enhanced code, where they can be such.
    fn numbers(&mut self, token: &str, before: &str, normal: &str, at: usize) {
        let (token, rest) = token.split_once('-').unwrap_or((token, ""));
        let is_version = is_in("version v tls ssl thunderbird outlook ios android macos windows", before);
        for code in [token, rest] {
            if is_enhanced(code) && !is_version {
                self.found.push(Code::Enhanced(code.to_owned()));
            }
        }
        let is_reply = token.len() == 3 && matches!(token.as_bytes(), [b'4' | b'5', b'0'..=b'5', b'0'..=b'9']);
        if is_reply
            && is_plausible(before, normal, at)
            && let Ok(reply) = token.parse()
        {
            self.found.push(Code::Reply(reply));
        }
    }
}

/// Whether three digits can be a server's reply: "error 550", "550 5.1.1", "550 mailbox unavailable"; neither "port 465" nor
/// "550 messages gone" nor a part of a telephone's number.
fn is_plausible(before: &str, normal: &str, at: usize) -> bool {
    const NAMES_IT: &str = "error code smtp reply replied status says said saying response responded returned returns got \
        server message errors esmtp failed reason with a an";
    const OF_SERVERS: &str = "mailbox relay relaying authentication authenticate auth denied rejected reject sender recipient \
        unavailable user quota policy spam blocked access address service requested action tls command syntax greylisted \
        unauthenticated helo ehlo transaction insufficient temporarily temporary bounce bounced delivery sorry invalid \
        incorrect credentials login username message relayhost storage exceeded size too unknown host local domain dmarc spf \
        ip try administrative must cannot permanent not no undeliverable error ";
    let (head, tail) = (&normal[..at], &normal[at + 3..]);
    // A part of something longer, or a port.
    if is_in("port ports", before) || head.ends_with([':', '.', '$', '-', '+', '/', '#']) && !head.ends_with("# ") {
        return head.ends_with([':', '#']) && is_in(NAMES_IT, before);
    }
    let mut next = tail.split([' ', '\n']).map(|word| word.trim_matches(|c: char| !is_letter(c)));
    let after_dash = tail.strip_prefix('-');
    if after_dash.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return after_dash.is_some_and(|rest| rest.split(' ').next().is_some_and(is_enhanced));
    }
    let follows: Vec<&str> = next.by_ref().filter(|word| !word.is_empty()).take(2).collect();
    let is_alone = tail.trim_matches(|c: char| !is_letter(c)).is_empty();
    let is_said = is_in(NAMES_IT, before) && !follows.first().is_some_and(|word| is_in("messages emails mails", word));
    let goes_on = follows.first().is_some_and(|word| is_enhanced(word) || is_in(OF_SERVERS, word));
    let is_first =
        head.trim_end_matches([' ', '"', '\'', '(', '[', '<']).ends_with(['\n', ':']) || head.trim().is_empty();
    is_said
        || goes_on
        || is_alone && (is_first || before.is_empty())
        || is_first && follows.iter().any(|word| is_in(OF_SERVERS, word))
        || is_first && after_dash.is_some()
}

fn is_of_code(c: char) -> bool {
    is_letter(c) || matches!(c, '_' | '-' | '.' | '/')
}

fn is_enhanced(text: &str) -> bool {
    let mut parts = text.split('.');
    let number = |part: Option<&str>| {
        part.is_some_and(|part| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    matches!(parts.next(), Some("2" | "4" | "5"))
        && number(parts.next())
        && number(parts.next())
        && parts.next().is_none()
}

fn hex(number: u32) -> String {
    (0..8).rev().filter_map(|digit| char::from_digit(number >> (4 * digit) & 15, 16)).collect()
}

/// Whether one digit is missing or too many.
fn is_one_digit_off(typed: &str, right: &str) -> bool {
    let (longer, shorter) = if typed.len() > right.len() { (typed, right) } else { (right, typed) };
    longer.len() == shorter.len() + 1
        && (0..longer.len()).any(|at| longer[..at] == shorter[..at] && longer[at + 1..] == shorter[at..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normal::normal;

    #[test]
    fn codes_in_texts() {
        for (text, code, expected) in [
            ("Error (0x800CCC0E)", "0x800CCC0E", true),
            ("0x800 ccc 0e", "0x800CCC0E", true),
            ("it said Ox8OOCCC0E!", "0x800CCC0E", true),
            ("error 800ccc0e came up", "0x800CCC0E", true),
            ("error ccc0e", "0x800CCC0E", true),
            ("0x800CC0E", "0x800CCC0E", true),
            ("error code 2148322318", "0x800CCC0E", true),
            ("error code -2146644978", "0x800CCC0E", true),
            ("0x800CCC0F", "0x800CCC0E", false),
            ("0x8004 2108", "0x80042108", true),
            ("SSL_ERROR_BAD_CERT_DOMAIN", "SSL_ERROR_BAD_CERT_DOMAIN", true),
            ("(NSStreamSocketSSLErrorDomain error -9807)", "-9807", true),
            ("[AUTHENTICATIONFAILED] Invalid", "AUTHENTICATIONFAILED", true),
            ("NO [EXPIRED] That password", "EXPIRED", true),
            ("my password expired", "EXPIRED", false),
            ("535 5.7.8 Authentication failed", "535", true),
            ("535 5.7.8 Authentication failed", "5.7.8", true),
            ("The server responded: 535-5.7.8 no", "5.7.8", true),
            ("SMTP error: 550", "550", true),
            ("550", "550", true),
            ("server response: 550 User unknown", "550", true),
            ("I got a 550 bounce", "550", true),
            ("'554 Message rejected'", "554", true),
            ("(#5.1.1)", "5.1.1", true),
            ("port 465 timed out", "465", false),
            ("pop.example.net:465", "465", false),
            ("550 messages gone", "550", false),
            ("I lost 550 emails", "550", false),
            ("call 1-555-550-1234", "550", false),
            ("paid $550", "550", false),
            ("Thunderbird 5.7.8", "5.7.8", false),
            ("10.5.7.8", "5.7.8", false),
        ] {
            assert_eq!(Codes::of(text, &normal(text)).have(&Code::read(code)), expected, "{text} {code}");
        }
    }
}
