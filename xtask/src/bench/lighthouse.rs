//! Lighthouse, and what it says of a page on a slow telephone.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use crate::{node, process};

/// The newest one that runs on the node of Debian's and NodeSource's long-term versions (18 and 20).
const PACKAGE: &str = "lighthouse@12.8.2";

/// As they are named in its report.
pub const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// What it says of one visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// For each of `CATEGORIES`, up to 100.
    pub scores: [u32; 4],
    /// First contentful paint on the simulated telephone, in milliseconds.
    pub paint_ms: f64,
    /// What cost a point, by the names of its audits.
    pub wanting: Vec<String>,
}

/// How often it may fail by itself: now and then its trace of a page lacks the beginning.
const TRIES: usize = 3;

/// Opens a page in a fresh Chromium, as Lighthouse's default has it: a telephone, four times slower than this machine, with
/// 1.6 Mbit/s and 150 ms to the server, simulated.
pub fn visit(url: &str, home: &Path) -> Result<Visit> {
    let mut command = node::tool(PACKAGE, "lighthouse/cli/index.js")
        .context("Lighthouse cannot be had: it needs node and the network")?;
    command.args([url, "--output=json", "--quiet", "--disable-full-page-screenshot"]);
    command.arg(format!("--only-categories={}", CATEGORIES.join(",")));
    command.arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run");
    command.env("CHROME_PATH", "/usr/bin/chromium").env("HOME", home).env("TMPDIR", home);
    let mut visit = || read(&process::quietly(&mut command)?);
    let mut seen = visit();
    for _ in 1..TRIES {
        if seen.is_err() {
            seen = visit();
        }
    }
    seen.with_context(|| format!("Lighthouse on {url}"))
}

fn read(report: &str) -> Result<Visit> {
    let report: Value = serde_json::from_str(report)?;
    let failure = &report["runtimeError"]["message"];
    ensure!(failure.is_null(), "{failure}");
    let mut scores = [0; 4];
    let mut wanting = Vec::new();
    for (score, category) in scores.iter_mut().zip(CATEGORIES) {
        let category = &report["categories"][category];
        *score = hundred(category["score"].as_f64().context("a category has no score")?);
        let audits = category["auditRefs"].as_array().into_iter().flatten();
        let weighty = audits.filter(|audit| audit["weight"].as_f64().is_some_and(|weight| weight > 0.0));
        let short = weighty.filter_map(|audit| {
            let id = audit["id"].as_str()?;
            let score = report["audits"][id]["score"].as_f64()?;
            (score < 0.995).then(|| format!("{id} {}", hundred(score)))
        });
        wanting.extend(short);
    }
    let paint_ms =
        report["audits"]["first-contentful-paint"]["numericValue"].as_f64().context("nothing was painted")?;
    Ok(Visit { scores, paint_ms, wanting })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "scores are between 0 and 1")]
fn hundred(score: f64) -> u32 {
    (score * 100.0).round() as u32
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn reads_scores_and_what_cost_a_point() {
        let audit = |id: &str, weight: u32| json!({ "id": id, "weight": weight });
        let category = |score: f64, audits: &[Value]| json!({ "score": score, "auditRefs": audits });
        let report = json!({
            "categories": {
                "performance": category(0.994, &[audit("first-contentful-paint", 10), audit("speed-index", 10)]),
                "accessibility": category(1.0, &[]),
                "best-practices": category(0.96, &[audit("errors-in-console", 1), audit("diagnostic", 0)]),
                "seo": category(1.0, &[audit("canonical", 1)]),
            },
            "audits": {
                "first-contentful-paint": { "score": 0.99, "numericValue": 910.5 },
                "speed-index": { "score": 1 },
                "errors-in-console": { "score": 0 },
                "diagnostic": { "score": 0 },
                "canonical": { "score": null },
            },
        });
        let wanting = ["first-contentful-paint 99", "errors-in-console 0"].map(str::to_owned).to_vec();
        assert_eq!(read(&report.to_string()).unwrap(), Visit { scores: [99, 100, 96, 100], paint_ms: 910.5, wanting });
        let failed = json!({ "runtimeError": { "message": "the page did not load" } });
        assert!(read(&failed.to_string()).unwrap_err().to_string().contains("did not load"));
    }
}
