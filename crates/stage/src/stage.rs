//! A provider's servers, played on loopback.

use std::{
    fs::{self, Permissions},
    net::{Ipv4Addr, SocketAddr},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use mailsteps_settings::{Protocol, Security};
use tempfile::TempDir;

use crate::{
    Authority, CertificateKind, Engine, Fault, Identity, Service, ServiceFault,
    fake::{self, Manner},
    free_port,
    listener::Listener,
    real::{Server, Troupe},
};

/// A provider's servers, played on loopback. Dropping it ends every process and removes every file; the processes end
/// too when this process is killed.
pub struct Stage {
    // Fields are dropped in this order: first the servers, then the directory in which they work.
    slots: Vec<Slot>,
    troupe: Option<Troupe>,
    why_fakes: Option<String>,
    trusted: Authority,
    untrusted: Authority,
    ca_file: PathBuf,
    directory: TempDir,
}

/// A server's place: the port stays the same while what listens on it changes.
struct Slot {
    service: Service,
    port: u16,
    fault: Option<Fault>,
    running: Option<Running>,
}

/// Dropping it stops it.
enum Running {
    Real(Server),
    Fake(#[expect(dead_code, reason = "held for its drop")] Listener),
}

impl Stage {
    /// Starts the servers, and returns when they answer. A fault is for all servers of its protocol; of two for the
    /// same protocol the last one counts.
    pub fn start(engine: Engine, services: &[Service], faults: &[ServiceFault]) -> Result<Self> {
        let (troupe, why_fakes) = match engine {
            Engine::Fake => (None, None),
            Engine::Real => (Some(Troupe::find()?), None),
            Engine::Auto => match Troupe::find() {
                Ok(troupe) => (Some(troupe), None),
                Err(error) => (None, Some(error.to_string())),
            },
        };
        let directory = tempfile::Builder::new().prefix("mailsteps-").tempdir()?;
        // Dovecot and Postfix drop root's rights, and must still be able to pass through.
        fs::set_permissions(directory.path(), Permissions::from_mode(0o755))?;
        let trusted = Authority::new();
        let ca_file = trusted.write(directory.path())?;
        let slots = services.iter().map(|service| Slot::new(service, faults)).collect::<Result<_>>()?;
        let untrusted = Authority::new();
        let mut stage = Self { slots, troupe, why_fakes, trusted, untrusted, ca_file, directory };
        stage.start_slots(|_| true)?;
        Ok(stage)
    }

    /// Who plays: `dovecot and postfix`, or `fakes`.
    #[must_use]
    pub fn engine(&self) -> &'static str {
        if self.troupe.is_some() { "dovecot and postfix" } else { "fakes" }
    }

    /// Where [`Engine::Auto`] chose fakes: why, and the mend.
    #[must_use]
    pub fn why_fakes(&self) -> Option<&str> {
        self.why_fakes.as_deref()
    }

    /// The certificate of the authority that has issued the servers' certificates, for `--ca-file`.
    #[must_use]
    pub fn ca_file(&self) -> &Path {
        &self.ca_file
    }

    /// The authority that has issued the servers' certificates.
    #[must_use]
    pub fn authority(&self) -> &Authority {
        &self.trusted
    }

    /// Where the servers work; it holds their logs.
    #[must_use]
    pub fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// For `--connect-to`, as curl has it: `HOST:PORT:ADDRESS:FREEPORT` for each server.
    #[must_use]
    pub fn connect_to(&self) -> Vec<String> {
        let line = |slot: &Slot| format!("{}:{}:{}", slot.service.host, slot.service.port, self.address_of(slot));
        self.slots.iter().map(line).collect()
    }

    /// Where the server with this public name and port stands.
    #[must_use]
    pub fn address(&self, host: &str, port: u16) -> Option<SocketAddr> {
        let slot = self.slots.iter().find(|slot| slot.service.host == host && slot.service.port == port)?;
        Some(self.address_of(slot))
    }

    /// Dovecot takes a connection for safe, and lets sign in, where both ends have the same address: who wants to see it
    /// refuse comes by another one. The system answers for all of 127.0.0.0/8.
    fn address_of(&self, slot: &Slot) -> SocketAddr {
        let is_dovecot = self.troupe.is_some() && slot.service.protocol != Protocol::Smtp;
        let is_locked = slot.fault == Some(Fault::NoLogin) && slot.service.security == Security::None;
        let address = if is_dovecot && is_locked { Ipv4Addr::new(127, 0, 0, 2) } else { Ipv4Addr::LOCALHOST };
        (address, slot.port).into()
    }

    /// The faults in force.
    #[must_use]
    pub fn faults(&self) -> Vec<ServiceFault> {
        let mut faults = Vec::new();
        for slot in &self.slots {
            let fault = slot.fault.map(|fault| ServiceFault { protocol: slot.service.protocol, fault });
            faults.extend(fault.filter(|fault| !faults.contains(fault)));
        }
        faults
    }

    /// Stops a protocol's servers. When this returns, connections are refused.
    pub fn stop(&mut self, protocol: Protocol) {
        for slot in &mut self.slots {
            if slot.service.protocol == protocol {
                slot.running = None;
            }
        }
    }

    /// Starts a protocol's servers again, on the same ports and with the same fault.
    pub fn restart(&mut self, protocol: Protocol) -> Result<()> {
        self.stop(protocol);
        self.start_slots(|slot| slot.service.protocol == protocol)
    }

    /// Breaks a protocol's servers, or mends them, and starts them again.
    pub fn set_fault(&mut self, protocol: Protocol, fault: Option<Fault>) -> Result<()> {
        for slot in &mut self.slots {
            if slot.service.protocol == protocol {
                slot.fault = fault;
            }
        }
        self.restart(protocol)
    }

    /// Starts them all before it waits for the first: they take their time.
    fn start_slots(&mut self, chosen: impl Fn(&Slot) -> bool) -> Result<()> {
        let (trusted, untrusted) = (&self.trusted, &self.untrusted);
        for slot in self.slots.iter_mut().filter(|slot| chosen(slot)) {
            let identity = slot.identity(trusted, untrusted);
            slot.running = slot
                .run(&identity, self.troupe.as_ref(), self.directory.path())
                .with_context(|| format!("the stand-in for {} did not start", slot.service))?;
        }
        for slot in self.slots.iter_mut().filter(|slot| chosen(slot)) {
            if let Some(Running::Real(server)) = &mut slot.running {
                server
                    .wait_until_it_listens()
                    .with_context(|| format!("the stand-in for {} did not start", slot.service))?;
            }
        }
        Ok(())
    }
}

impl Slot {
    fn new(service: &Service, faults: &[ServiceFault]) -> Result<Self> {
        let fault = faults.iter().rev().find(|fault| fault.protocol == service.protocol).map(|fault| fault.fault);
        Ok(Self { service: service.clone(), port: free_port()?, fault, running: None })
    }

    fn identity(&self, trusted: &Authority, untrusted: &Authority) -> Identity {
        let host = &self.service.host;
        match self.fault {
            Some(Fault::Expired) => trusted.issue(host, CertificateKind::Expired),
            Some(Fault::EndsSoon) => trusted.issue(host, CertificateKind::ExpiresSoon),
            Some(Fault::WrongName) => trusted.issue(host, CertificateKind::WrongName),
            Some(Fault::SelfSigned) => Identity::self_signed(host),
            Some(Fault::Untrusted) => untrusted.issue(host, CertificateKind::Good),
            _ => trusted.issue(host, CertificateKind::Good),
        }
    }

    /// Silence, business and a lock-out are beyond Dovecot and Postfix: fakes play them, whatever the engine.
    fn run(&self, identity: &Identity, troupe: Option<&Troupe>, directory: &Path) -> Result<Option<Running>> {
        let manner = match self.fault {
            Some(Fault::Down) => return Ok(None),
            Some(Fault::Silent) => Manner::Silent,
            Some(Fault::Busy) => Manner::Busy,
            Some(Fault::NoStarttls) if self.service.security == Security::Starttls => Manner::WithoutStarttls,
            Some(Fault::NoLogin) => Manner::WithoutLogin,
            _ => Manner::Sound,
        };
        let is_plain = self.service.security == Security::None;
        let running = match troupe {
            // Real servers that offer TLS let nobody sign in before it; with TLS they always let somebody.
            Some(troupe) if is_plain && manner == Manner::WithoutLogin => {
                Running::Real(troupe.start(&self.service, self.port, true, identity, directory)?)
            }
            Some(troupe) if matches!(manner, Manner::Sound | Manner::WithoutStarttls) => {
                let offer_tls = manner == Manner::Sound && !is_plain;
                Running::Real(troupe.start(&self.service, self.port, offer_tls, identity, directory)?)
            }
            _ => Running::Fake(fake::start(&self.service, self.port, identity.server_config(), manner)?),
        };
        Ok(Some(running))
    }
}
