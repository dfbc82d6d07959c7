//! From addresses to a connection: Happy Eyeballs (RFC 8305).
//!
//! The attempts begin one after the other, a short while apart, and the first to succeed wins. So an address that
//! swallows packets costs the reader a quarter of a second and not the whole time.

use std::{
    io::{self, ErrorKind},
    net::SocketAddr,
    time::{Duration, Instant},
};

use futures_util::{StreamExt as _, stream::FuturesUnordered};
use tokio::{
    net::TcpStream,
    time::{Instant as Moment, sleep_until},
};

use super::{
    ladder::{Ending, Ladder},
    limits::in_words,
};
use crate::report::{Attempt, Code, Facts};

/// More addresses than this are not tried: no provider needs them, and each takes its share of the time.
pub(super) const MOST: usize = 8;

/// How long after an attempt the next one begins, unless it has failed before (RFC 8305, section 5).
const ATTEMPT_DELAY: Duration = Duration::from_millis(250);

/// Connects to the address that answers first. What is dialled is the very address that was checked.
pub(super) async fn connect(
    ladder: &Ladder<'_>,
    addresses: &[SocketAddr],
) -> Result<(TcpStream, SocketAddr, Facts), Ending> {
    let deadline = Moment::now() + ladder.left();
    let mut race = Race::new(addresses);
    loop {
        // Not left to the clock below, which ticks once a millisecond.
        if race.has_more() && race.next_at <= Moment::now() {
            race.begin();
        }
        tokio::select! {
            biased;
            Some((at, result)) = race.running.next() => {
                if let Some(stream) = race.ended(at, result) {
                    // Commands are short and wait for their answers; none shall wait for Nagle.
                    let _ = stream.set_nodelay(true);
                    let address = race.attempts[at].address;
                    return Ok((stream, address, race.facts(address)));
                }
                if race.is_over() {
                    return Err(race.failure());
                }
            }
            () = sleep_until(race.next_at), if race.has_more() => {}
            () = sleep_until(deadline) => {
                race.time_is_up();
                return Err(race.failure());
            }
        }
    }
}

/// The order of the attempts: IPv6 and IPv4 by turns, IPv6 first (RFC 8305, section 4).
pub(super) fn by_turns(addresses: &[SocketAddr]) -> Vec<SocketAddr> {
    let (v6, v4): (Vec<&SocketAddr>, Vec<&SocketAddr>) = addresses.iter().partition(|address| address.is_ipv6());
    let longest = v4.len().max(v6.len());
    let by_turns = (0..longest).flat_map(|turn| [v6.get(turn), v4.get(turn)]).flatten();
    by_turns.map(|address| **address).take(MOST).collect()
}

type Running = futures_util::future::BoxFuture<'static, (usize, io::Result<TcpStream>)>;

/// The attempts, in the order in which they began.
struct Race<'a> {
    waiting: std::slice::Iter<'a, SocketAddr>,
    running: FuturesUnordered<Running>,
    attempts: Vec<Trial>,
    next_at: Moment,
}

struct Trial {
    address: SocketAddr,
    began: Instant,
    /// Its code, the same in words, and how long it took.
    ended: Option<(Code, String, Duration)>,
}

impl<'a> Race<'a> {
    fn new(addresses: &'a [SocketAddr]) -> Self {
        let (waiting, running) = (addresses.iter(), FuturesUnordered::new());
        Self { waiting, running, attempts: Vec::new(), next_at: Moment::now() }
    }

    fn has_more(&self) -> bool {
        !self.waiting.as_slice().is_empty()
    }

    fn is_over(&self) -> bool {
        self.running.is_empty() && !self.has_more()
    }

    fn begin(&mut self) {
        let Some(&address) = self.waiting.next() else { return };
        let at = self.attempts.len();
        self.attempts.push(Trial { address, began: Instant::now(), ended: None });
        self.running.push(Box::pin(async move { (at, TcpStream::connect(address).await) }));
        self.next_at = Moment::now() + ATTEMPT_DELAY;
    }

