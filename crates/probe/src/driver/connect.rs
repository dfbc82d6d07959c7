//! From addresses to a connection.

use std::{
    io::{self, ErrorKind},
    net::{IpAddr, SocketAddr},
};

use tokio::{net::TcpStream, time::timeout};

use super::{
    ladder::{Ending, Ladder},
    limits::in_words,
};
use crate::report::Code;

/// More addresses than this are not tried: no provider needs them, and each takes its share of the time.
const MOST: usize = 8;

/// Connects to the first address that answers. What is dialled is the very address that was checked.
pub(super) async fn connect(
    ladder: &Ladder<'_>,
    addresses: &[IpAddr],
    port: u16,
) -> Result<(TcpStream, SocketAddr), Ending> {
    let order: Vec<IpAddr> = alternating(addresses).into_iter().take(MOST).collect();
    let mut attempts = Vec::new();
    for (number, address) in (0_u32..).zip(&order) {
        let address = SocketAddr::new(*address, port);
        // Equal shares of what is left, so that the last one is tried too.
        let share = ladder.left() / u32::try_from(order.len()).map_or(1, |count| count - number);
        match timeout(share, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => {
                // Commands are short and wait for their answers; none shall wait for Nagle.
                let _ = stream.set_nodelay(true);
                return Ok((stream, address));
            }
            Ok(Err(error)) => attempts.push((code_of(&error), format!("{address}: {}", in_short(&error)))),
            Err(_) => attempts.push((Code::TimedOut, format!("{address}: no answer within {}", in_words(share)))),
        }
    }
    Err(failure(attempts))
}

/// IPv4 and IPv6 by turns, IPv4 first: of the two, the probe's own IPv6 is the more likely one to lead nowhere.
fn alternating(addresses: &[IpAddr]) -> Vec<IpAddr> {
    let (v4, v6): (Vec<&IpAddr>, Vec<&IpAddr>) = addresses.iter().partition(|address| address.is_ipv4());
    let longest = v4.len().max(v6.len());
    (0..longest).flat_map(|turn| [v4.get(turn), v6.get(turn)]).flatten().map(|address| **address).collect()
}

/// Of several failures the one that says most of the server: it answered; it did not; there was no way.
fn failure(attempts: Vec<(Code, String)>) -> Ending {
    let code = [Code::Refused, Code::TimedOut]
        .into_iter()
        .find(|code| attempts.iter().any(|(found, _)| found == code))
        .unwrap_or(Code::Unreachable);
    let details: Vec<String> = attempts.into_iter().map(|(_, detail)| detail).collect();
    Ending::new(code, format!("connecting to {}", details.join("; ")))
}

fn code_of(error: &io::Error) -> Code {
    match error.kind() {
        ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset => Code::Refused,
        ErrorKind::TimedOut => Code::TimedOut,
        _ => Code::Unreachable,
    }
}

/// The system's words without "(os error 111)".
fn in_short(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_turns() {
        let addresses = ["::1", "::2", "::3", "10.0.0.1"].map(|address| address.parse().unwrap());
        let order: Vec<String> = alternating(&addresses).iter().map(ToString::to_string).collect();
        assert_eq!(order, ["10.0.0.1", "::1", "::2", "::3"]);
    }

    #[test]
    fn the_most_telling_failure() {
        let attempts = |codes: &[Code]| codes.iter().map(|code| (*code, String::new())).collect();
        assert_eq!(failure(attempts(&[Code::Unreachable, Code::TimedOut, Code::Refused])).code, Code::Refused);
        assert_eq!(failure(attempts(&[Code::Unreachable, Code::TimedOut])).code, Code::TimedOut);
        assert_eq!(failure(attempts(&[Code::Unreachable])).code, Code::Unreachable);
    }
}
