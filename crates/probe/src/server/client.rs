//! Who asks, as far as the limit of requests must know it.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::http::{HeaderMap, HeaderName};
use ipnet::IpNet;

/// RFC 7239 describes what this header has grown to be; its own `Forwarded` few proxies send.
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// One who asks: an IPv4 address, or the first 64 bits of an IPv6 address. One household or one server has a whole /64 to
/// choose addresses from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Client(IpAddr);

impl Client {
    /// The peer, or whom it speaks for when it is a trusted proxy. Each proxy writes on the right whom it heard; the
    /// first from there that is no trusted proxy is the client. What stands left of it is that one's own word, and an
    /// entry that is no address ends the list: the last good one counts.
    pub(super) fn of(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> Self {
        let is_proxy = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
        let mut client = peer.to_canonical();
        let lines = headers.get_all(FORWARDED_FOR).iter().map(|line| line.as_bytes());
        let mut entries = lines.rev().flat_map(|line| line.rsplit(|byte| *byte == b','));
        while is_proxy(&client) {
            match entries.next().and_then(address) {
                Some(address) => client = address,
                None => break,
            }
        }
        Self(network(client))
    }
}

/// Some proxies write the port, too.
fn address(entry: &[u8]) -> Option<IpAddr> {
    let entry = std::str::from_utf8(entry).ok()?.trim_matches([' ', '\t']);
    let bare = entry.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(entry);
    let address = bare.parse().or_else(|_| entry.parse().map(|with_port: SocketAddr| with_port.ip()));
    address.ok().map(|address| address.to_canonical())
}

fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)).into(),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    /// The client of a request with these lines, behind proxies of 10.0.0.0/8 and fd00::/8.
    #[track_caller]
    fn check(peer: &str, lines: &[&[u8]], expected: &str) {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, HeaderValue::from_bytes(line).unwrap());
        }
        let trusted = ["10.0.0.0/8", "fd00::/8"].map(|network| network.parse().unwrap());
        let client = Client::of(peer.parse().unwrap(), &headers, &trusted);
        assert_eq!(client.0, expected.parse::<IpAddr>().unwrap(), "{peer} {lines:?}");
    }

    #[test]
    fn whoever_is_no_trusted_proxy_speaks_for_itself_alone() {
        check("192.0.2.1", &[], "192.0.2.1");
        check("192.0.2.1", &[b"198.51.100.7"], "192.0.2.1");
        check("192.0.2.1", &[b"10.0.0.1"], "192.0.2.1");
    }

    #[test]
    fn a_trusted_proxy_names_the_client() {
        check("10.0.0.1", &[], "10.0.0.1");
        check("10.0.0.1", &[b"198.51.100.7"], "198.51.100.7");
        check("10.0.0.1", &[b"1.2.3.4, 198.51.100.7"], "198.51.100.7");
        check("10.0.0.1", &[b"1.2.3.4,198.51.100.7 , 10.0.0.2,10.9.9.9"], "198.51.100.7");
        check("10.0.0.1", &[b"10.0.0.3, 10.0.0.2"], "10.0.0.3");
        check("fd00::1", &[b"198.51.100.7, fd00::2"], "198.51.100.7");
    }

    #[test]
    fn several_lines_are_one_list() {
        check("10.0.0.1", &[b"1.2.3.4", b"198.51.100.7"], "198.51.100.7");
        check("10.0.0.1", &[b"1.2.3.4, 198.51.100.7", b"10.0.0.2", b"10.0.0.3"], "198.51.100.7");
        check("10.0.0.1", &[b"198.51.100.7", b"", b"10.0.0.3"], "10.0.0.3");
    }

    #[test]
    fn what_is_no_address_ends_the_list() {
        for wrong in [
            &b"unknown"[..],
            b"",
            b"198.51.100",
            b"198.51.100.7.9",
            b"198.51.100.7:99999",
            b"_hidden",
            b"\"198.51.100.7\"",
            b"for=198.51.100.7",
            b"fe80::1%eth0",
            b"[2001:db8::1",
            b"\xff\xfe",
        ] {
            check("10.0.0.1", &[wrong], "10.0.0.1");
            check("10.0.0.1", &[&[b"198.51.100.7, ", wrong, b", 10.0.0.2"].concat()], "10.0.0.2");
            check("10.0.0.1", &[b"198.51.100.7", wrong, b"10.0.0.2"], "10.0.0.2");
            check("10.0.0.1", &[&[wrong, b", 198.51.100.7"].concat()], "198.51.100.7");
        }
    }

    #[test]
    fn ports_do_not_count() {
        check("10.0.0.1", &[b"198.51.100.7:41234"], "198.51.100.7");
        check("10.0.0.1", &[b"[2001:db8:1:2::9]:41234"], "2001:db8:1:2::");
        check("10.0.0.1", &[b"[2001:db8:1:2::9]"], "2001:db8:1:2::");
    }

    #[test]
    fn ipv6_counts_by_its_network_and_mapped_ipv4_as_ipv4() {
        check("2001:db8:1:2:3:4:5:6", &[], "2001:db8:1:2::");
        check("2001:db8:1:2:ffff::1", &[], "2001:db8:1:2::");
        check("2001:db8:1:3::1", &[], "2001:db8:1:3::");
        check("::ffff:192.0.2.1", &[], "192.0.2.1");
        check("::ffff:10.0.0.1", &[b"::ffff:198.51.100.7"], "198.51.100.7");
        check("::ffff:10.0.0.1", &[b"198.51.100.7, ::ffff:10.0.0.2"], "198.51.100.7");
    }
}
