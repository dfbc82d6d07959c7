//! Answers that are kept, against nginx with the same bytes and the same headers in a file.

use std::{fmt::Write as _, fs, net::SocketAddr, path::Path, process::Command};

use anyhow::{Result, ensure};

use super::{
    http::{Answer, Client},
    numbers::{grouped, median, milliseconds},
    server::{Network, Program, free_address, start},
    table::{Row, Table, Target},
    wrk::{Load, load},
};
use crate::process::Companion;

const PATH: &str = "/api/v1/probe/centurylink.net";
const ROUNDS: usize = 3;

/// As many as a busy site has at once, and as many as an outage brings.
const FEW: u32 = 64;
const MANY: u32 = 1000;

pub fn measure(table: &mut Table, program: &Program, network: &Network, folder: &Path, seconds: u32) -> Result<()> {
    // No check in between: the first answer lasts.
    let served = program.serve(network, &["--cache-seconds", "3600"])?;
    let answer = Client::connect(served.address)?.get(PATH)?;
    ensure!(answer.status == 200, "{}", answer.text());
    let (_nginx, address) = start_nginx(folder, &answer)?;
    same(&answer, &Client::connect(address)?.get(PATH)?)?;
    let both = [served.address, address].map(|address| format!("http://{address}{PATH}"));
    let few = in_turn(&both, FEW, seconds)?;
    let many = in_turn(&both, MANY, seconds)?;
    add(table, few, many);
    Ok(())
}

/// In turn, so that whatever else the machine does hits both alike.
fn in_turn(both: &[String; 2], connections: u32, seconds: u32) -> Result<[Vec<Load>; 2]> {
    let mut loads = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for (url, loads) in both.iter().zip(&mut loads) {
            loads.push(load(url, connections, seconds)?);
        }
    }
    Ok(loads)
}

/// The comparison is fair when both send the same.
fn same(ours: &Answer, theirs: &Answer) -> Result<()> {
    ensure!(ours.body == theirs.body, "nginx sends another body");
    for (name, value) in headers(ours) {
        ensure!(theirs.header(name) == Some(value), "nginx sends {name}: {:?} and not {value}", theirs.header(name));
    }
    Ok(())
}

/// Those that are not made anew for each answer.
fn headers(answer: &Answer) -> impl Iterator<Item = (&str, &str)> {
    let made = ["date", "server", "connection", "vary"];
    let kept = answer.headers.iter().filter(move |(name, _)| !made.contains(&name.as_str()));
    kept.map(|(name, value)| (name.as_str(), value.as_str()))
}

fn start_nginx(folder: &Path, answer: &Answer) -> Result<(Companion, SocketAddr)> {
    let file = folder.join(format!("www{PATH}"));
    fs::create_dir_all(file.with_file_name(""))?;
    fs::write(&file, &answer.body)?;
    let address = free_address()?;
    let configuration = folder.join("nginx.conf");
    fs::write(&configuration, configuration_for(answer, address, folder)?)?;
    // Its own files and its own port; nothing of the system's nginx.
    let mut command = Command::new(nginx());
    command.arg("-e").arg("stderr").arg("-p").arg(folder).arg("-c").arg(&configuration);
    Ok((start(&mut command, address, &folder.join("nginx.log"))?, address))
}

/// Debian has it where not everybody's path leads.
fn nginx() -> &'static str {
    if Path::new("/usr/sbin/nginx").exists() { "/usr/sbin/nginx" } else { "nginx" }
}

/// Tuned as one would for this: no log, open files kept, connections that last. The workers keep our user, for the folder
/// is nobody else's; where we are not root nginx passes over that line.
fn configuration_for(answer: &Answer, address: SocketAddr, folder: &Path) -> Result<String> {
    let mut headers_to_add = String::new();
    for (name, value) in headers(answer).filter(|(name, _)| !matches!(*name, "content-type" | "content-length")) {
        writeln!(headers_to_add, "      add_header {name} \"{}\";", value.replace('"', "\\\""))?;
    }
    let temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("  {kind}_temp_path {}/{kind};\n", folder.display()))
        .concat();
    Ok(format!(
        "daemon off;
user root;
pid {folder}/nginx.pid;
worker_processes 2;
worker_rlimit_nofile 8192;
events {{ worker_connections 4096; }}
http {{
{temp}  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  open_file_cache max=10;
  open_file_cache_valid 3600s;
  default_type {kind};
  etag off;
  server {{
    listen {address};
    location / {{
      root {folder}/www;
{headers_to_add}    }}
  }}
}}
",
        folder = folder.display(),
        kind = answer.header("content-type").unwrap_or("application/json"),
    ))
}

fn add(table: &mut Table, few: [Vec<Load>; 2], many: [Vec<Load>; 2]) {
    let rates = few.map(|loads| median(&loads.iter().map(|load| load.rate).collect::<Vec<_>>()));
    let whole = rates.map(per_second);
    let ratio = rates[0] / rates[1];
    table.add(Row {
        what: format!("cached answers, {FEW} connections, median of {ROUNDS}"),
        ours: whole[0].clone(),
        theirs: format!("nginx, static file {}", whole[1]),
        ratio: Some(ratio),
        target: Some(Target { words: "at least 0.5", met: ratio >= 0.5 }),
    });
    let rates = many.each_ref().map(|loads| median(&loads.iter().map(|load| load.rate).collect::<Vec<_>>()));
    let p99 = many.map(|loads| median(&loads.iter().map(|load| load.p99).collect::<Vec<_>>()));
    table.add(Row {
        what: format!("cached answers, {MANY} connections"),
        ours: per_second(rates[0]),
        theirs: format!("nginx {}", per_second(rates[1])),
        ratio: Some(rates[0] / rates[1]),
        target: None,
    });
    table.add(Row {
        what: format!("99 of 100 answers within, {MANY} connections"),
        ours: milliseconds(p99[0]),
        theirs: format!("nginx {}", milliseconds(p99[1])),
        ratio: Some(p99[0].as_secs_f64() / p99[1].as_secs_f64()),
        target: None,
    });
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rate is above zero and far below 2^63")]
fn per_second(rate: f64) -> String {
    format!("{}/s", grouped(rate as u64))
}
