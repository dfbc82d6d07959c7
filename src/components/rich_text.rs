use leptos::prelude::*;
use mailsteps_settings::{RichText, Setting, Span};

use super::setting_value::Value;
use crate::sheet::Sheet;

/// A step text: words, the program's captions in bold, the reader's values in place.
#[component]
pub fn RichTextView(
    /// The text.
    text: &'static RichText,
    /// Whose settings.
    sheet: Sheet,
) -> impl IntoView {
    let piece = move |span: &'static Span| match span {
        Span::Words(words) => words.as_str().into_any(),
        Span::Caption(caption) => view! { <b translate="no">{caption.as_str()}</b> }.into_any(),
        Span::Setting(Setting::Webmail) => webmail(sheet).into_any(),
        Span::Setting(setting) => view! { <Value sheet setting=*setting /> }.into_any(),
    };
    text.spans().iter().map(piece).collect_view()
}

fn webmail(sheet: Sheet) -> AnyView {
    let address = sheet.text(Setting::Webmail);
    let shown = address.trim_start_matches("https://").trim_end_matches('/').to_owned();
    view! { <a href=address target="_blank" rel="noopener" translate="no">{shown}</a> }.into_any()
}
