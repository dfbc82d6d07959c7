use mailsteps_probe::report::{Outcome, Service, Stage, Verdict};

use super::fold;
use crate::{
    App,
    dom::{El, el},
    findings::service_name,
    text::{Words, fill},
};

/// One server's result: the verdict in words, and the stages folded away.
pub fn probe_ladder(app: App, service: &Service) -> El {
    let words = &app.words.check;
    let (verdict, verdict_text, sign) = match service.verdict {
        Verdict::Ok => ("ok", words.answers, "✓"),
        Verdict::Degraded => ("degraded", words.answers_with_drawback, "!"),
        Verdict::Failed => ("failed", words.does_not, "✗"),
    };
    let name = el("span")
        .text(service_name(service, app.words))
        .child(el("span").class("service__verdict").text(verdict_text));
    let place = el("p")
        .child(el("span").class("host").attr("translate", "no").text(service.host.clone()))
        .text(format!(", port {}", service.port));
    let ladder = el("ol").class("ladder").children(service.stages.iter().map(|stage| stage_line(app.words, stage)));
    el("section")
        .class("service")
        .attr("data-service", service.protocol.id())
        .attr("data-verdict", verdict)
        .attr("data-code", service.code.id())
        .child(el("h3").child(el("span").class("service__sign").attr("aria-hidden", "true").text(sign)).child(name))
        .child(place)
        .child(el("p").text((words.code)(service.code).found))
        .children(service.warnings.iter().map(|text| el("p").text(text.clone())))
        .child(fold(words.details).child(ladder))
}

fn stage_line(words: &'static Words, stage: &Stage) -> El {
    let here = &words.check;
    let number = fill(here.milliseconds, &[("number", &stage.duration_ms.to_string())]);
    let (outcome, took) = match stage.outcome {
        Outcome::Ok => ("ok", number.as_str()),
        Outcome::Failed => ("failed", number.as_str()),
        Outcome::Skipped => ("skipped", here.skipped),
    };
    let text = fill(here.took, &[("stage", (here.stage)(stage.stage)), ("milliseconds", took)]);
    let facts = facts(words, stage).into_iter().map(|line| el("li").text(line));
    el("li").attr("data-outcome", outcome).child(el("p").text(text)).child(el("ul").children(facts))
}

fn facts(words: &Words, stage: &Stage) -> Vec<String> {
    let here = &words.check;
    let facts = &stage.facts;
    let line = |sentence: &str, value: String| fill(sentence, &[("value", &value)]);
    let mut lines: Vec<String> = facts.addresses.iter().map(|address| line(here.address, address.clone())).collect();
    if let Some(version) = &facts.tls_version {
        let cipher = facts.cipher.as_ref().map(|cipher| format!(", {cipher}")).unwrap_or_default();
        lines.push(line(here.encryption, format!("{version}{cipher}")));
    }
    if let Some(certificate) = &facts.certificate {
        lines.push(line(here.certificate_for, certificate.names.join(", ")));
        lines.push(line(here.certificate_by, certificate.issuer.clone()));
        lines.push(line(here.certificate_until, certificate.not_after.clone()));
    }
    if let Some(banner) = &facts.banner {
        lines.push(line(here.said, banner.clone()));
    }
    if !facts.capabilities.is_empty() {
        lines.push(line(here.can, facts.capabilities.join(", ")));
    }
    lines.extend(facts.detail.clone());
    lines
}
