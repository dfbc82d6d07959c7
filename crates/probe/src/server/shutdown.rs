//! The end in good order.

use std::{io, time::Duration};

use tokio::sync::oneshot;

/// As long as a check can take, with the wait for its turn at a server, and a little more to send its answer.
const GRACE: Duration = Duration::from_secs(24);

/// Runs a server, which is handed a signal for its end. After the first SIGINT or SIGTERM it may finish what is under
/// way; a second one, or the end of its grace, ends it at once.
pub(super) async fn with_grace<F, S>(mut signals: Signals, start: S)
where
    S: FnOnce(Signal) -> F,
    F: Future<Output = ()>,
{
    let (tell, told) = oneshot::channel();
    let server = start(Box::pin(async {
        let _ = told.await;
    }));
    let end = async {
        signals.next().await;
        tracing::info!("stopping");
        let _ = tell.send(());
        tokio::select! {
            () = signals.next() => {}
            () = tokio::time::sleep(GRACE) => {}
        }
    };
    tokio::select! {
        () = server => {}
        () = end => {}
    }
}

/// Completes when the server shall end.
pub(super) type Signal = std::pin::Pin<Box<dyn Future<Output = ()> + Send>>;

/// SIGINT and SIGTERM, caught from the moment that this exists. Before, they end the process by themselves.
#[derive(Debug)]
pub struct Signals {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    /// Begins to catch them. Needs a tokio runtime.
    ///
    /// # Errors
    /// When the system does not let the process catch them.
    pub fn catch() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
impl Signals {
    /// Other systems have Ctrl-C alone, and catch it when it is waited for.
    ///
    /// # Errors
    /// None here.
    pub fn catch() -> io::Result<Self> {
        Ok(Self {})
    }

    async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending().await
        }
    }
}
