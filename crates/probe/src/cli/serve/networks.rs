//! `--trusted-proxy 10.0.0.0/8`.

use std::net::IpAddr;

use ipnet::IpNet;

/// A network, or one address.
pub(super) fn parse(text: &str) -> Result<IpNet, String> {
    let one = || text.parse().map(|address: IpAddr| IpNet::from(address));
    let network = text.parse::<IpNet>().or_else(|_| one()).map_err(|_| {
        format!("{text:?} is no network: write ADDRESS/BITS or one address, such as 10.0.0.0/8, fd00::/8 or 192.0.2.1")
    })?;
    match network {
        // Clients with such an address count as IPv4, so it would never match.
        IpNet::V6(v6) if v6.addr().to_ipv4_mapped().is_some() => {
            Err(format!("{text:?} is an IPv4 network in IPv6 form: write it as IPv4, such as 10.0.0.0/8"))
        }
        _ => Ok(network),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks() {
        for (text, expected) in [
            ("10.0.0.0/8", "10.0.0.0/8"),
            ("fd00::/8", "fd00::/8"),
            ("192.0.2.1", "192.0.2.1/32"),
            ("::1", "::1/128"),
            ("0.0.0.0/0", "0.0.0.0/0"),
        ] {
            assert_eq!(parse(text).unwrap().to_string(), expected);
        }
        for wrong in ["", "10.0.0.0/33", "10.0.0/8", "proxy.example", "10.0.0.1:80"] {
            let error = parse(wrong).unwrap_err();
            assert!(error.contains("is no network") && error.contains("10.0.0.0/8"), "{error}");
        }
        assert!(parse("::ffff:10.0.0.0/104").unwrap_err().contains("IPv4 network in IPv6 form"));
    }
}
