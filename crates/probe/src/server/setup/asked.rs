//! Which file of which domain a request is for.

use axum::{
    extract::Request,
    http::{HeaderMap, Uri, header::HOST},
};
use mailsteps_settings::Domain;

/// A set-up file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum File {
    /// Mozilla's.
    Autoconfig,
    /// Microsoft's, in XML.
    Autodiscover,
    /// Where Microsoft's is; newer programs ask for that first, some with the address in the path.
    Redirect { address: Option<String> },
    /// The one of the IETF's draft.
    Pacc,
    /// Apple's.
    Profile,
}

/// A request for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub file: File,
    /// The domain in the path.
    pub domain: Option<Domain>,
    /// The name by which the server was asked, with its port where one was said.
    pub host: Option<String>,
    query: Option<String>,
}

/// The places, in lower case, behind nothing or behind a domain.
const PLACES: [(&str, File); 6] = [
    ("/mail/config-v1.1.xml", File::Autoconfig),
    ("/.well-known/autoconfig/mail/config-v1.1.xml", File::Autoconfig),
    ("/autodiscover/autodiscover.xml", File::Autodiscover),
    ("/autodiscover/autodiscover.json", File::Redirect { address: None }),
    ("/.well-known/user-agent-configuration.json", File::Pacc),
    ("/email.mobileconfig", File::Profile),
];

/// The names under which a domain's files are asked for, besides its own.
const LABELS: [&str; 3] = ["autoconfig.", "autodiscover.", "ua-auto-config."];

impl File {
    /// Its place, for the operator's counts.
    pub(super) fn route(&self) -> &'static str {
        match self {
            Self::Autoconfig => "/mail/config-v1.1.xml",
            Self::Autodiscover => "/autodiscover/autodiscover.xml",
            Self::Redirect { .. } => "/autodiscover/autodiscover.json",
            Self::Pacc => "/.well-known/user-agent-configuration.json",
            Self::Profile => "/email.mobileconfig",
        }
    }

    fn of(path: &str) -> Option<Self> {
        let lower = path.to_ascii_lowercase();
        if let Some((_, file)) = PLACES.iter().find(|(place, _)| *place == lower) {
            return Some(file.clone());
        }
        // `autodiscover.json/v1.0/ADDRESS`.
        let rest = lower.strip_prefix("/autodiscover/autodiscover.json/v1.0/")?;
        let address = &path[path.len() - rest.len()..];
        (!address.contains('/')).then(|| Self::Redirect { address: Some(address.to_owned()) })
    }
}

impl Asked {
    /// Nothing for a request that is for something else.
    pub(super) fn of(request: &Request) -> Option<Self> {
        let path = request.uri().path();
        let (file, domain) = match File::of(path) {
            Some(file) => (file, None),
            None => {
                let (first, _) = path.strip_prefix('/')?.split_once('/')?;
                let domain = first.to_ascii_lowercase().parse().ok()?;
                (File::of(&path[1 + first.len()..])?, Some(domain))
            }
        };
        let query = request.uri().query().map(str::to_owned);
        Some(Self { file, domain, host: host(request.uri(), request.headers()), query })
    }

    /// The domains that the request may be about: the one in the path, or the one whose name the server was asked by.
    pub(super) fn domains(&self) -> Vec<Domain> {
        if let Some(domain) = &self.domain {
            return vec![domain.clone()];
        }
        let name = self.host.as_deref().unwrap_or_default();
        let name = name.split_once(':').map_or(name, |(name, _)| name).trim_end_matches('.');
        let behind_label = LABELS.iter().find_map(|label| name.strip_prefix(label));
        [Some(name), behind_label].into_iter().flatten().filter_map(|name| name.parse().ok()).collect()
    }

    /// The first value of one of these parameters. Programs write their names in different ways, and add others.
    pub(super) fn parameter(&self, names: &[&str]) -> Option<String> {
        form_urlencoded::parse(self.query.as_deref().unwrap_or_default().as_bytes())
            .find(|(name, _)| names.iter().any(|one| one.eq_ignore_ascii_case(name)))
            .map(|(_, value)| value.into_owned())
    }

    /// What stands behind the `?`.
    pub(super) fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }
}

/// The name that the server was asked by, in lower case. Whole addresses, as proxies send them, say it better than the
/// header (RFC 9112, section 3.2.2).
fn host(uri: &Uri, headers: &HeaderMap) -> Option<String> {
    let host = match uri.authority() {
        Some(authority) => authority.as_str(),
        None => headers.get(HOST)?.to_str().ok()?,
    };
    let host = host.to_ascii_lowercase();
    // It comes back in answers: a name and a port, or an address and a port, and nothing else.
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    (!host.is_empty() && host.chars().all(is_plain)).then_some(host)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn asked(uri: &str, host: &str) -> Option<Asked> {
        Asked::of(&Request::builder().uri(uri).header(HOST, host).body(Body::empty()).unwrap())
    }

    #[test]
    fn which_domain() {
        for (uri, host, expected) in [
            ("/mail/config-v1.1.xml", "autoconfig.q.com", "autoconfig.q.com q.com"),
            ("/mail/config-v1.1.xml?emailaddress=jane@q.com", "q.com:8080", "q.com"),
            ("/.well-known/autoconfig/mail/config-v1.1.xml", "Q.COM", "q.com"),
            ("http://autoconfig.q.com/mail/config-v1.1.xml", "elsewhere.example", "autoconfig.q.com q.com"),
            ("/Autodiscover/AutoDiscover.xml", "autodiscover.q.com.", "autodiscover.q.com q.com"),
            ("/q.com/mail/config-v1.1.xml", "127.0.0.1:8080", "q.com"),
            ("/Q.com/Email.MobileConfig", "mail.example.net", "q.com"),
            ("/.well-known/user-agent-configuration.json", "ua-auto-config.q.com", "ua-auto-config.q.com q.com"),
            ("/mail/config-v1.1.xml", "[::1]:80", ""),
            ("/mail/config-v1.1.xml", "a b", ""),
        ] {
            let domains = asked(uri, host).unwrap().domains();
            let domains: Vec<&str> = domains.iter().map(Domain::as_str).collect();
            assert_eq!(domains.join(" "), expected, "{uri} {host}");
        }
    }

    #[test]
    fn which_file() {
        for (path, expected) in [
            ("/autodiscover/autodiscover.json/v1.0/Jane@q.com", Some(Some("Jane@q.com"))),
            ("/AUTODISCOVER/autodiscover.JSON", Some(None)),
            ("/autodiscover/autodiscover.json/v1.0/a/b", None),
            ("/q.com/", None),
            ("/", None),
            ("/q.com/mail/", None),
            ("/a/b/mail/config-v1.1.xml", None),
        ] {
            let address = asked(path, "q.com").map(|asked| match asked.file {
                File::Redirect { address } => address,
                other => panic!("{other:?}"),
            });
            assert_eq!(address, expected.map(|address| address.map(str::to_owned)), "{path}");
        }
    }

    #[test]
    fn parameters_in_any_case() {
        let asked =
            asked("/mail/config-v1.1.xml?x=1&EmailAddress=a%26b%40q.com&emailaddress=c@q.com", "q.com").unwrap();
        assert_eq!(asked.parameter(&["emailaddress"]).as_deref(), Some("a&b@q.com"));
        assert_eq!(asked.parameter(&["email"]), None);
    }
}
