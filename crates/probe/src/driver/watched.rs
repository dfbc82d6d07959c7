//! A connection that remembers how the other side began.

use std::{
    io::{self, IoSlice},
    pin::Pin,
    task::{Context, Poll},
};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Enough for the start of a greeting.
const KEPT: usize = 200;

/// Keeps the first bytes that come: they tell a server that does not speak TLS from one whose TLS is broken.
#[derive(Debug)]
pub(super) struct Watched<S> {
    stream: S,
    first: Vec<u8>,
}

impl<S> Watched<S> {
    pub(super) fn new(stream: S) -> Self {
        Self { stream, first: Vec::new() }
    }

    /// The first bytes that came.
    pub(super) fn first(&self) -> &[u8] {
        &self.first
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let result = Pin::new(&mut self.stream).poll_read(cx, buffer);
        let room = KEPT - self.first.len();
        let came = &buffer.filled()[before..];
        self.first.extend_from_slice(&came[..came.len().min(room)]);
        result
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    /// All of it at once: a handshake's end in two packets would let a server that saves packets (RFC 1122, section 4.2.3.4)
    /// wait for our acknowledgement, which is put off by 40 ms then.
    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        net::{TcpListener, TcpStream},
    };

    use super::*;

    #[tokio::test]
    async fn parts_are_sent_together_and_the_beginning_is_remembered() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let (ours, theirs) = tokio::join!(TcpStream::connect(address), listener.accept());
        let (mut ours, (mut theirs, _)) = (Watched::new(ours.unwrap()), theirs.unwrap());
        assert!(ours.is_write_vectored());
        let parts = [IoSlice::new(b"one "), IoSlice::new(b"and two")];
        assert_eq!(ours.write_vectored(&parts).await.unwrap(), 11);
        theirs.write_all(&[b'x'; 3 * KEPT]).await.unwrap();
        ours.read_exact(&mut [0; 2 * KEPT]).await.unwrap();
        assert_eq!(ours.first(), [b'x'; KEPT]);
    }
}
