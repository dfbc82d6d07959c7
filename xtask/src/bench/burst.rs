//! Many readers at once while nothing is cached, each on a connection of their own: how many checks do the mail servers
//! see?

use std::{sync::Arc, time::Duration};

use anyhow::{Context as _, Result, ensure};

use super::{
    http::Client,
    numbers::{grouped, milliseconds, timed},
    relay::{Opening, Relay},
    server::{Network, Program},
    table::{Row, Table, Target},
};

const DOMAIN: &str = "centurylink.net";
const SERVICES: usize = 3;

pub fn measure(table: &mut Table, program: &Program, network: &Network, readers: u32) -> Result<()> {
    let opening = Arc::<Opening>::default();
    let mut relays = Vec::new();
    let network = network.through(|to| {
        relays.push(Relay::start(to, Arc::clone(&opening))?);
        Ok(relays.last().context("it was pushed a moment ago")?.address)
    })?;
    let served = program.serve(&network, &[])?;
    let (connecting, clients) =
        timed(|| (0..readers).map(|_| Client::connect(served.address)).collect::<Result<Vec<_>>>());
    let mut clients = clients?;
    // Nobody has an answer before the last has asked: the mail servers' doors are shut until then.
    let (asking, asked) = timed(|| ask(&mut clients));
    asked?;
    let (answering, answers) = timed(|| {
        opening.open();
        answers(&mut clients)
    });
    answers?;
    ensure!(
        relays.iter().all(|relay| relay.too_late() == 0),
        "asking took {} here, longer than a check may last; try fewer --readers",
        milliseconds(asking)
    );
    let connections: Vec<u32> = relays.iter().map(Relay::came).filter(|came| *came > 0).collect();
    add(table, readers, &connections, [connecting, answering]);
    Ok(())
}

fn ask(clients: &mut [Client]) -> Result<()> {
    for client in clients {
        client.ask(&format!("/api/v1/probe/{DOMAIN}"))?;
    }
    Ok(())
}

/// All get the same report, and it is a good one.
fn answers(clients: &mut [Client]) -> Result<()> {
    let mut first = None;
    for client in clients {
        let answer = client.answer()?;
        ensure!(answer.status == 200, "{} {}", answer.status, answer.text());
        let first = first.get_or_insert_with(|| answer.body.clone());
        ensure!(*first == answer.body, "not all have the same report");
    }
    let report = String::from_utf8_lossy(&first.unwrap_or_default()).into_owned();
    ensure!(report.matches("\"verdict\":\"ok\"").count() == SERVICES, "{report}");
    Ok(())
}

fn add(table: &mut Table, readers: u32, connections: &[u32], [connecting, answering]: [Duration; 2]) {
    let met = connections == [1; SERVICES];
    table.add(Row {
        what: format!("checks that each mail server sees of {} readers at once", grouped(readers.into())),
        ours: connections.iter().map(u32::to_string).collect::<Vec<_>>().join(", "),
        theirs: format!(
            "all connected within {}; all have their answer {} later",
            milliseconds(connecting),
            milliseconds(answering)
        ),
        ratio: None,
        target: Some(Target { words: "1 each", met }),
    });
}
