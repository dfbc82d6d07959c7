use crate::dom::Html;

/// A link inside the guide; `class` may be empty.
pub fn link(page: &mut Html, class: &'static str, href: &str, text: &str) {
    page.put("<a ");
    if !class.is_empty() {
        page.put("class=\"").put(class).put("\" ");
    }
    page.put("href=\"").address(href).put("\">").text(text).put("</a>");
}

/// A link to another site: in a tab of its own, so that the steps stay where they are.
pub fn link_out(page: &mut Html, href: &str, text: &str) {
    page.put("<a target=\"_blank\" rel=\"noopener\" href=\"").text(href).put("\">").text(text).put("</a>");
}

/// A link to another site under its own address, which is shown as people say it.
#[cfg(feature = "ssr")]
pub fn link_to_site(page: &mut Html, href: &str) {
    let shown = href.strip_prefix("https://").unwrap_or(href);
    link_out(page, href, shown.strip_suffix('/').unwrap_or(shown));
}

/// A heading that opens what is folded away below it, up to the `</details>` that the caller writes.
pub fn begin_fold(page: &mut Html, summary: &str) {
    page.put("<details class=\"fold\"><summary>").text(summary).put("</summary>");
}
