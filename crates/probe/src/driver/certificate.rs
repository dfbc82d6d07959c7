//! A certificate's facts, and what is wrong with it.

use rustls::{CertificateError, Error};
use time::OffsetDateTime;
use x509_parser::{
    certificate::X509Certificate,
    extensions::{GeneralName, ParsedExtension},
    oid_registry::{OID_CT_LIST_SCT, OID_PKIX_ACCESS_DESCRIPTOR_CA_ISSUERS},
    prelude::FromDer,
};

use super::whole_seconds;
use crate::{
    dialogue::excerpt,
    report::{Certificate, Code, Warning, WarningCode},
};

/// More names than this are not reported: certificates of large hosters have hundreds.
const MOST_NAMES: usize = 100;

/// From this many days before a certificate's end the operator should wonder why it was not renewed.
const DAYS_OF_WARNING: i64 = 14;

/// What a certificate says.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) certificate: Certificate,
    not_after: OffsetDateTime,
    /// Whether it names a place for its issuer's certificate, or a public log that has it: public authorities do.
    is_public: bool,
}

impl Read {
    /// Reads a certificate; none when it is not one.
    pub(super) fn from_der(der: &[u8]) -> Option<Self> {
        let (_, certificate) = X509Certificate::from_der(der).ok()?;
        let not_after = certificate.validity().not_after.to_datetime();
        let is_public = is_public(&certificate);
        let certificate = Certificate {
            subject: excerpt(&certificate.subject().to_string()),
            names: names(&certificate),
            issuer: excerpt(&certificate.issuer().to_string()),
            not_before: whole_seconds(certificate.validity().not_before.to_datetime()),
            not_after: whole_seconds(not_after),
        };
        Some(Self { certificate, not_after, is_public })
    }

    /// A warning when the end is near.
    pub(super) fn warning(&self, now: OffsetDateTime) -> Option<Warning> {
        let days = (self.not_after - now).whole_days();
        let date = self.not_after.date();
        let text = match days {
            ..0 | DAYS_OF_WARNING.. => return None,
            0 => format!("The server's certificate ends within a day, on {date}."),
            1 => format!("The server's certificate ends tomorrow, on {date}."),
            _ => format!("The server's certificate ends in {days} days, on {date}."),
        };
        Some(Warning { code: WarningCode::CertificateEndsSoon, text })
    }

    fn is_self_signed(&self) -> bool {
        self.certificate.subject == self.certificate.issuer
    }
}

/// The subject alternative names. The common name does not count (RFC 9525, section 2).
fn names(certificate: &X509Certificate<'_>) -> Vec<String> {
    let Ok(Some(extension)) = certificate.subject_alternative_name() else { return Vec::new() };
    let name = |name: &GeneralName<'_>| match name {
        GeneralName::DNSName(name) => Some(excerpt(name)),
        GeneralName::IPAddress(bytes) => address(bytes),
        _ => None,
    };
    extension.value.general_names.iter().filter_map(name).take(MOST_NAMES).collect()
}

fn address(bytes: &[u8]) -> Option<String> {
    if let Ok(v4) = <[u8; 4]>::try_from(bytes) {
        return Some(std::net::Ipv4Addr::from(v4).to_string());
    }
    <[u8; 16]>::try_from(bytes).ok().map(|v6| std::net::Ipv6Addr::from(v6).to_string())
}

/// Whether a public authority has issued it: those name where to get the issuer's certificate (RFC 5280, section
/// 4.2.2.1), and put their certificates into public logs (RFC 6962, section 3.3).
fn is_public(certificate: &X509Certificate<'_>) -> bool {
    certificate.extensions().iter().any(|extension| match extension.parsed_extension() {
        ParsedExtension::AuthorityInfoAccess(access) => {
            access.accessdescs.iter().any(|place| place.access_method == OID_PKIX_ACCESS_DESCRIPTOR_CA_ISSUERS)
        }
        _ => extension.oid == OID_CT_LIST_SCT,
    })
}

/// The reason for a bad verdict, in a code and in words.
pub(super) fn fault(error: &Error, host: &str, read: Option<&Read>, chain: &[Read]) -> (Code, String) {
    let certificate = read.map(|read| &read.certificate);
    let Error::InvalidCertificate(error) = error else { return (Code::TlsFailed, error.to_string()) };
    let known = |part: fn(&Certificate) -> String| certificate.map(part).unwrap_or_default();
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            (Code::CertificateExpired, format!("the certificate ended on {}", known(|read| read.not_after.clone())))
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => (
            Code::CertificateNotYetValid,
            format!("the certificate begins on {}", known(|read| read.not_before.clone())),
        ),
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            let names = known(|read| read.names.join(", "));
            let names = if names.is_empty() { "no name at all" } else { &names };
            (Code::CertificateWrongName, format!("the certificate is for {names}, not for {host}"))
        }
        CertificateError::BadEncoding => (Code::TlsFailed, "the certificate cannot be read".to_owned()),
        // A signature that does not fit is that of an impostor with a trusted authority's name.
        CertificateError::UnknownIssuer | CertificateError::BadSignature => {
            if read.is_some_and(Read::is_self_signed) {
                return (Code::CertificateUntrusted, "the server has signed its certificate itself".to_owned());
            }
            // What is missing is the issuer of the last certificate that was sent.
            let last = chain.last().or(read);
            if let Some(last) = last.filter(|last| last.is_public && !last.is_self_signed()) {
                let issuer = &last.certificate.issuer;
                let detail = format!("the server does not send the certificate of the authority that signed: {issuer}");
                return (Code::CertificateChainIncomplete, detail);
            }
            let issuer = known(|read| read.issuer.clone());
            (Code::CertificateUntrusted, format!("the certificate's issuer is not trusted: {issuer}"))
        }
        // webpki's own words for what mail programs refuse too, such as an authority's certificate in a server's place.
        other => (Code::CertificateUntrusted, excerpt(&other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use time::Duration;

    use super::*;

    #[test]
    fn warns_in_time() {
        let now = OffsetDateTime::UNIX_EPOCH;
        let warning = |days: i64| {
            let certificate = Certificate {
                subject: String::new(),
                names: Vec::new(),
                issuer: String::new(),
                not_before: String::new(),
                not_after: String::new(),
            };
            let not_after = now + Duration::days(days);
            Read { certificate, not_after, is_public: false }.warning(now).map(|warning| warning.text)
        };
        assert_eq!(warning(14), None);
        assert_eq!(warning(13).as_deref(), Some("The server's certificate ends in 13 days, on 1970-01-14."));
        assert_eq!(warning(1).as_deref(), Some("The server's certificate ends tomorrow, on 1970-01-02."));
        assert_eq!(warning(0).as_deref(), Some("The server's certificate ends within a day, on 1970-01-01."));
        assert_eq!(warning(-1), None);
    }

    #[test]
    fn noise_is_no_certificate() {
        assert!(Read::from_der(b"").is_none());
        assert!(Read::from_der(&[0x30; 40]).is_none());
    }
}
