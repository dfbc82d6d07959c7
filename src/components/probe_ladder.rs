use mailsteps_probe::report::{Outcome, Service, Stage, Verdict};

use super::{begin_fold, day, number};
use crate::{
    App,
    dom::Html,
    findings::service_name,
    text::{Words, commas},
};

/// One server's result: the verdict in words, and the stages folded away.
pub fn probe_ladder(page: &mut Html, app: App, service: &Service) {
    let words = &app.words.check;
    let (verdict, verdict_text, sign) = match service.verdict {
        Verdict::Ok => ("ok", words.answers, "✓"),
        Verdict::Degraded => ("degraded", words.answers_with_drawback, "!"),
        Verdict::Failed => ("failed", words.does_not, "✗"),
    };
    page.put("<section class=\"service\" data-service=\"").put(service.protocol.id());
    page.put("\" data-verdict=\"").put(verdict).put("\" data-code=\"").put(service.code.id());
    page.put("\"><h3><span class=\"service__sign\" aria-hidden=\"true\">").put(sign).put("</span><span>");
    page.text(&service_name(service, app.words)).put("<span class=\"service__verdict\">").text(verdict_text);
    page.put("</span></span></h3><p><span class=\"host\" translate=\"no\">").text(&service.host);
    page.put("</span>, port ").text(&service.port.to_string()).put("</p><p>");
    page.text(words.code(service.code).found).put("</p>");
    // A server that works well may still have remarks, for those who run it.
    if service.verdict == Verdict::Degraded {
        for warning in &service.warnings {
            page.put("<p>").text(&warning.text).put("</p>");
        }
    }
    begin_fold(page, words.details);
    page.put("<ol class=\"ladder\">");
    for stage in &service.stages {
        stage_line(page, app.words, stage);
    }
    page.put("</ol></details></section>");
}

fn stage_line(page: &mut Html, words: &Words, stage: &Stage) {
    let here = &words.check;
    let outcome = match stage.outcome {
        Outcome::Ok => "ok",
        Outcome::Failed => "failed",
        Outcome::Skipped => "skipped",
    };
    page.put("<li data-outcome=\"").put(outcome).put("\"><p>").text(here.stage(stage.stage)).put(": ");
    if stage.outcome == Outcome::Skipped {
        page.text(here.skipped);
    } else {
        number(page, here.milliseconds, stage.duration_ms);
    }
    page.put("</p><ul>");
    let facts = &stage.facts;
    for address in &facts.addresses {
        fact(page, here.address, address);
    }
    if let Some(version) = &facts.tls_version {
        fact(page, here.encryption, version);
    }
    if let Some(cipher) = &facts.cipher {
        fact(page, here.cipher, cipher);
    }
    if let Some(certificate) = &facts.certificate {
        fact(page, here.certificate_for, &commas(&certificate.names));
        fact(page, here.certificate_by, &certificate.issuer);
        page.put("<li>");
        day(page, &words.frame, here.certificate_until, &certificate.not_after);
        page.put("</li>");
    }
    if let Some(banner) = &facts.banner {
        fact(page, here.said, banner);
    }
    if !facts.capabilities.is_empty() {
        fact(page, here.can, &commas(&facts.capabilities));
    }
    if let Some(detail) = &facts.detail {
        fact(page, "{value}", detail);
    }
    page.put("</ul></li>");
}

fn fact(page: &mut Html, sentence: &str, value: &str) {
    page.put("<li>").fill(sentence, &[("value", value)]).put("</li>");
}
