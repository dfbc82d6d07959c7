//! A client for HTTP/1.1 that keeps its connection.

use std::{
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use anyhow::{Context as _, Result, bail};

/// Longer than a check may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// A connection to a server.
pub struct Client {
    stream: BufReader<TcpStream>,
}

/// What it answered.
pub struct Answer {
    pub status: u16,
    /// Names in small letters.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Client {
    pub fn connect(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).with_context(|| format!("cannot connect to {address}"))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::with_capacity(4096, stream) })
    }

    /// Asks for a page and waits for it.
    pub fn get(&mut self, path: &str) -> Result<Answer> {
        self.ask(path)?;
        self.answer()
    }

    /// Asks for a page.
    pub fn ask(&mut self, path: &str) -> io::Result<()> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        self.stream.get_mut().write_all(request.as_bytes())
    }

    /// Waits for what was asked for.
    pub fn answer(&mut self) -> Result<Answer> {
        let first = self.line()?;
        let status = first.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status = status.with_context(|| format!("no HTTP: {first:?}"))?;
        let mut headers = Vec::new();
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else { break };
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let mut answer = Answer { status, headers, body: Vec::new() };
        if answer.header("transfer-encoding") == Some("chunked") {
            self.chunks(&mut answer.body)?;
        } else {
            let length = answer.header("content-length").and_then(|length| length.parse().ok());
            answer.body.resize(length.context("an answer without a length")?, 0);
            self.stream.read_exact(&mut answer.body)?;
        }
        Ok(answer)
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            bail!("the server closed the connection");
        }
        Ok(line.trim_end().to_owned())
    }

    /// RFC 9112, section 7.1.
    fn chunks(&mut self, body: &mut Vec<u8>) -> Result<()> {
        loop {
            let size = self.line()?;
            let size = usize::from_str_radix(&size, 16).with_context(|| format!("no chunk: {size:?}"))?;
            let begin = body.len();
            body.resize(begin + size, 0);
            self.stream.read_exact(&mut body[begin..])?;
            self.line()?;
            if size == 0 {
                return Ok(());
            }
        }
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn reads_answers_of_both_kinds_from_one_connection() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let whole = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
            let chunked = "HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nde\r\n1\r\nf\r\n0\r\n\r\n";
            stream.write_all(format!("{whole}{chunked}").as_bytes()).unwrap();
            // Until the client has gone: closing with its requests unread would reset the connection.
            io::copy(&mut stream, &mut io::sink()).unwrap();
        });
        let mut client = Client::connect(address).unwrap();
        let first = client.get("/").unwrap();
        let second = client.get("/").unwrap();
        assert_eq!((first.status, first.text().as_str(), first.header("content-length")), (200, "abc", Some("3")));
        assert_eq!((second.status, second.text().as_str()), (404, "def"));
        drop(client);
        server.join().unwrap();
    }
}