    /// The connection, where there is one; else the next attempt begins at once.
    fn ended(&mut self, at: usize, result: io::Result<TcpStream>) -> Option<TcpStream> {
        let trial = &mut self.attempts[at];
        let took = trial.began.elapsed();
        match result {
            Ok(stream) => {
                trial.ended = Some((Code::Ok, String::new(), took));
                Some(stream)
            }
            Err(error) => {
                trial.ended = Some((code_of(&error), in_short(&error), took));
                self.next_at = Moment::now();
                None
            }
        }
    }

    fn time_is_up(&mut self) {
        for trial in self.attempts.iter_mut().filter(|trial| trial.ended.is_none()) {
            let took = trial.began.elapsed();
            trial.ended = Some((Code::TimedOut, format!("no answer within {}", in_words(took)), took));
        }
    }

    fn facts(&self, reached: SocketAddr) -> Facts {
        Facts { addresses: vec![reached.to_string()], attempts: self.reported(), ..Facts::default() }
    }

    fn reported(&self) -> Vec<Attempt> {
        let attempt = |trial: &Trial| {
            let took = trial.ended.as_ref().map_or_else(|| trial.began.elapsed(), |(_, _, took)| *took);
            Attempt {
                address: trial.address.to_string(),
                code: trial.ended.as_ref().map(|(code, _, _)| *code),
                duration_ms: u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            }
        };
        self.attempts.iter().map(attempt).collect()
    }

    /// Of several failures the one that says most of the server: it answered; it did not; there was no way.
    fn failure(&self) -> Ending {
        let ended =
            || self.attempts.iter().filter_map(|trial| trial.ended.as_ref().map(|ended| (trial.address, ended)));
        let code = most_telling(ended().map(|(_, (code, ..))| *code));
        let details: Vec<String> = ended().map(|(address, (_, words, _))| format!("{address}: {words}")).collect();
        let facts = Facts { attempts: self.reported(), ..Facts::default() };
        Ending::with(code, format!("connecting to {}", details.join("; ")), facts)
    }
}

fn most_telling(codes: impl Iterator<Item = Code>) -> Code {
    let codes: Vec<Code> = codes.collect();
    [Code::ClosedEarly, Code::Refused, Code::TimedOut]
        .into_iter()
        .find(|code| codes.contains(code))
        .unwrap_or(Code::Unreachable)
}

/// A reset is no refusal: the server let the connection come about and broke it before we could look (RFC 9293,
/// section 3.5.2; a reset in answer to the first packet is `ConnectionRefused`).
fn code_of(error: &io::Error) -> Code {
    match error.kind() {
        ErrorKind::ConnectionReset => Code::ClosedEarly,
        ErrorKind::ConnectionRefused => Code::Refused,
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
    fn ipv6_and_ipv4_by_turns() {
        let addresses = ["10.0.0.1:1", "10.0.0.2:1", "10.0.0.3:1", "[::1]:1"].map(|address| address.parse().unwrap());
        let order: Vec<String> = by_turns(&addresses).iter().map(ToString::to_string).collect();
        assert_eq!(order, ["[::1]:1", "10.0.0.1:1", "10.0.0.2:1", "10.0.0.3:1"]);
        assert_eq!(by_turns(&[addresses[0]; 20]).len(), MOST);
    }

    #[test]
    fn a_connection_reset_at_once_was_closed_early_and_not_refused() {
        assert_eq!(code_of(&ErrorKind::ConnectionReset.into()), Code::ClosedEarly);
        assert_eq!(code_of(&ErrorKind::ConnectionRefused.into()), Code::Refused);
    }

    #[test]
    fn the_most_telling_failure() {
        for (codes, expected) in [
            (&[Code::Refused, Code::ClosedEarly][..], Code::ClosedEarly),
            (&[Code::Unreachable, Code::TimedOut, Code::Refused], Code::Refused),
            (&[Code::Unreachable, Code::TimedOut], Code::TimedOut),
            (&[Code::Unreachable], Code::Unreachable),
        ] {
            assert_eq!(most_telling(codes.iter().copied()), expected);
        }
    }
}
