//! oEmbed's other form.

use super::OEmbed;

/// The same fields as in JSON, each an element.
pub(super) fn write(oembed: &OEmbed) -> String {
    let (cache_age, width, height) =
        (oembed.cache_age.to_string(), oembed.width.to_string(), oembed.height.to_string());
    let fields = [
        ("version", oembed.version),
        ("type", oembed.r#type),
        ("title", &oembed.title),
        ("provider_name", &oembed.provider_name),
        ("provider_url", &oembed.provider_url),
        ("cache_age", &cache_age),
        ("html", &oembed.html),
        ("width", &width),
        ("height", &height),
    ];
    let fields: String = fields.iter().map(|(name, value)| format!("<{name}>{}</{name}>\n", escaped(value))).collect();
    format!("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>\n{fields}</oembed>\n")
}

/// A text in an element or in an attribute's value.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
