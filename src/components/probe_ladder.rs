use leptos::prelude::*;
use mailsteps_probe::report::{Outcome, Service, Stage, Verdict};

use crate::{
    App,
    findings::service_name,
    text::{Words, fill},
};

/// One server's result: the verdict in words, and the stages folded away.
#[component]
pub fn ProbeLadder(
    /// The state.
    app: App,
    /// The server.
    service: Service,
) -> AnyView {
    let words = &app.words.check;
    let (verdict, verdict_text, sign) = match service.verdict {
        Verdict::Ok => ("ok", words.answers, "✓"),
        Verdict::Degraded => ("degraded", words.answers_with_drawback, "!"),
        Verdict::Failed => ("failed", words.does_not, "✗"),
    };
    let reason = (words.code)(service.code).found;
    let name = service_name(&service, app.words);
    let protocol = serde_json::to_value(service.protocol).ok().and_then(|value| value.as_str().map(str::to_owned));
    let warnings = service.warnings.iter().map(|text| view! { <p>{text.clone()}</p> }).collect_view();
    let stages =
        service.stages.iter().map(|stage| view! { <StageLine words=app.words stage=stage.clone() /> }).collect_view();
    view! {
        <section class="service" data-service=protocol data-verdict=verdict data-code=service.code.id()>
            <h3>
                <span class="service__sign" aria-hidden="true">{sign}</span>
                <span>{name}<span class="service__verdict">{verdict_text}</span></span>
            </h3>
            <p><span class="host" translate="no">{service.host.clone()}</span>", port "{service.port}</p>
            <p>{reason}</p>
            {warnings}
            <details class="fold">
                <summary>{words.details}</summary>
                <ol class="ladder">{stages}</ol>
            </details>
        </section>
    }
    .into_any()
}

#[component]
fn StageLine(words: &'static Words, stage: Stage) -> AnyView {
    let here = &words.check;
    let name = (here.stage)(stage.stage);
    let (outcome, text) = match stage.outcome {
        Outcome::Ok | Outcome::Failed => {
            let number = fill(here.milliseconds, &[("number", &stage.duration_ms.to_string())]);
            let outcome = if stage.outcome == Outcome::Ok { "ok" } else { "failed" };
            (outcome, fill(here.took, &[("stage", name), ("milliseconds", &number)]))
        }
        Outcome::Skipped => ("skipped", fill(here.took, &[("stage", name), ("milliseconds", here.skipped)])),
    };
    let facts = facts(words, &stage).into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! { <li data-outcome=outcome><p>{text}</p><ul>{facts}</ul></li> }.into_any()
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
