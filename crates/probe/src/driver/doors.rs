//! At each server's door a few at a time.
//!
//! Many domains share one server. When readers of all of them ask at once, as they do in an outage, the server shall not
//! hear from the probe more than it would from two mail programs.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use thiserror::Error;
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

use super::limits::in_words;

/// Checks of one host and port at the same time. Each speaks once with each of the host's addresses.
const AT_ONCE: usize = 2;

/// Other checks had all turns at a server for as long as a check may take. It says nothing about the server.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("other checks of {host}:{port} were under way for {}: try again later", in_words(*.waited))]
pub struct Busy {
    host: String,
    port: u16,
    waited: Duration,
}

/// The doors of all servers that were ever checked. Only servers of the settings data are, so they stay few.
#[derive(Debug, Default)]
pub(super) struct Doors(Mutex<BTreeMap<(String, u16), Arc<Semaphore>>>);

impl Doors {
    /// A turn at a server, which ends when it is dropped. Whoever came first goes first.
    pub(super) async fn enter(&self, host: &str, port: u16, patience: Duration) -> Result<OwnedSemaphorePermit, Busy> {
        let door = self.door(host, port);
        match timeout(patience, door.acquire_owned()).await {
            Ok(Ok(turn)) => Ok(turn),
            // Nobody closes a door; it would come to the same.
            Ok(Err(_)) | Err(_) => Err(Busy { host: host.to_owned(), port, waited: patience }),
        }
    }

    fn door(&self, host: &str, port: u16) -> Arc<Semaphore> {
        let mut doors = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(doors.entry((host.to_owned(), port)).or_insert_with(|| Arc::new(Semaphore::new(AT_ONCE))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn two_enter_and_the_third_waits_for_one_to_leave() {
        let doors = Doors::default();
        let enter = |port| doors.enter("pop.q.com", port, Duration::from_secs(10));
        let first = enter(995).await.unwrap();
        let _second = enter(995).await.unwrap();
        let _elsewhere = enter(110).await.unwrap();
        let busy = enter(995).await.unwrap_err().to_string();
        assert_eq!(busy, "other checks of pop.q.com:995 were under way for 10 s: try again later");
        let (third, ()) = tokio::join!(enter(995), async { drop(first) });
        assert!(third.is_ok());
    }
}
