//! The end in good order.

use std::{future::Future, io, time::Duration};

use tokio::sync::oneshot;

/// As long as a check can take, and a little more to send its answer.
const GRACE: Duration = Duration::from_secs(12);

/// Runs a server, which is handed a signal for its end. After the first SIGINT or SIGTERM it may finish what is under
/// way; a second one, or the end of its grace, ends it at once.
pub(super) async fn with_grace<F, S>(start: S) -> io::Result<()>
where
    S: FnOnce(Signal) -> F,
    F: Future<Output = io::Result<()>>,
{
    let (tell, told) = oneshot::channel();
    let server = start(Box::pin(async {
        let _ = told.await;
    }));
    let end = async {
        signal().await;
        tracing::info!("stopping");
        let _ = tell.send(());
        tokio::select! {
            () = signal() => {}
            () = tokio::time::sleep(GRACE) => {}
        }
    };
    tokio::select! {
        result = server => result,
        () = end => Ok(()),
    }
}

/// Completes when the server shall end.
pub(super) type Signal = std::pin::Pin<Box<dyn Future<Output = ()> + Send>>;

#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signals) => {
                signals.recv().await;
            }
            // Without a handler the signal ends the process by itself.
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = interrupt() => {}
        () = terminate => {}
    }
}

#[cfg(not(unix))]
async fn signal() {
    interrupt().await;
}

async fn interrupt() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending().await
    }
}
