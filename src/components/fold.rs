use crate::dom::{El, el};

/// A heading that opens what is folded away below it.
pub fn fold(summary: impl AsRef<str>) -> El {
    el("details").class("fold").child(el("summary").text(summary))
}
