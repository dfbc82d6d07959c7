//! Addresses to which the probe connects: those of the public network.
//!
//! A name of the settings data that resolves to an address of the operator's own network would turn the probe into a
//! way in. The lists are IANA's special-purpose address registries (RFC 6890).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Refuses addresses that are not public, with the reason.
pub(super) fn check(address: IpAddr) -> Result<(), &'static str> {
    match address {
        IpAddr::V4(address) => check_v4(address),
        IpAddr::V6(address) => check_v6(address),
    }
}

fn check_v4(address: Ipv4Addr) -> Result<(), &'static str> {
    match address.octets() {
        [0, ..] => Err("of this network (RFC 791)"),
        [127, ..] => Err("loopback"),
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => Err("private (RFC 1918)"),
        [100, 64..=127, ..] => Err("shared (RFC 6598)"),
        [169, 254, ..] => Err("link-local"),
        [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => Err("for documentation (RFC 5737)"),
        [192, 0, 0, _] | [192, 88, 99, _] => Err("reserved for protocols"),
        [198, 18 | 19, ..] => Err("for benchmarks (RFC 2544)"),
        [224..=239, ..] => Err("multicast"),
        [240..=255, ..] => Err("reserved"),
        _ => Ok(()),
    }
}

fn check_v6(address: Ipv6Addr) -> Result<(), &'static str> {
    match address.segments() {
        [0, 0, 0, 0, 0, 0, 0, 0 | 1] => Err("loopback or unspecified"),
        [0, 0, 0, 0, 0, 0xffff, ..] => Err("an IPv4 address in IPv6 form"),
        // NAT64 (RFC 6052): on a network without IPv4 every public IPv4 server has such an address.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            let [a, b] = high.to_be_bytes();
            let [c, d] = low.to_be_bytes();
            check_v4(Ipv4Addr::new(a, b, c, d))
        }
        [0xfc00..=0xfdff, ..] => Err("private (RFC 4193)"),
        [0xfe80..=0xfebf, ..] => Err("link-local"),
        [0xff00..=0xffff, ..] => Err("multicast"),
        [0x2001, 0..=0x1ff, ..] => Err("reserved for protocols"),
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => Err("for documentation (RFC 3849, RFC 9637)"),
        // 6to4 embeds an IPv4 address, is withdrawn (RFC 7526), and no mail server lives there.
        [0x2002, ..] => Err("6to4 (RFC 7526)"),
        // All that IANA has given out for use on the public network.
        [0x2000..=0x3fff, ..] => Ok(()),
        _ => Err("reserved"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_public(address: &str) -> bool {
        check(address.parse().unwrap()).is_ok()
    }

    #[test]
    fn public_addresses() {
        for address in [
            "1.1.1.1",
            "172.15.0.1",
            "172.32.0.1",
            "100.63.0.1",
            "192.1.0.1",
            "223.255.255.255",
            "2606:4700::1111",
            "64:ff9b::101:101",
        ] {
            assert!(is_public(address), "{address}");
        }
    }

    #[test]
    fn all_others() {
        for address in [
            "0.0.0.0",
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:1.1.1.1",
            "::ffff:127.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "2002:101:101::1",
            "3fff::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "4000::1",
        ] {
            assert!(!is_public(address), "{address}");
        }
    }
}
