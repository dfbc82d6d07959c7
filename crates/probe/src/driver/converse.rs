//! Drives a dialogue over a connection.

use std::io;

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    time::timeout,
};

use super::{
    ladder::{Ending, Ladder},
    limits::Limits,
};
use crate::{
    dialogue::{Dialogue, Step},
    report::Code,
};

/// Where a conversation has come to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The server waits for the TLS handshake.
    StartTls,
    /// Everything is said that matters; [`part`] says good-bye.
    Finished,
}

/// Goes on with a dialogue until its last finding or the switch to TLS.
pub(super) async fn converse<S>(
    ladder: &mut Ladder<'_>,
    dialogue: &mut Dialogue,
    stream: &mut S,
) -> Result<Turn, Ending>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut buffer = [0; 4096];
    loop {
        match dialogue.next_step() {
            Step::Passed(_, facts) => {
                ladder.pass(*facts);
                if ladder.is_complete() {
                    return Ok(Turn::Finished);
                }
            }
            Step::Failed(failure) => return Err(failure.into()),
            Step::StartTls => return Ok(Turn::StartTls),
            Step::Finished => return Ok(Turn::Finished),
            Step::Send(line) => ladder.within(send(stream, &line)).await?.map_err(broken)?,
            Step::Read => match ladder.within(stream.read(&mut buffer)).await? {
                Ok(0) => dialogue.end_of_input(),
                Ok(count) => dialogue.receive(&buffer[..count]),
                // RFC 8446, section 6.1 asks for a good-bye; many servers just close.
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => dialogue.end_of_input(),
                Err(error) => return Err(broken(error)),
            },
        }
    }
}

/// The polite end. Whatever goes wrong here is no finding, and it gets little time.
pub(super) async fn part<S>(limits: &Limits, dialogue: &mut Dialogue, stream: &mut S)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let polite = async {
        let mut buffer = [0; 1024];
        loop {
            match dialogue.next_step() {
                Step::Send(line) => send(stream, &line).await?,
                Step::Read => match stream.read(&mut buffer).await? {
                    0 => break,
                    count => dialogue.receive(&buffer[..count]),
                },
                Step::Passed(..) | Step::Failed(_) => {}
                Step::StartTls | Step::Finished => break,
            }
        }
        stream.shutdown().await
    };
    let _ = timeout(limits.bye, polite).await;
}

async fn send<S: AsyncWrite + Unpin>(stream: &mut S, line: &str) -> io::Result<()> {
    stream.write_all(line.as_bytes()).await?;
    stream.flush().await
}

fn broken(error: io::Error) -> Ending {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        Some(error) => Ending::new(Code::TlsFailed, error.to_string()),
        None => Ending::new(Code::ClosedEarly, format!("the connection broke: {error}")),
    }
}
