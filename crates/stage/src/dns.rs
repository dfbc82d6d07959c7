//! A name server that knows a few names.

use std::{
    collections::BTreeMap,
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
};

use hickory_proto::{
    op::{Message, Metadata, Query, ResponseCode},
    rr::{RData, Record, RecordType},
    serialize::binary::{BinDecodable, BinEncodable},
};

/// What the server says of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DnsAnswer {
    /// It has these addresses; none of them when the list is empty (NODATA, RFC 2308).
    Addresses(Vec<IpAddr>),
    /// It does not exist: NXDOMAIN.
    NoSuchName,
    /// SERVFAIL.
    ServerFailure,
    /// Nothing at all.
    Silence,
}

/// A DNS server over UDP on a free port of 127.0.0.1. Dropping it ends it.
pub struct Dns {
    address: SocketAddr,
    shared: Arc<Shared>,
    answering: Option<JoinHandle<()>>,
}

struct Shared {
    stopped: AtomicBool,
    /// By name in lower case, without the last dot.
    answers: BTreeMap<String, DnsAnswer>,
    asked: Mutex<Vec<String>>,
}

impl Dns {
    /// Starts a server that knows these names and answers NXDOMAIN for all others.
    pub fn start<N: Into<String>>(names: impl IntoIterator<Item = (N, DnsAnswer)>) -> io::Result<Self> {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = socket.local_addr()?;
        let answers = names.into_iter().map(|(name, answer)| (name.into().to_ascii_lowercase(), answer)).collect();
        let shared = Arc::new(Shared { stopped: AtomicBool::new(false), answers, asked: Mutex::default() });
        let answering = thread::spawn({
            let shared = Arc::clone(&shared);
            move || answer_all(&socket, &shared)
        });
        Ok(Self { address, shared, answering: Some(answering) })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Every question so far, such as `A pop.example.net`.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.shared.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Dns {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for a question.
        if let Ok(socket) = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)) {
            let _ = socket.send_to(&[], self.address);
        }
        if let Some(answering) = self.answering.take() {
            let _ = answering.join();
        }
    }
}

fn answer_all(socket: &UdpSocket, shared: &Shared) {
    let mut bytes = [0; 4096];
    loop {
        let received = socket.recv_from(&mut bytes);
        if shared.stopped.load(Ordering::SeqCst) {
            return;
        }
        let Ok((count, from)) = received else { continue };
        if let Some(reply) = shared.reply(&bytes[..count]) {
            let _ = socket.send_to(&reply, from);
        }
    }
}

impl Shared {
    fn reply(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let question = Message::from_bytes(bytes).ok()?;
        let query = question.queries.first()?;
        let name = query.name().to_ascii().trim_end_matches('.').to_ascii_lowercase();
        let asked = format!("{} {name}", query.query_type());
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).push(asked);
        let mut reply = Message::response(question.metadata.id, question.metadata.op_code);
        reply.metadata = Metadata::response_from_request(&question.metadata);
        reply.metadata.recursion_available = true;
        reply.metadata.response_code = match self.answers.get(&name) {
            Some(DnsAnswer::Silence) => return None,
            Some(DnsAnswer::ServerFailure) => ResponseCode::ServFail,
            Some(DnsAnswer::NoSuchName) | None => ResponseCode::NXDomain,
            Some(DnsAnswer::Addresses(addresses)) => {
                reply.answers = addresses.iter().filter_map(|&address| record(query, address)).collect();
                ResponseCode::NoError
            }
        };
        reply.queries = vec![query.clone()];
        reply.to_bytes().ok()
    }
}

/// The address as an answer, if it is of the kind that was asked for.
fn record(query: &Query, address: IpAddr) -> Option<Record> {
    let data = match (query.query_type(), address) {
        (RecordType::A, IpAddr::V4(address)) => RData::A(address.into()),
        (RecordType::AAAA, IpAddr::V6(address)) => RData::AAAA(address.into()),
        _ => return None,
    };
    Some(Record::from_rdata(query.name().clone(), 60, data))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "these are tests")]
mod tests {
    use std::time::Duration;

    use hickory_proto::{op::Query, rr::Name};

    use super::*;

    fn server() -> Dns {
        let addresses = vec!["192.0.2.1".parse().unwrap(), "2001:db8::1".parse().unwrap()];
        Dns::start([
            ("Pop.example.net", DnsAnswer::Addresses(addresses)),
            ("none.example.net", DnsAnswer::Addresses(Vec::new())),
            ("broken.example.net", DnsAnswer::ServerFailure),
            ("silent.example.net", DnsAnswer::Silence),
        ])
        .unwrap()
    }

    fn ask(server: &Dns, name: &str, kind: RecordType) -> Option<Message> {
        let mut question = Message::query();
        question.queries = vec![Query::query(Name::from_ascii(name).unwrap(), kind)];
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        socket.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
        socket.send_to(&question.to_bytes().unwrap(), server.address()).unwrap();
        let mut bytes = [0; 512];
        let count = socket.recv(&mut bytes).ok()?;
        let reply = Message::from_bytes(&bytes[..count]).unwrap();
        assert_eq!((reply.metadata.id, &reply.queries), (question.metadata.id, &question.queries));
        Some(reply)
    }

    #[test]
    fn answers_as_told() {
        let server = server();
        let a = ask(&server, "pop.example.net.", RecordType::A).unwrap();
        assert_eq!(a.answers.iter().filter_map(|record| record.data.ip_addr()).count(), 1);
        let aaaa = ask(&server, "POP.example.net.", RecordType::AAAA).unwrap();
        assert_eq!(aaaa.answers[0].data.ip_addr(), Some("2001:db8::1".parse().unwrap()));
        let none = ask(&server, "none.example.net.", RecordType::A).unwrap();
        assert_eq!((none.metadata.response_code, none.answers.len()), (ResponseCode::NoError, 0));
        let unknown = ask(&server, "unknown.example.net.", RecordType::A).unwrap();
        assert_eq!(unknown.metadata.response_code, ResponseCode::NXDomain);
        let broken = ask(&server, "broken.example.net.", RecordType::A).unwrap();
        assert_eq!(broken.metadata.response_code, ResponseCode::ServFail);
        assert!(ask(&server, "silent.example.net.", RecordType::A).is_none());
        assert_eq!(server.asked()[1], "AAAA pop.example.net");
    }
}
