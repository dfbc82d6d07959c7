//! A check of one POP3 service with TLS from the first byte, while nothing is cached: by us, by openssl, and by the
//! blackbox exporter. And what the two servers hold in memory after it.

use std::{
    fs,
    io::Write as _,
    net::SocketAddr,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};

use super::{
    http::Client,
    memory::Memory,
    numbers::{median, milliseconds, timed},
    server::{Network, Program, Served, free_address, start},
    table::{Row, Table, Target},
};
use crate::process::Companion;

const HOST: &str = "pop.centurylink.net";
const PORT: u16 = 995;

/// A provider with this one service.
const DOMAIN: &str = "pop.test";
const SOURCES: &str = include_str!("data/sources.json");
const PROVIDER: &str = include_str!("data/providers/bench.json");

/// Not counted: caches fill, files are read for the first time.
const WARM_UP: u32 = 10;

/// Everything that is asked in turn.
struct Ways<'a> {
    program: &'a Program,
    network: &'a Network,
    settings: String,
    upstream: SocketAddr,
    served: Served,
    ours: Client,
    exporter: Client,
}

/// How long one check took, each way.
struct Times {
    served: Duration,
    exporter: Duration,
    process: Duration,
    openssl: Duration,
}

pub fn measure(table: &mut Table, program: &Program, network: &Network, folder: &Path, checks: u32) -> Result<()> {
    let upstream = network.address(&format!("{HOST}:{PORT}"))?;
    let settings = write_settings(folder)?;
    // With the data that everybody has, whose domain has three services: what is measured is what runs.
    let whole = program.serve(network, &["--cache-seconds", "0"])?;
    let (exporter, exporter_address) = start_exporter(network, folder)?;
    let served = program.serve(network, &["--cache-seconds", "0", "--settings", &settings])?;
    let ours = Client::connect(served.address)?;
    let mut ways =
        Ways { program, network, settings, upstream, ours, served, exporter: Client::connect(exporter_address)? };
    // In turn, so that whatever else the machine does hits all alike.
    let times = (0..WARM_UP + checks).map(|_| ways.check()).collect::<Result<Vec<Times>>>()?;
    let times = &times[WARM_UP as usize..];
    add_times(table, times);
    let small = Memory::of(ways.served.process.0.id())?;
    let theirs = Memory::of(exporter.0.id())?;
    let mut client = Client::connect(whole.address)?;
    for _ in 0..WARM_UP + checks {
        let answer = client.get("/api/v1/probe/centurylink.net")?;
        ensure!(answer.status == 200 && answer.text().matches("\"verdict\":\"ok\"").count() == 3, "{}", answer.text());
    }
    let all = Memory::of(whole.process.0.id())?;
    add_memory(table, "memory of the server after these checks (VmRSS, VmHWM)", small, theirs);
    add_memory(table, "the same with all of the data, three services a check", all, theirs);
    Ok(())
}

impl Ways<'_> {
    fn check(&mut self) -> Result<Times> {
        let (served, answer) = timed(|| self.ours.get(&format!("/api/v1/probe/{DOMAIN}")));
        let answer = answer?.text();
        ensure!(answer.contains("\"verdict\":\"ok\"") && !answer.contains("\"failed\""), "{answer}");

        let target = format!("/probe?module=pop3s&target={}", self.upstream);
        let (exporter, answer) = timed(|| self.exporter.get(&target));
        let answer = answer?.text();
        ensure!(answer.contains("\nprobe_success 1"), "the exporter did not succeed: {answer}");

        let mut command = Command::new(&self.program.path);
        command.args(["probe", DOMAIN, "--json", "--settings", &self.settings]).args(self.network.args());
        let (process, output) = timed(|| command.stdin(Stdio::null()).output());
        let output = output?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));

        let (openssl, said) = timed(|| handshake(self.upstream, self.network.ca_file()));
        let said = said?;
        ensure!(said.lines().filter(|line| line.starts_with("+OK")).count() == 2, "openssl heard {said:?}");
        Ok(Times { served, exporter, process, openssl })
    }
}

