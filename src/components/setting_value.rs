use mailsteps_settings::Setting;

use crate::{
    dom::{Action, El, el},
    sheet::Sheet,
    text::fill,
};

/// A setting's value, with a button that copies it. `label` is what the reader's screen calls it.
pub fn setting_value(sheet: Sheet, setting: Setting, label: &str) -> El {
    let words = &sheet.app.words.value;
    let copy = el("button")
        .class("copy")
        .action(Action::Copy)
        .attr("aria-label", fill(words.copy_of, &[("what", label)]))
        .attr("data-what", label)
        .text(words.copy);
    let class = if is_example(sheet, setting) { "value value--example" } else { "value" };
    el("span").class(class).child(bare_value(sheet, setting)).child(copy)
}

/// The bare value. The element with `data-setting` holds exactly the value, for support tools and tests.
pub fn bare_value(sheet: Sheet, setting: Setting) -> El {
    let value = el("span").class("value__text").attr("translate", "no").text(sheet.text(setting));
    // A box to tick shows "ticked", which is not the setting's value.
    if setting == setting.fact() { value.attr("data-setting", setting.id()) } else { value }
}

/// Whether the value is made with a made-up address.
fn is_example(sheet: Sheet, setting: Setting) -> bool {
    matches!(setting, Setting::Address | Setting::IncomingUsername | Setting::OutgoingUsername) && !sheet.has_address()
}
