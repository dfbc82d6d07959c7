//! So many requests for each client, by a token bucket. Answers that are kept count as well: they cost little, but a limit
//! that depends on what others asked for before could not be explained.

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{
    Router,
    extract::{ConnectInfo, Request, State},
    http::StatusCode,
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use governor::{Quota, RateLimiter, clock, middleware::NoOpMiddleware, state::keyed::HashMapStateStore};
use ipnet::IpNet;
use tokio::time::Instant;

use super::{Config, client::Client, metrics::Metrics, problem::Problem, rate::Rate};

/// Clients whose allowance has grown back whole are forgotten this often.
const FORGET: Duration = Duration::from_secs(10);

/// Puts the limit before the routes.
pub(super) fn before(routes: Router, config: &Config, metrics: &Arc<Metrics>) -> Router {
    let Some(buckets) = Buckets::new(config.rate) else { return routes };
    let limit = Limit { buckets, trusted: config.trusted_proxies.clone(), metrics: Arc::clone(metrics) };
    routes.layer(middleware::from_fn_with_state(Arc::new(limit), limited))
}

struct Limit {
    buckets: Buckets,
    trusted: Vec<IpNet>,
    metrics: Arc<Metrics>,
}

async fn limited(State(limit): State<Arc<Limit>>, request: Request, next: Next) -> Response {
    match limit.buckets.take(limit.client(&request)) {
        Ok(()) => next.run(request).await,
        Err(wait) => {
            limit.metrics.rate_limited();
            too_many(wait).into_response()
        }
    }
}

impl Limit {
    fn client(&self, request: &Request) -> Client {
        // Where nobody knows who asks, all share one allowance.
        let unknown = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
        let peer = request.extensions().get().map_or(unknown, |ConnectInfo(peer): &super::Peer| peer.ip());
        Client::of(peer, request.headers(), &self.trusted)
    }
}

fn too_many(wait: Duration) -> Problem {
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    let detail = format!("Too many requests from your network. Ask again in {seconds} s.");
    Problem::new(StatusCode::TOO_MANY_REQUESTS, detail).retry_after(seconds)
}

type Keyed = RateLimiter<Client, HashMapStateStore<Client>, Clock, NoOpMiddleware<std::time::Instant>>;

/// What each client has left.
struct Buckets {
    left: Keyed,
    forgotten: Mutex<Instant>,
}

impl Buckets {
    fn new(rate: Rate) -> Option<Self> {
        let (count, period) = rate.allowance()?;
        let quota = Quota::with_period(period / count.get())?.allow_burst(count);
        Some(Self { left: RateLimiter::hashmap_with_clock(quota, Clock), forgotten: Mutex::new(Instant::now()) })
    }

    /// One request of a client, or how long it must wait for it.
    fn take(&self, client: Client) -> Result<(), Duration> {
        self.forget();
        self.left.check_key(&client).map_err(|until| until.wait_time_from(clock::Clock::now(&Clock)))
    }

    /// A client that was forgotten has its whole allowance, and so had it before. What is held is therefore no more than
    /// the clients of the last [`FORGET`] and those who asked a lot.
    fn forget(&self) {
        let mut forgotten = self.forgotten.lock().unwrap_or_else(PoisonError::into_inner);
        if forgotten.elapsed() >= FORGET {
            *forgotten = Instant::now();
            self.left.retain_recent();
            self.left.shrink_to_fit();
        }
    }
}

/// Tokio's, which a test can stop.
#[derive(Debug, Clone, Copy)]
struct Clock;

impl clock::Clock for Clock {
    type Instant = std::time::Instant;

    fn now(&self) -> Self::Instant {
        Instant::now().into_std()
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;

    use super::*;

    fn client(number: u32) -> Client {
        Client::of(Ipv4Addr::from_bits(number).into(), &HeaderMap::new(), &[])
    }

    #[tokio::test(start_paused = true)]
    async fn an_allowance_is_used_up_and_grows_back() {
        let buckets = Buckets::new("3/minute".parse().unwrap()).unwrap();
        for _ in 0..3 {
            assert_eq!(buckets.take(client(1)), Ok(()));
        }
        assert_eq!(buckets.take(client(1)), Err(Duration::from_secs(20)));
        assert_eq!(buckets.take(client(2)), Ok(()), "another one's is its own");
        tokio::time::advance(Duration::from_secs(20)).await;
        assert_eq!(buckets.take(client(1)), Ok(()));
        assert_eq!(buckets.take(client(1)), Err(Duration::from_secs(20)));
    }

    #[tokio::test(start_paused = true)]
    async fn clients_are_forgotten() {
        let buckets = Buckets::new("60/minute".parse().unwrap()).unwrap();
        for number in 0..5000 {
            assert_eq!(buckets.take(client(number)), Ok(()));
        }
        for _ in 0..30 {
            assert_eq!(buckets.take(client(7)), Ok(()));
        }
        assert_eq!(buckets.left.len(), 5000);
        tokio::time::advance(FORGET).await;
        assert_eq!(buckets.take(client(9999)), Ok(()));
        assert_eq!(buckets.left.len(), 2, "the one who asked a lot, and the new one");
    }

    #[test]
    fn no_limit() {
        assert!(Buckets::new(Rate::OFF).is_none());
    }
}
