use std::time::Duration;

use leptos::prelude::*;
use mailsteps_settings::Setting;

use crate::{App, browser, sheet::Sheet, text::fill};

/// A setting's value, with a button that copies it.
///
/// The element with `data-setting` holds exactly the value, so that support tools and tests can read it.
#[component]
pub fn SettingValue(
    /// Whose settings.
    sheet: Sheet,
    /// Which one.
    setting: Setting,
    /// What the reader's screen calls it, for the copy button's name.
    #[prop(into)]
    label: String,
) -> AnyView {
    view! {
        <span class="value" class:value--example=move || is_example(sheet, setting)>
            <Value sheet setting />
            <CopyButton text=Signal::derive(move || sheet.text(setting)) label />
        </span>
    }
    .into_any()
}

/// The bare value.
#[component]
pub fn Value(
    /// Whose settings.
    sheet: Sheet,
    /// Which one.
    setting: Setting,
) -> AnyView {
    // A box to tick shows "ticked", which is not the setting's value.
    let name = (setting == setting.fact()).then(|| setting.id());
    view! { <span class="value__text" translate="no" data-setting=name>{move || sheet.text(setting)}</span> }.into_any()
}

/// Whether the value is made with a made-up address.
fn is_example(sheet: Sheet, setting: Setting) -> bool {
    matches!(setting, Setting::Address | Setting::IncomingUsername | Setting::OutgoingUsername) && !sheet.has_address()
}

#[component]
fn CopyButton(text: Signal<String>, label: String) -> AnyView {
    let app = App::from_context();
    let words = &app.words.value;
    let is_copied = RwSignal::new(false);
    let name = fill(words.copy_of, &[("what", &label)]);
    let copied = fill(words.copied_of, &[("what", &label)]);
    let copy = move |_| {
        let copied = copied.clone();
        browser::clipboard::copy(text.get_untracked(), move |is_done| {
            app.announcement.set(if is_done { copied.clone() } else { words.copy_refused.to_owned() });
            is_copied.set(is_done);
            set_timeout(move || is_copied.set(false), Duration::from_secs(3));
        });
    };
    view! {
        <button type="button" class="copy" class:copy--done=is_copied aria-label=name on:click=copy>
            {move || if is_copied.get() { words.copied } else { words.copy }}
        </button>
    }
    .into_any()
}
