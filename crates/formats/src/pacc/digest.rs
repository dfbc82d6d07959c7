//! The TXT record `_ua-auto-config` with the SHA-256 of the served bytes (rule J2). The caller computes the digest.

use crate::{
    Finding, Rule,
    report::{Report, quoted},
};

const J2: Rule = Rule("J2");

/// The record's text for a digest.
#[must_use]
pub fn record(sha256: &[u8; 32]) -> String {
    format!("v=UAAC1; a=sha256; d={}", base64(sha256))
}

/// Everything that is wrong with a record for the file with this digest.
#[must_use]
pub fn lint_record(text: &str, sha256: &[u8; 32]) -> Vec<Finding> {
    let mut report = Report::of(text);
    let tag = |name: &str| {
        let mut tags = text.split(';').filter_map(|tag| tag.split_once('='));
        tags.find(|(key, _)| key.trim() == name).map(|(_, value)| value.trim())
    };
    for (name, expected) in [("v", "UAAC1"), ("a", "sha256"), ("d", &base64(sha256))] {
        match tag(name) {
            Some(found) if found == expected => {}
            Some(found) => {
                let mend = if name == "d" { "Compute it again from the bytes that are served" } else { "Change it" };
                report.add(J2, 0, format!("The tag {name} is {}, not {expected}", quoted(found)), mend);
            }
            None => report.add(J2, 0, format!("The tag {name} is missing"), format!("Add {name}={expected}")),
        }
    }
    report.findings()
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for at in 0..4_usize {
            let index = (group >> (18 - 6 * at) & 63) as usize;
            text.push(if at <= chunk.len() { char::from(ALPHABET[index]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn vectors_of_rfc_4648() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
