//! How the server behaves: what the options of `mailsteps serve` set.

use std::{path::PathBuf, sync::Arc, time::Duration};

use ipnet::IpNet;

use super::{
    base::Base,
    origin::{FrameAncestor, Origin},
    rate::Rate,
};
use crate::{history::History, signature::Signer};

/// How the server behaves. The default is that of `mailsteps serve` without options.
#[derive(Debug, Clone)]
pub struct Config {
    /// The folder of the guide. None: there is the check alone.
    pub site: Option<PathBuf>,
    /// Where the guide begins on its host.
    pub base: Base,
    /// How long an answer counts, in seconds; 0 lets none be kept. By default long enough that readers who press "check
    /// again" during an outage do not add to it, short enough that the answer still means now.
    pub cache_seconds: u32,
    /// Where what checks find is kept. None: nowhere.
    pub history: Option<Arc<History>>,
    /// How often the server checks all servers by itself, so that the history has no gaps. None: never.
    pub watch: Option<Duration>,
    /// Signs Apple's configuration profiles. None: they are served without a signature.
    pub sign: Option<Arc<Signer>>,
    /// How often one client may ask the API.
    pub rate: Rate,
    /// Networks whose hosts tell the truth in `X-Forwarded-For`. None by default: whoever connects is the client.
    pub trusted_proxies: Vec<IpNet>,
    /// Sites that may show the guide in a frame, besides its own.
    pub frame_ancestors: Vec<FrameAncestor>,
    /// Sites whose scripts may ask the API.
    pub cors_origins: Vec<Origin>,
    /// Open connections, at least 1. Whoever comes beyond that waits for another to leave.
    pub connections: usize,
    /// How long a connection may keep the server waiting.
    pub patience: Patience,
    /// Checks under way at the same time, over all domains. Each has at most three servers to speak with.
    pub checks_at_once: usize,
    /// Checks that wait for others to end. Whoever asks for one more is told to come later.
    pub checks_waiting: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            site: None,
            base: Base::default(),
            cache_seconds: 60,
            history: None,
            watch: None,
            sign: None,
            rate: Rate::default(),
            trusted_proxies: Vec::new(),
            frame_ancestors: Vec::new(),
            cors_origins: Vec::new(),
            connections: 2048,
            patience: Patience::default(),
            checks_at_once: 8,
            checks_waiting: 16,
        }
    }
}

/// How long a connection may keep the server waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Until a request's headers are complete: from the connection's beginning or from the last answer's end. It is
    /// thus how long a connection may be idle, too.
    pub request: Duration,
    /// Until a reader has taken the next share of an answer that is ready for it.
    pub reader: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { request: Duration::from_secs(30), reader: Duration::from_secs(20) }
    }
}
