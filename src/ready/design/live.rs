//! The stages of a check as they come in: what `browser/live.rs` adds to a check that is under way.

use mailsteps_probe::report::{Outcome, Report, Service, Stage};

use super::by_script::Scripted;
use crate::{dom::Html, text::Check};

/// The page of a check that is under way, with the stages of a report.
pub fn with_stages(page: String, words: &Check, report: &Report) -> String {
    let add = |page: Scripted, service: &Service| {
        page.add(&["live-", service.protocol.id()].concat(), &ladder(words, &service.stages))
    };
    report.services.iter().fold(Scripted(page), add).0
}

fn ladder(words: &Check, stages: &[Stage]) -> String {
    let mut page = Html::default();
    page.put("<ol class=\"ladder\">");
    for stage in stages {
        let sign = match stage.outcome {
            Outcome::Ok => "✓ ",
            Outcome::Failed => "✗ ",
            Outcome::Skipped => continue,
        };
        page.put("<li>").put(sign).text(words.stage(stage.stage)).put(": ");
        page.fill(words.milliseconds, &[("number", &stage.duration_ms.to_string())]).put("</li>");
    }
    page.put("</ol>");
    page.into_string()
}
