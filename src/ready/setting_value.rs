use mailsteps_settings::Setting;

use super::sheet::Sheet;
use crate::dom::Html;

/// A setting's value, with a button that copies it. `label` is what the reader's screen calls it.
pub fn setting_value(page: &mut Html, sheet: Sheet, setting: Setting, label: &str) {
    let words = &sheet.app.words.value;
    page.put(if is_example(sheet, setting) {
        "<span class=\"value value--example\">"
    } else {
        "<span class=\"value\">"
    });
    bare_value(page, sheet, setting);
    page.put("<button type=\"button\" class=\"copy\" data-action=\"copy\" data-what=\"").text(label);
    page.put("\" aria-label=\"").fill(words.copy_of, &[("what", label)]).put("\">").text(words.copy);
    page.put("</button></span>");
}

/// The bare value. The element with `data-setting` holds exactly the value, for support tools and tests.
pub fn bare_value(page: &mut Html, sheet: Sheet, setting: Setting) {
    page.put("<span class=\"value__text\" translate=\"no\"");
    // A box to tick shows "ticked", which is not the setting's value.
    if setting == setting.fact() {
        page.put(" data-setting=\"").put(setting.id()).put("\"");
    }
    page.put(">");
    breakable(page, &sheet.text(setting));
    page.put("</span>");
}

/// A value, which may break before the `@` of an address and nowhere else.
pub fn breakable(page: &mut Html, value: &str) {
    for (index, part) in value.split('@').enumerate() {
        page.put(if index > 0 { "<wbr>@" } else { "" }).text(part);
    }
}

/// Whether the value is made with a made-up address.
fn is_example(sheet: Sheet, setting: Setting) -> bool {
    matches!(setting, Setting::Address | Setting::IncomingUsername | Setting::OutgoingUsername) && !sheet.has_address()
}
