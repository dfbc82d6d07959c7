use leptos::prelude::*;
use mailsteps_settings::{Confidence, Field, Span, Step};

use super::{RichTextView, SettingValue, SourceList};
use crate::{sheet::Sheet, text::fill};

/// One step of a walkthrough.
#[component]
pub fn StepView(
    /// The step.
    step: &'static Step,
    /// Its number, from 1.
    number: usize,
    /// How many there are.
    count: usize,
    /// Whose settings.
    sheet: Sheet,
) -> AnyView {
    let words = &sheet.app.words.walkthrough;
    let number_text = number.to_string();
    let position = fill(words.step_of, &[("number", &number_text), ("count", &count.to_string())]);
    let text = step.text.iter().map(|text| view! { <p><RichTextView text sheet /></p> }).collect_view();
    let then = step.then.as_ref().map(|text| view! { <p class="step__then"><RichTextView text sheet /></p> });
    let general =
        (step.source.confidence == Confidence::General).then(|| view! { <p class="step__general">{words.general}</p> });
    view! {
        <li class="step" id=format!("step-{number}") data-step=step.id.to_string()>
            <h3 class="step__title">
                <span class="step__number" aria-hidden="true">{number_text}</span>
                <span class="visually-hidden">{position}": "</span>
                <span><RichTextView text=&step.title sheet /></span>
            </h3>
            {general}
            <MenuPath path=&step.path label=words.menu_path />
            {text}
            <Fields fields=&step.fields sheet />
            {then}
            <details class="step__different">
                <summary>{words.different}</summary>
                <p><RichTextView text=&step.different sheet /></p>
                <p class="fine">{words.source}":"</p>
                <SourceList app=sheet.app sources=&step.source.sources />
            </details>
        </li>
    }
    .into_any()
}

/// A menu path, caption by caption.
#[component]
fn MenuPath(path: &'static [String], label: &'static str) -> impl IntoView {
    let parts = path.iter().map(|part| view! { <li><b translate="no">{part.as_str()}</b></li> }).collect_view();
    (!path.is_empty()).then(|| view! { <ol class="menu-path" aria-label=label>{parts}</ol> })
}

/// The fields of a dialog with what belongs in them.
#[component]
fn Fields(fields: &'static [Field], sheet: Sheet) -> impl IntoView {
    let row = move |field: &'static Field| {
        let value = match field.value.spans() {
            [Span::Setting(setting)] if *setting == setting.fact() => {
                view! { <SettingValue sheet setting=*setting label=field.caption.clone() /> }.into_any()
            }
            _ => view! { <RichTextView text=&field.value sheet /> }.into_any(),
        };
        view! { <div class="field"><dt translate="no">{field.caption.as_str()}</dt><dd>{value}</dd></div> }
    };
    (!fields.is_empty()).then(|| view! { <dl class="fields">{fields.iter().map(row).collect_view()}</dl> })
}
