//! One service, from its name to its good-bye.

use std::{
    net::{IpAddr, SocketAddr},
    time::Instant,
};

use futures_util::future::join_all;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};

use super::{
    Busy, Probe, Target,
    connect::{by_turns, connect},
    converse::{Turn, converse, part},
    ladder::{Ending, Ladder},
    public,
    remarks::{self, Answer},
};
use crate::{
    dialogue::Dialogue,
    report::{Code, Facts, Security, Service, Stage, StageEvent, Verdict, Warning},
};

impl Probe {
    pub(super) async fn check_service(
        &self,
        target: &Target,
        tell: &(dyn Fn(StageEvent) + Sync),
    ) -> Result<Service, Busy> {
        // No stage has begun while the server's door is closed, so this time is none of theirs.
        let _turn = self.doors.enter(&target.host, target.port, self.limits.overall).await?;
        let tell = |stage: &Stage| tell(event(target, stage));
        let mut ladder = Ladder::new(target.security, self.limits, &tell);
        let mut warnings = Vec::new();
        let mut others = Vec::new();
        let result = self.climb(target, &mut ladder, &mut warnings, &mut others).await;
        let (mut code, stages) = ladder.finish(result);
        warnings.extend(remarks::on(target, code, &stages, &others));
        if code == Code::Ok && remarks::is_plaintext_only(target, &stages) {
            code = Code::PlaintextOnly;
        }
        Ok(Service {
            protocol: target.protocol,
            host: target.host.clone(),
            port: target.port,
            security: target.security,
            status: target.status.to_owned(),
            verdict: verdict(code, &warnings),
            code,
            stages,
            warnings,
            others: others.iter().map(Answer::reported).collect(),
        })
    }

    async fn climb(
        &self,
        target: &Target,
        ladder: &mut Ladder<'_>,
        warnings: &mut Vec<Warning>,
        others: &mut Vec<Answer>,
    ) -> Result<(), Ending> {
        let began = ladder.check_began();
        let (stream, rest) = self.reach(target, ladder).await?;
        let (result, answers) =
            tokio::join!(self.speak(target, ladder, warnings, stream), self.ask_others(target, began, rest));
        *others = answers;
        result
    }

    /// Stages dns and connect. Besides the connection the addresses that are still to be asked.
    async fn reach(&self, target: &Target, ladder: &mut Ladder<'_>) -> Result<(TcpStream, Vec<SocketAddr>), Ending> {
        let mut addresses = self.redirected(target);
        if addresses.is_empty() {
            let all = ladder.within(self.names.addresses(&target.host)).await??;
            let (public, facts) = public_only(&all)?;
            ladder.pass(facts);
            addresses = public.into_iter().map(|address| SocketAddr::new(address, target.port)).collect();
        } else {
            let named = addresses.iter().map(|to| to.ip().to_string()).collect();
            ladder.pass(Facts { addresses: named, ..Facts::default() });
        }
        let addresses = by_turns(&addresses);
        let (stream, reached, facts) = connect(ladder, &addresses).await?;
        ladder.pass(facts);
        Ok((stream, addresses.into_iter().filter(|address| *address != reached).collect()))
    }

    /// What follows the connection, whatever the security.
    async fn speak(
        &self,
        target: &Target,
        ladder: &mut Ladder<'_>,
        warnings: &mut Vec<Warning>,
        mut stream: TcpStream,
    ) -> Result<(), Ending> {
        let mut dialogue = Dialogue::new(target.protocol, target.security == Security::Starttls);
        if target.security == Security::Tls {
            return self.encrypted(target, ladder, warnings, &mut dialogue, stream).await;
        }
        match self.talk(ladder, &mut dialogue, &mut stream).await? {
            Turn::Finished => Ok(()),
            Turn::StartTls => self.encrypted(target, ladder, warnings, &mut dialogue, stream).await,
        }
    }

    /// The same at the host's other addresses, in what is left of the check's time: a reader's program may be given any of
    /// them.
    async fn ask_others(&self, target: &Target, began: Instant, addresses: Vec<SocketAddr>) -> Vec<Answer> {
        let ask = async |address: SocketAddr| {
            let mut ladder = Ladder::since(began, target.security, self.limits, &|_| {});
            ladder.pass(Facts::default());
            let result = async {
                let (stream, _, facts) = connect(&ladder, &[address]).await?;
                ladder.pass(facts);
                self.speak(target, &mut ladder, &mut Vec::new(), stream).await
            }
            .await;
            let (code, stages) = ladder.finish(result);
            Answer::new(address, code, &stages)
        };
        join_all(addresses.into_iter().map(ask)).await
    }

    /// Stage tls and all that follow it.
    async fn encrypted(
        &self,
        target: &Target,
        ladder: &mut Ladder<'_>,
        warnings: &mut Vec<Warning>,
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

fn verdict(code: Code, warnings: &[Warning]) -> Verdict {
    match code {
        _ if !code.is_usable() => Verdict::Failed,
        Code::Ok if !warnings.iter().any(|warning| warning.code.is_drawback()) => Verdict::Ok,
        _ => Verdict::Degraded,
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
