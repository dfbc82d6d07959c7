//! A request without a browser.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
};

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The head, in lower case.
    pub head: String,
    /// The body.
    pub body: String,
}

/// `GET path`, without compression.
#[must_use]
#[track_caller]
pub fn get(address: SocketAddr, path: &str) -> Answer {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    // HTTP/1.0: no chunks to put together, and the end of the connection is the end of the answer.
    write!(stream, "GET {path} HTTP/1.0\r\nHost: {address}\r\n\r\n").expect("the server reads");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("the server answers");
    let text = String::from_utf8(bytes).expect("the guide's texts are UTF-8");
    let (head, body) = text.split_once("\r\n\r\n").expect("an answer has a head");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a head begins with a status");
    Answer { status, head: head.to_lowercase(), body: body.to_owned() }
}
