//! What the guide knows of its reader. It stays in the browser: in the address bar's fragment, which no request carries,
//! and in local storage.

use mailsteps_settings::{Address, Domain, Platform, Query};

/// The reader's choices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reader {
    /// The reader's e-mail address.
    pub address: Option<Address>,
    /// The device that the guide is read on.
    pub platform: Option<Platform>,
    /// Whether the browser keeps what is typed for the next visit; `None` before the first try.
    pub is_kept: Option<bool>,
    /// Whether somebody reads the page to help another: then nobody's address is shown.
    pub is_support: bool,
}

impl Reader {
    /// The address, where it is one of this domain.
    #[must_use]
    pub fn address_at(&self, domain: &Domain) -> Option<&Address> {
        self.address.as_ref().filter(|address| address.domain() == domain && !self.is_support)
    }

    /// The part of the address bar that reproduces the view: `address=jane@q.com&marks=done-open.way-b`, each only where
    /// there is one. `marks` are those of [`Marks`](crate::Marks).
    #[must_use]
    pub fn fragment(&self, marks: &str) -> String {
        let address = self.address.as_ref().filter(|_| !self.is_support);
        let address = address.map(|address| format!("address={}", encoded(&address.to_string())));
        let marks = (!marks.is_empty()).then(|| format!("marks={marks}"));
        let parts: Vec<String> = address.into_iter().chain(marks).collect();
        parts.join("&")
    }

    /// Reads an address out of a raw fragment such as `address=jane%40q.com`. `decode` undoes percent encoding.
    #[must_use]
    pub fn address_in(fragment: &str, decode: impl Fn(&str) -> String) -> Option<Address> {
        let value = fragment.split('&').find_map(|pair| pair.strip_prefix("address="))?;
        Query::read(&decode(value), |_| None).ok()?.address()
    }
}

/// Escapes what would end or split a fragment's value. The `@` stays readable.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'@' | b'!' | b'$' | b'*' | b'\'' => {
                out.push(char::from(byte));
            }
            _ => {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    out.push(char::from_digit(digit.into(), 16).unwrap_or_default().to_ascii_uppercase());
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Address {
        Query::read(text, |_| None).unwrap().address().unwrap()
    }

    #[test]
    fn the_fragment_reproduces_the_address() {
        for text in ["jane@q.com", "o'neil+news@centurylink.net", "a&b=c#d@q.com", "jürgen@q.com"] {
            let reader = Reader { address: Some(address(text)), ..Reader::default() };
            let fragment = reader.fragment("");
            assert!(!fragment.contains(['#', ' ']) && fragment.matches('&').count() == 0, "{fragment}");
            assert_eq!(Reader::address_in(&fragment, percent_decoded), Some(address(text)), "{fragment}");
        }
        assert_eq!(Reader::address_in("step-3", percent_decoded), None);
        assert_eq!(Reader::address_in("address=jane", percent_decoded), None);
    }

    #[test]
    fn an_address_of_another_domain_is_left_aside() {
        let reader = Reader { address: Some(address("jane@q.com")), ..Reader::default() };
        assert!(reader.address_at(&"q.com".parse().unwrap()).is_some());
        assert!(reader.address_at(&"qwest.net".parse().unwrap()).is_none());
    }

    /// The browser's `decodeURIComponent`, for this test.
    fn percent_decoded(text: &str) -> String {
        let mut bytes = Vec::new();
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            if byte == b'%' {
                let hex = [rest.next().unwrap(), rest.next().unwrap()];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap());
            } else {
                bytes.push(byte);
            }
        }
        String::from_utf8(bytes).unwrap()
    }
}
