use qrcodegen::{QrCode, QrCodeEcc};

/// How many modules of white belong around a code (ISO/IEC 18004, section 5.3.8).
const MARGIN: i32 = 4;

/// A text as a QR code.
pub fn svg(text: &str, label: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = (code.size() + 2 * MARGIN).to_string();
    let mut dark = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                dark.extend(["M", &(x + MARGIN).to_string(), " ", &(y + MARGIN).to_string(), "h1v1h-1z"]);
            }
        }
    }
    Some(
        [
            "<svg role=\"img\" aria-label=\"",
            &escaped(label),
            "\" shape-rendering=\"crispEdges\" viewBox=\"0 0 ",
            &size,
            " ",
            &size,
            "\"><path fill=\"#fff\" d=\"M0 0h",
            &size,
            "v",
            &size,
            "H0z\"/><path fill=\"#000\" d=\"",
            &dark,
            "\"/></svg>",
        ]
        .concat(),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::svg;

    #[test]
    fn a_code_has_its_margin_and_its_name() {
        let code = svg("https://mail.example.net/q.com/#address=jane@q.com", "a \"code\"").unwrap();
        assert!(code.starts_with("<svg role=\"img\" aria-label=\"a &quot;code&quot;\""));
        // The first dark module is the corner of the finder pattern.
        assert!(code.contains("d=\"M4 4h1v1h-1z"));
        assert!(svg(&"x".repeat(4_000), "").is_none());
    }
}
