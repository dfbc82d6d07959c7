//! `--connect-to HOST:PORT:ADDR:PORT`, as curl has it: a service's connections go elsewhere.

use std::{
    net::{IpAddr, SocketAddr},
    str::FromStr,
};

use thiserror::Error;

/// One redirected service. Its name is neither looked up nor is its address questioned: the operator's word is enough.
/// The certificate must still be for the service's own name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    host: String,
    port: u16,
    to: SocketAddr,
}

/// A text that is no redirection.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "{0:?} is not HOST:PORT:ADDRESS:PORT, such as pop.example.net:995:127.0.0.1:9950 or pop.example.net:995:[::1]:9950"
)]
pub struct RedirectError(String);

impl Redirect {
    pub(super) fn is_for(&self, host: &str, port: u16) -> bool {
        self.host == host && self.port == port
    }

    pub(super) fn to(&self) -> SocketAddr {
        self.to
    }
}

impl FromStr for Redirect {
    type Err = RedirectError;
    fn from_str(text: &str) -> Result<Self, RedirectError> {
        parse(text).ok_or_else(|| RedirectError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Redirect> {
    let (host, rest) = text.split_once(':')?;
    let (port, to) = rest.split_once(':')?;
    let (address, to_port) = to.rsplit_once(':')?;
    let address = match address.strip_prefix('[') {
        Some(v6) => IpAddr::V6(v6.strip_suffix(']')?.parse().ok()?),
        None => IpAddr::V4(address.parse().ok()?),
    };
    if host.is_empty() {
        return None;
    }
    let to = SocketAddr::new(address, to_port.parse().ok()?);
    Some(Redirect { host: host.to_ascii_lowercase(), port: port.parse().ok()?, to })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirections() {
        let v4: Redirect = "Pop.example.net:995:127.0.0.1:9950".parse().unwrap();
        assert!(v4.is_for("pop.example.net", 995) && !v4.is_for("pop.example.net", 110));
        assert_eq!(v4.to().to_string(), "127.0.0.1:9950");
        let v6: Redirect = "pop.example.net:995:[::1]:9950".parse().unwrap();
        assert_eq!(v6.to().to_string(), "[::1]:9950");
        for wrong in ["", "a:1", "a:1:b:2", ":1:127.0.0.1:2", "a:x:127.0.0.1:2", "a:1:127.0.0.1:70000", "a:1:::1:2"] {
            assert!(wrong.parse::<Redirect>().is_err(), "{wrong:?}");
        }
    }
}
