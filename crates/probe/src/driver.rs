//! The check over real sockets: names are looked up, connections opened, certificates read, dialogues driven.
//!
//! One service after the other would add up their waits, so all services of a domain are checked at once. Every stage
//! has a limit of its own and all of them together have one too; a check therefore always ends, with a whole report.

mod certificate;
mod connect;
mod converse;
mod dns;
mod doors;
mod ladder;
mod limits;
mod old;
mod public;
mod redirect;
mod remarks;
mod roots;
mod service;
mod target;
mod tls;
mod verifier;
mod watched;

use std::{net::SocketAddr, path::PathBuf};

use futures_util::future::join_all;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use self::{dns::Names, doors::Doors, tls::Tls};
use crate::report::{Report, StageEvent};

pub use self::{
    doors::Busy,
    limits::Limits,
    redirect::{Redirect, RedirectError},
    roots::RootsError,
    target::{Target, all_targets, targets},
};

/// How an operator or a test bends the network.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Connections that go elsewhere.
    pub redirects: Vec<Redirect>,
    /// A PEM file with certificate authorities to trust besides those that mail programs trust.
    pub ca_file: Option<PathBuf>,
    /// A DNS server to ask instead of the system's.
    pub dns: Option<SocketAddr>,
    /// How long things may take.
    pub limits: Limits,
}

/// Checks services.
#[derive(Debug)]
pub struct Probe {
    names: Names,
    tls: Tls,
    doors: Doors,
    redirects: Vec<Redirect>,
    limits: Limits,
}

impl Probe {
    /// Makes ready. Needs a tokio runtime.
    ///
    /// # Errors
    /// When the file of certificate authorities cannot be read.
    pub fn new(options: Options) -> Result<Self, RootsError> {
        Ok(Self {
            names: Names::new(options.dns, &options.limits),
            tls: Tls::new(roots::load(options.ca_file.as_deref())?),
            doors: Doors::default(),
            redirects: options.redirects,
            limits: options.limits,
        })
    }

    /// Checks a domain's services, all at once.
    ///
    /// # Errors
    /// When other checks leave no turn at one of the servers; there is no finding then.
    pub async fn check(&self, domain: &str, targets: &[Target]) -> Result<Report, Busy> {
        self.check_and_tell(domain, targets, &|_| {}).await
    }

    /// The same, and tells of each stage as soon as it has ended.
    ///
    /// # Errors
    /// When other checks leave no turn at one of the servers; there is no finding then.
    pub async fn check_and_tell(
        &self,
        domain: &str,
        targets: &[Target],
        tell: &(dyn Fn(StageEvent) + Sync),
    ) -> Result<Report, Busy> {
        let began = OffsetDateTime::now_utc();
        let services = join_all(targets.iter().map(|target| self.check_service(target, tell))).await;
        Ok(Report {
            domain: domain.to_owned(),
            checked_at: whole_seconds(began),
            stand_ins: targets.iter().any(|target| !self.redirected(target).is_empty()),
            history: false,
            services: services.into_iter().collect::<Result<_, _>>()?,
        })
    }

    /// Where this target's connections go instead, by the operator's will; several redirections are several addresses.
    fn redirected(&self, target: &Target) -> Vec<SocketAddr> {
        let redirects = self.redirects.iter().filter(|redirect| redirect.is_for(&target.host, target.port));
        redirects.map(Redirect::to).collect()
    }
}

/// RFC 3339, UTC, whole seconds.
fn whole_seconds(time: OffsetDateTime) -> String {
    // Years over 9999, which RFC 3339 cannot write, occur in certificates that shall never end (RFC 5280, 4.1.2.5).
    let time = time.replace_nanosecond(0).unwrap_or(time);
    time.format(&Rfc3339).unwrap_or_else(|_| "9999-12-31T23:59:59Z".to_owned())
}