/// One handshake, the greeting, and good-bye.
fn handshake(upstream: SocketAddr, ca_file: &str) -> Result<String> {
    let mut command = Command::new("openssl");
    command.args(["s_client", "-quiet", "-verify_quiet", "-verify_return_error", "-servername", HOST]);
    command.args(["-verify_hostname", HOST, "-CAfile", ca_file, "-connect", &upstream.to_string()]);
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().context("openssl does not start")?;
    child.stdin.take().context("openssl has no input")?.write_all(b"QUIT\r\n")?;
    Ok(String::from_utf8_lossy(&child.wait_with_output()?.stdout).into_owned())
}

fn write_settings(folder: &Path) -> Result<String> {
    let settings = folder.join("settings");
    fs::create_dir_all(settings.join("providers"))?;
    fs::write(settings.join("sources.json"), SOURCES)?;
    fs::write(settings.join("providers/bench.json"), PROVIDER)?;
    Ok(settings.display().to_string())
}

/// It speaks the same dialogue as we do, and verifies the certificate too.
fn start_exporter(network: &Network, folder: &Path) -> Result<(Companion, SocketAddr)> {
    let configuration = folder.join("blackbox.yml");
    fs::write(&configuration, exporter_configuration(network.ca_file()))?;
    let address = free_address()?;
    let mut command = Command::new("prometheus-blackbox-exporter");
    command.arg(format!("--config.file={}", configuration.display())).arg(format!("--web.listen-address={address}"));
    Ok((start(&mut command, address, &folder.join("blackbox.log"))?, address))
}

fn exporter_configuration(ca_file: &str) -> String {
    format!(
        "modules:
  pop3s:
    prober: tcp
    timeout: 10s
    tcp:
      preferred_ip_protocol: ip4
      tls: true
      tls_config:
        ca_file: {ca_file}
        server_name: {HOST}
      query_response:
        - expect: '^\\+OK'
        - send: CAPA
        - expect: '^\\.$'
        - send: QUIT
        - expect: '^\\+OK'
"
    )
}

fn add_times(table: &mut Table, times: &[Times]) {
    let of = |pick: fn(&Times) -> Duration| median(&times.iter().map(pick).collect::<Vec<_>>());
    let (served, process) = (of(|times| times.served), of(|times| times.process));
    let (exporter, openssl) = (of(|times| times.exporter), of(|times| times.openssl));
    let mut add = |what: &str, ours: Duration, name: &str, theirs: Duration, most: Option<&'static str>| {
        let target = most.map(|words| Target { words, met: ours <= theirs });
        table.add(Row {
            what: what.to_owned(),
            ours: milliseconds(ours),
            theirs: format!("{name} {}", milliseconds(theirs)),
            ratio: Some(ours.as_secs_f64() / theirs.as_secs_f64()),
            target,
        });
    };
    let not_slower = Some("not slower");
    let median = format!("median of {}", times.len());
    add(
        &format!("cold check of one POP3 service over HTTP, {median}"),
        served,
        "blackbox exporter",
        exporter,
        not_slower,
    );
    add(&format!("the same by `mailsteps probe`, {median}"), process, "openssl s_client", openssl, None);
    add("cold check over HTTP, against a process for each", served, "openssl s_client", openssl, None);
}

#[expect(clippy::cast_precision_loss, reason = "kilobytes of memory fit")]
fn add_memory(table: &mut Table, what: &str, ours: Memory, theirs: Memory) {
    let ratio = ours.now_kb as f64 / theirs.now_kb as f64;
    table.add(Row {
        what: what.to_owned(),
        ours: ours.in_words(),
        theirs: format!("blackbox exporter {}", theirs.in_words()),
        ratio: Some(ratio),
        target: Some(Target { words: "at most 0.5", met: ratio <= 0.5 }),
    });
}
