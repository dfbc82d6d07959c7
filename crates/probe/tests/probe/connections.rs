//! Connections that ask for too much, too slowly, or too many at once.

use std::{net::SocketAddr, time::Duration};

use mailsteps_probe::server::{Config, Patience, Signals};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::{Instant, timeout},
};

use crate::{
    http::{get, server, unlimited},
    play::Play,
};

/// A server on a free port, until the test ends.
async fn serve(config: Config) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(server(&Play::new(), config).run(listener, None, Signals::catch().unwrap()));
    address
}

fn impatient() -> Config {
    let short = Duration::from_millis(500);
    Config { patience: Patience { request: short, reader: short }, ..unlimited() }
}

async fn connect(to: SocketAddr) -> TcpStream {
    TcpStream::connect(to).await.unwrap()
}

async fn rest(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A server that closes before it has read all resets the connection; what it said may be lost then.
    let _ = timeout(Duration::from_secs(10), stream.read_to_end(&mut bytes)).await.expect("the server closes");
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn say(to: SocketAddr, request: &str) -> String {
    let mut stream = connect(to).await;
    stream.write_all(request.as_bytes()).await.unwrap();
    rest(&mut stream).await
}

#[tokio::test]
async fn headers_that_are_too_many_or_too_long() {
    let address = serve(unlimited()).await;
    let close = "Host: x\r\nConnection: close\r\n";
    let many = "X-A: b\r\n".repeat(80);
    let answer = say(address, &format!("GET /healthz HTTP/1.1\r\n{close}{many}\r\n")).await;
    assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
    let long = "b".repeat(17 * 1024);
    let answer = say(address, &format!("GET /healthz HTTP/1.1\r\n{close}X-A: {long}\r\n\r\n")).await;
    assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
    let answer = say(address, &format!("GET /{long} HTTP/1.1\r\n{close}\r\n")).await;
    assert!(answer.starts_with("HTTP/1.1 431 ") || answer.starts_with("HTTP/1.1 414 "), "{answer}");
    let answer = say(address, "what is this\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    // As many as a browser and a chain of proxies send.
    let some = "X-A: b\r\n".repeat(50);
    let answer = say(address, &format!("GET /healthz HTTP/1.1\r\n{close}{some}\r\n")).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
}

#[tokio::test]
async fn bodies_are_not_read() {
    let address = serve(unlimited()).await;
    for (method, length, expected) in [
        ("GET", "Content-Length: 4096", "HTTP/1.1 200 "),
        ("GET", "Content-Length: 4097", "HTTP/1.1 413 "),
        ("GET", "Content-Length: 999999999999", "HTTP/1.1 413 "),
        ("GET", "Transfer-Encoding: chunked", "HTTP/1.1 413 "),
        ("POST", "Content-Length: 5000", "HTTP/1.1 413 "),
        ("POST", "Content-Length: 5", "HTTP/1.1 405 "),
        ("GET", "Content-Length: many", "HTTP/1.1 400 "),
    ] {
        let mut stream = connect(address).await;
        // Not a byte of the body is sent, so whoever waits for one never answers.
        let request = format!("{method} /healthz HTTP/1.1\r\nHost: x\r\n{length}\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut head = [0; 13];
        timeout(Duration::from_secs(5), stream.read_exact(&mut head)).await.expect("at once").unwrap();
        assert_eq!(std::str::from_utf8(&head), Ok(expected), "{method} {length}");
        if expected.contains("413") {
            assert!(rest(&mut stream).await.contains("connection: close\r\n"), "{method} {length}");
        }
    }
}

#[tokio::test]
async fn headers_must_come_in_time() {
    let address = serve(impatient()).await;
    let began = Instant::now();
    let silent = async { rest(&mut connect(address).await).await };
    let slow = async {
        let mut stream = connect(address).await;
        stream.write_all(b"GET /healthz HTTP/1.1\r\n").await.unwrap();
        // Byte by byte does not help.
        while stream.write_all(b"x").await.is_ok() && began.elapsed() < Duration::from_secs(5) {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let (silent, ()) = tokio::join!(silent, slow);
    assert!(!silent.contains("200"), "{silent}");
    assert!((400..4000).contains(&began.elapsed().as_millis()), "{:?}", began.elapsed());
}

#[tokio::test]
async fn connections_are_kept_for_a_while() {
    let address = serve(impatient()).await;
    let mut stream = connect(address).await;
    let began = Instant::now();
    for _ in 0..2 {
        stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
        let mut answer = vec![0; 4096];
        let count = stream.read(&mut answer).await.unwrap();
        assert!(answer[..count].starts_with(b"HTTP/1.1 200 "));
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    rest(&mut stream).await;
    assert!((500..4000).contains(&began.elapsed().as_millis()), "{:?}", began.elapsed());
}

#[tokio::test]
async fn one_too_many_waits_for_another_to_leave() {
    let address = serve(Config { connections: 2, ..unlimited() }).await;
    let (first, _second) = (connect(address).await, connect(address).await);
    // The system takes it; the server does not.
    let mut third = connect(address).await;
    third.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    let mut byte = [0];
    assert!(timeout(Duration::from_millis(300), third.read_exact(&mut byte)).await.is_err(), "it waits");
    drop(first);
    assert!(rest(&mut third).await.starts_with("HTTP/1.1 200 "));
}

#[tokio::test]
async fn who_does_not_read_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("index.html"), "home").unwrap();
    // More than the system buffers between two programs.
    let size = 64 << 20;
    std::fs::write(folder.path().join("large.bin"), vec![b'x'; size]).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = server(&Play::new(), Config { site: Some(folder.path().to_owned()), ..impatient() });
    let operator = server.operator();
    tokio::spawn(server.run(listener, None, Signals::catch().unwrap()));
    let open = async |count: u32| {
        let line = format!("mailsteps_http_connections {count}");
        while !get(&operator, "/metrics").await.text().lines().any(|one| one == line) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let mut stream = connect(address).await;
    let began = Instant::now();
    stream.write_all(b"GET /large.bin HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    open(1).await;
    timeout(Duration::from_secs(10), open(0)).await.expect("the server gives up");
    assert!(began.elapsed() >= Duration::from_millis(500));
    assert!(rest(&mut stream).await.len() < size, "it is too late to read on");
}
