//! A text as a QR code (ISO/IEC 18004), drawn in SVG.

use mailsteps_markup::Html;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// How many modules of white belong around a code (ISO/IEC 18004, section 5.3.8).
const QUIET_ZONE: i32 = 4;

/// How fine a code may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finest {
    /// Up to version 10, 57 modules wide: it scans from a screen at arm's length.
    AtArmsLength,
    /// The finest that there is, version 40.
    Any,
}

/// The picture, named `label` for those who do not see it; nothing for a text that is too long. It is black on white whatever
/// the page's colours are: scanners read no other.
#[must_use]
pub fn svg(text: &str, label: &str, finest: Finest) -> Option<String> {
    let largest = match finest {
        Finest::AtArmsLength => Version::new(10),
        Finest::Any => Version::MAX,
    };
    let segments = QrSegment::make_segments(text);
    let code =
        QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, Version::MIN, largest, None, true).ok()?;
    let size = (code.size() + 2 * QUIET_ZONE).to_string();
    let mut svg = Html::default();
    svg.put("<svg role=\"img\" aria-label=\"").text(label).put("\" shape-rendering=\"crispEdges\" viewBox=\"0 0 ");
    svg.text(&size).put(" ").text(&size).put("\"><path fill=\"#fff\" d=\"M0 0h").text(&size).put("v").text(&size);
    svg.put("H0z\"/><path fill=\"#000\" d=\"").text(&dark(&code)).put("\"/></svg>");
    Some(svg.into_string())
}

/// The dark modules, each run of a row as one bar of a path.
fn dark(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let mut end = x;
            while code.get_module(end, y) {
                end += 1;
            }
            if end > x {
                let [left, top, length] = [x + QUIET_ZONE, y + QUIET_ZONE, end - x].map(|number| number.to_string());
                path.extend(["M", &left, " ", &top, "h", &length, "v1h-", &length, "z"]);
            }
            x = end + 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_margin_and_its_name() {
        let code = svg("https://mail.example.net/q.com/#address=jane@q.com", "a \"code\"", Finest::Any).unwrap();
        assert!(code.starts_with("<svg role=\"img\" aria-label=\"a &quot;code&quot;\""));
        // The upper edge of the finder pattern.
        assert!(code.contains("d=\"M4 4h7v1h-7z"));
    }

    #[test]
    fn what_is_too_long() {
        let text = |bytes: usize| "x".repeat(bytes);
        assert!(svg(&text(213), "", Finest::AtArmsLength).is_some());
        assert!(svg(&text(214), "", Finest::AtArmsLength).is_none());
        assert!(svg(&text(214), "", Finest::Any).is_some());
        assert!(svg(&text(4_000), "", Finest::Any).is_none());
    }
}
