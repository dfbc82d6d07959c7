//! Takes connections and serves them, within limits.

use std::{
    convert::Infallible,
    io::{self, ErrorKind},
    net::SocketAddr,
    sync::Arc,
    time::Duration,
};

use axum::{Router, body::Body, extract::ConnectInfo};
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use prometheus_client::metrics::gauge::Gauge;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
};
use tower::ServiceExt;

use super::{config::Patience, metrics::Held, slow::Slow};

/// A request of the guide has a dozen headers; a proxy adds a few.
const MOST_HEADERS: usize = 64;

/// The request line and all headers together, in bytes.
const MOST_HEADER_BYTES: usize = 16 * 1024;

/// What is buffered for one connection, in bytes. The rest of an answer waits until the reader takes it.
const MOST_BUFFERED_BYTES: usize = 64 * 1024;

/// A system that has no more files to give may have some in a moment.
const BREATHER: Duration = Duration::from_secs(1);

/// What a listener grants.
pub(super) struct Terms {
    /// Open connections. The next one waits in the system's queue.
    pub(super) connections: usize,
    pub(super) patience: Patience,
    /// Tells how many are open.
    pub(super) open: Gauge,
}

/// Serves until `end` completes; then takes no new connection, and is over when all answers under way are sent.
pub(super) async fn serve(listener: TcpListener, router: Router, terms: Terms, end: impl Future<Output = ()>) {
    let http = http(terms.patience);
    let places = Arc::new(Semaphore::new(terms.connections));
    let open = GracefulShutdown::new();
    let mut end = std::pin::pin!(end);
    loop {
        let (place, (stream, peer)) = tokio::select! {
            biased;
            () = &mut end => break,
            place = Arc::clone(&places).acquire_owned() => tokio::select! {
                biased;
                () = &mut end => break,
                taken = accept(&listener) => (place, taken),
            },
        };
        // Answers are written at once; none shall wait for Nagle.
        let _ = stream.set_nodelay(true);
        let io = TokioIo::new(Slow::new(stream, terms.patience.reader));
        let router = router.clone();
        let service = service_fn(move |request| answer(router.clone(), request, peer));
        let connection = open.watch(http.serve_connection(io, service));
        let held = (place, Held::new(&terms.open));
        tokio::spawn(async move {
            // A reader who leaves, or is too slow, is no fault and nobody's business.
            let _ = connection.await;
            drop(held);
        });
    }
    // From here on the system refuses whoever comes.
    drop(listener);
    open.shutdown().await;
}

fn http(patience: Patience) -> http1::Builder {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(patience.request)
        .max_headers(MOST_HEADERS)
        .max_header_size(MOST_HEADER_BYTES)
        .max_buf_size(MOST_BUFFERED_BYTES);
    http
}

async fn answer(
    router: Router,
    request: Request<Incoming>,
    peer: SocketAddr,
) -> Result<axum::response::Response, Infallible> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    router.oneshot(request).await
}

async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(taken) => return taken,
            Err(error) if is_the_other_sides(&error) => {}
            Err(error) => {
                tracing::error!(%error, "cannot take connections");
                tokio::time::sleep(BREATHER).await;
            }
        }
    }
}

/// Whoever came was gone before it was taken.
fn is_the_other_sides(error: &io::Error) -> bool {
    use ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}
