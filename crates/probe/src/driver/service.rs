//! One service, from its name to its good-bye.

use std::net::{IpAddr, SocketAddr};

use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};

use super::{
    Probe, Target,
    connect::connect,
    converse::{Turn, converse, part},
    ladder::{Ending, Ladder},
    public,
};
use crate::{
    dialogue::Dialogue,
    report::{Code, Facts, Security, Service, Stage, StageEvent, Verdict},
};

impl Probe {
    pub(super) async fn check_service(&self, target: &Target, tell: &(dyn Fn(StageEvent) + Sync)) -> Service {
        let tell = |stage: &Stage| tell(event(target, stage));
        let mut ladder = Ladder::new(target.security, self.limits, &tell);
        let mut warnings = Vec::new();
        let result = self.climb(target, &mut ladder, &mut warnings).await;
        let (code, stages) = ladder.finish(result);
        let verdict = match code {
            Code::Ok if warnings.is_empty() => Verdict::Ok,
            Code::Ok => Verdict::Degraded,
            _ => Verdict::Failed,
        };
        Service {
            protocol: target.protocol,
            host: target.host.clone(),
            port: target.port,
            security: target.security,
            status: target.status.to_owned(),
            verdict,
            code,
            stages,
            warnings,
        }
    }

    async fn climb(&self, target: &Target, ladder: &mut Ladder<'_>, warnings: &mut Vec<String>) -> Result<(), Ending> {
        let mut stream = self.reach(target, ladder).await?;
        let mut dialogue = Dialogue::new(target.protocol, target.security == Security::Starttls);
        match target.security {
            Security::None => {
                warnings.push(
                    "The connection is not encrypted: the password and all mail can be read on the way.".to_owned(),
                );
            }
            Security::Tls => return self.encrypted(target, ladder, warnings, &mut dialogue, stream).await,
            Security::Starttls => {}
        }
        match self.talk(ladder, &mut dialogue, &mut stream).await? {
            Turn::Finished => Ok(()),
            Turn::StartTls => self.encrypted(target, ladder, warnings, &mut dialogue, stream).await,
        }
    }

    /// Stages dns and connect.
    async fn reach(&self, target: &Target, ladder: &mut Ladder<'_>) -> Result<TcpStream, Ending> {
        let (addresses, port) = match self.redirect(target) {
            Some(to) => {
                ladder.pass(Facts { addresses: vec![to.ip().to_string()], ..Facts::default() });
                (vec![to.ip()], to.port())
            }
            None => {
                let all = ladder.within(self.names.addresses(&target.host)).await??;
                let (addresses, facts) = public_only(&all)?;
                ladder.pass(facts);
                (addresses, target.port)
            }
        };
        let (stream, address): (TcpStream, SocketAddr) = connect(ladder, &addresses, port).await?;
        ladder.pass(Facts { addresses: vec![address.to_string()], ..Facts::default() });
        Ok(stream)
    }

    /// Stage tls and all that follow it.
    async fn encrypted(
        &self,
        target: &Target,
        ladder: &mut Ladder<'_>,
        warnings: &mut Vec<String>,
        dialogue: &mut Dialogue,
        stream: TcpStream,
    ) -> Result<(), Ending> {
        let encrypted = ladder.within(self.tls.handshake(stream, &target.host)).await??;
        ladder.pass(encrypted.facts);
        warnings.extend(encrypted.warning);
        dialogue.tls_started();
        let mut stream = encrypted.stream;
        self.talk(ladder, dialogue, &mut stream).await.map(|_| ())
    }

    /// Goes on with the dialogue, and parts politely unless it goes on after a switch to TLS.
    async fn talk<S>(&self, ladder: &mut Ladder<'_>, dialogue: &mut Dialogue, stream: &mut S) -> Result<Turn, Ending>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let result = converse(ladder, dialogue, stream).await;
        if dialogue.is_parting() {
            ladder.stop_clock();
            part(&self.limits, dialogue, stream).await;
        }
        result
    }
}

fn event(target: &Target, stage: &Stage) -> StageEvent {
    StageEvent { protocol: target.protocol, host: target.host.clone(), port: target.port, stage: stage.clone() }
}

/// The addresses to which the probe may connect. The facts name all that were found.
fn public_only(all: &[IpAddr]) -> Result<(Vec<IpAddr>, Facts), Ending> {
    let mut public = Vec::new();
    let mut refused = Vec::new();
    for address in all {
        match public::check(*address) {
            Ok(()) => public.push(*address),
            Err(reason) => refused.push(format!("{address} is {reason}")),
        }
    }
    let facts = Facts { addresses: all.iter().map(ToString::to_string).collect(), ..Facts::default() };
    let refused = format!("not of the public network: {}", refused.join(", "));
    match (public.is_empty(), public.len() == all.len()) {
        (true, _) => Err(Ending::with(Code::NoAddress, refused, facts)),
        (_, true) => Ok((public, facts)),
        (_, false) => Ok((public, Facts { detail: Some(refused), ..facts })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_dialled() {
        let addresses = |texts: &[&str]| texts.iter().map(|text| text.parse().unwrap()).collect::<Vec<IpAddr>>();
        let (public, facts) = public_only(&addresses(&["10.0.0.1", "1.1.1.1"])).unwrap();
        assert_eq!(public, addresses(&["1.1.1.1"]));
        assert_eq!(facts.addresses, ["10.0.0.1", "1.1.1.1"]);
        assert_eq!(facts.detail.as_deref(), Some("not of the public network: 10.0.0.1 is private (RFC 1918)"));
        assert!(public_only(&addresses(&["::1"])).is_err());
    }
}
