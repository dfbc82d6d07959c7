//! A server's certificate. The reader is the probe's own file: nobody outside the probe needs it.

#[allow(dead_code, unused_imports, reason = "the probe uses all of it")]
#[path = "../../crates/probe/src/driver/certificate.rs"]
mod certificate_of_the_probe;

use certificate_of_the_probe::{Read, fault};
use rustls::{CertificateError, Error};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// More than an excerpt and its ellipsis.
const TOO_LONG: usize = 302;

/// Reads it, warns of its end, and says of each fault what it is.
///
/// # Panics
/// When a text of it is not fit to be shown.
pub fn certificate(bytes: &[u8]) {
    let Some(read) = Read::from_der(bytes) else { return };
    for now in [OffsetDateTime::UNIX_EPOCH, OffsetDateTime::UNIX_EPOCH + time::Duration::days(20_000)] {
        let _ = read.warning(now);
    }
    let certificate = &read.certificate;
    assert!(certificate.names.len() <= 100);
    for text in certificate.names.iter().chain([&certificate.subject, &certificate.issuer]) {
        assert!(text.chars().count() < TOO_LONG && !text.contains(char::is_control), "{text:?}");
    }
    for time in [&certificate.not_before, &certificate.not_after] {
        assert!(OffsetDateTime::parse(time, &Rfc3339).is_ok(), "{time:?}");
    }
    for error in [CertificateError::Expired, CertificateError::NotValidForName, CertificateError::UnknownIssuer] {
        let (_, detail) = fault(&Error::InvalidCertificate(error), "pop.example.net", Some(&read), &[]);
        assert!(!detail.is_empty() && !detail.contains(char::is_control), "{detail:?}");
    }
}

/// As the probe's driver has it, whose part the reader is.
fn whole_seconds(time: OffsetDateTime) -> String {
    let time = time.replace_nanosecond(0).unwrap_or(time);
    time.format(&Rfc3339).unwrap_or_else(|_| "9999-12-31T23:59:59Z".to_owned())
}
