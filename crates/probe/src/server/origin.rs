//! Other sites, as an operator names them: `https://help.example.com`.

use std::{
    fmt,
    net::{Ipv4Addr, Ipv6Addr},
    str::FromStr,
};

use axum::http::HeaderValue;
use thiserror::Error;

/// Scheme, host and port (RFC 6454), written as browsers write it in `Origin`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

/// Who may show the guide in a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FrameAncestor {
    /// Every site: `*`.
    Anybody,
    /// This one.
    Site(Origin),
}

/// A text that is no origin.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{text:?} is no origin: {why}; write scheme, host and, if need be, port, such as https://help.example.com")]
pub struct OriginError {
    text: String,
    why: &'static str,
}

impl Origin {
    pub(super) fn header(&self) -> Option<HeaderValue> {
        HeaderValue::from_str(&self.0).ok()
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Origin {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, OriginError> {
        parse(text).map(Self).map_err(|why| OriginError { text: text.to_owned(), why })
    }
}

impl fmt::Display for FrameAncestor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Anybody => f.write_str("*"),
            Self::Site(origin) => origin.fmt(f),
        }
    }
}

impl FromStr for FrameAncestor {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, OriginError> {
        if text == "*" { Ok(Self::Anybody) } else { text.parse().map(Self::Site) }
    }
}

fn parse(text: &str) -> Result<String, &'static str> {
    let text = text.to_ascii_lowercase();
    let (scheme, rest) = text.split_once("://").ok_or("it has no scheme")?;
    let own_port = match scheme {
        "https" => 443,
        "http" => 80,
        _ => return Err("its scheme is neither https nor http"),
    };
    if rest.contains(['/', '?', '#', '@']) {
        return Err("it has more than scheme, host and port");
    }
    let (host, port) = split(rest)?;
    host_is_sound(host)?;
    // Browsers leave out the port that the scheme has by itself; with it the origin would never match.
    let port = port.filter(|port| *port != own_port).map(|port| format!(":{port}")).unwrap_or_default();
    Ok(format!("{scheme}://{host}{port}"))
}

fn split(rest: &str) -> Result<(&str, Option<u16>), &'static str> {
    // The colons of an IPv6 address stand in brackets.
    let end_of_host = rest.rfind(']').map_or(0, |bracket| bracket + 1);
    match rest[end_of_host..].find(':') {
        None => Ok((rest, None)),
        Some(colon) => {
            let (host, port) = rest.split_at(end_of_host + colon);
            match port[1..].parse() {
                Ok(port) if port > 0 => Ok((host, Some(port))),
                _ => Err("its port is none"),
            }
        }
    }
}

fn host_is_sound(host: &str) -> Result<(), &'static str> {
    if let Some(v6) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return v6.parse::<Ipv6Addr>().map(|_| ()).map_err(|_| "its IPv6 address is none");
    }
    let mut labels = host.split('.');
    let sound = |label: &str| {
        (1..=63).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    match () {
        () if host.is_empty() => Err("it has no host"),
        () if host.contains('*') => Err("it names no single host"),
        () if !host.is_ascii() => Err("browsers write its host with xn--"),
        () if host.len() > 253 || !labels.all(sound) => Err("its host is no host name"),
        // What ends in a number is an IPv4 address to a browser.
        () if host.rsplit('.').next().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()))
            && host.parse::<Ipv4Addr>().is_err() =>
        {
            Err("its IPv4 address is none")
        }
        () => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_written_as_browsers_do() {
        for (text, expected) in [
            ("https://help.example.com", "https://help.example.com"),
            ("HTTPS://Help.Example.COM:443", "https://help.example.com"),
            ("http://help.example.com:80", "http://help.example.com"),
            ("http://help.example.com:443", "http://help.example.com:443"),
            ("http://localhost:8080", "http://localhost:8080"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://[::1]:8080", "http://[::1]:8080"),
            ("http://[::1]", "http://[::1]"),
            ("https://xn--mnchen-3ya.example", "https://xn--mnchen-3ya.example"),
        ] {
            assert_eq!(text.parse::<Origin>().unwrap().to_string(), expected);
        }
    }

    #[test]
    fn what_is_no_origin_is_told_why() {
        for (text, why) in [
            ("", "no scheme"),
            ("null", "no scheme"),
            ("help.example.com", "no scheme"),
            ("ftp://help.example.com", "neither https nor http"),
            ("https://", "no host"),
            ("https://help.example.com/", "more than scheme, host and port"),
            ("https://help.example.com/page", "more than scheme, host and port"),
            ("https://jane@example.com", "more than scheme, host and port"),
            ("https://example.com?x", "more than scheme, host and port"),
            ("https://*.example.com", "no single host"),
            ("*", "no scheme"),
            ("https://example.com:0", "port"),
            ("https://example.com:", "port"),
            ("https://example.com:70000", "port"),
            ("https://m\u{fc}nchen.example", "xn--"),
            ("https://exa mple.com", "no host name"),
            ("https://example..com", "no host name"),
            ("https://example.com;script-src", "no host name"),
            ("https://example.com 'unsafe-inline'", "no host name"),
            ("https://example.com,https://other.example", "more than scheme"),
            ("https://300.1.1.1", "IPv4"),
            ("https://[::g]", "IPv6"),
        ] {
            let error = text.parse::<Origin>().unwrap_err().to_string();
            assert!(error.contains(why) && error.ends_with("such as https://help.example.com"), "{text:?}: {error}");
        }
        assert_eq!("*".parse(), Ok(FrameAncestor::Anybody));
        assert!("'self'".parse::<FrameAncestor>().is_err());
    }
}
