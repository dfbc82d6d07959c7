use crate::dom::{El, el};

/// A link inside the guide.
pub fn link(href: impl AsRef<str>, text: impl AsRef<str>) -> El {
    el("a").attr("href", href).text(text)
}

/// A link to another site: in a tab of its own, so that the steps stay where they are.
pub fn link_out(href: &str, text: impl AsRef<str>) -> El {
    link(href, text).attr("target", "_blank").attr("rel", "noopener")
}
