//! A connection that gives up on a reader who does not read.
//!
//! Without it, whoever asks for large files and never reads them holds connections and memory for as long as it likes.

use std::{
    io::{self, ErrorKind, IoSlice},
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep, sleep},
};

/// A share of an answer, in bytes: who takes less than this within the limit of time is too slow. That is the slowest
/// modem, and no byte-by-byte reader.
const SHARE: usize = 16 * 1024;

/// Fails a write when the other side does not take a [`SHARE`] in time.
pub(super) struct Slow<S> {
    stream: S,
    limit: Duration,
    behind: Option<Behind>,
}

/// The other side is behind: there is more to write than it takes.
struct Behind {
    deadline: Pin<Box<Sleep>>,
    taken: usize,
}

impl<S> Slow<S> {
    pub(super) fn new(stream: S, limit: Duration) -> Self {
        Self { stream, limit, behind: None }
    }

    /// What came of a write of so many bytes.
    fn judge(
        &mut self,
        cx: &mut Context<'_>,
        wanted: usize,
        result: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        let taken = match &result {
            Poll::Ready(Ok(taken)) if *taken < wanted => *taken,
            Poll::Pending => 0,
            // All is taken, or all is over.
            Poll::Ready(_) => {
                self.behind = None;
                return result;
            }
        };
        let limit = self.limit;
        let behind = self.behind.get_or_insert_with(|| Behind { deadline: Box::pin(sleep(limit)), taken: 0 });
        behind.taken += taken;
        if behind.taken >= SHARE {
            behind.taken = 0;
            behind.deadline.as_mut().reset(Instant::now() + limit);
        }
        if result.is_pending() {
            ready!(behind.deadline.as_mut().poll(cx));
            return Poll::Ready(Err(ErrorKind::TimedOut.into()));
        }
        result
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Slow<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Slow<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.judge(cx, bytes.len(), result)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write_vectored(cx, slices);
        self.judge(cx, slices.iter().map(|slice| slice.len()).sum(), result)
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
    use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};

    use super::*;

    const LIMIT: Duration = Duration::from_secs(20);

    fn pair() -> (Slow<DuplexStream>, DuplexStream) {
        let (near, far) = duplex(SHARE);
        (Slow::new(near, LIMIT), far)
    }

    #[tokio::test(start_paused = true)]
    async fn who_never_reads_is_given_up() {
        let (mut near, _far) = pair();
        let began = Instant::now();
        let error = near.write_all(&[0; 2 * SHARE]).await.unwrap_err();
        assert_eq!((error.kind(), began.elapsed().as_secs()), (ErrorKind::TimedOut, 20));
    }

    #[tokio::test(start_paused = true)]
    async fn who_reads_byte_by_byte_is_given_up_too() {
        let (mut near, mut far) = pair();
        let trickle = tokio::spawn(async move {
            while far.read_u8().await.is_ok() {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        });
        let began = Instant::now();
        let error = near.write_all(&[0; 8 * SHARE]).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TimedOut);
        assert!(began.elapsed() <= LIMIT * 2, "{:?}", began.elapsed());
        drop(near);
        trickle.await.unwrap();
    }

    #[tokio::test(start_paused = true)]
    async fn who_reads_slowly_and_steadily_gets_all() {
        let (mut near, mut far) = pair();
        let reader = tokio::spawn(async move {
            let (mut count, mut share) = (0, vec![0; SHARE]);
            loop {
                tokio::time::sleep(Duration::from_secs(15)).await;
                match far.read(&mut share).await {
                    Ok(0) | Err(_) => return count,
                    Ok(bytes) => count += bytes,
                }
            }
        });
        near.write_all(&vec![0; 20 * SHARE]).await.unwrap();
        drop(near);
        assert_eq!(reader.await.unwrap(), 20 * SHARE);
    }

    #[tokio::test(start_paused = true)]
    async fn time_between_answers_does_not_count() {
        let (mut near, mut far) = pair();
        for _ in 0..3 {
            let answer = [0; SHARE + 100];
            let mut got = [0; SHARE + 100];
            let (written, read) = tokio::join!(near.write_all(&answer), far.read_exact(&mut got));
            assert!(written.is_ok() && read.is_ok());
            tokio::time::sleep(LIMIT * 10).await;
        }
    }
}
