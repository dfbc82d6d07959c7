//! The square itself.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use super::Payload;
use crate::Cannot;

/// White around the code, in modules (ISO/IEC 18004, section 5.3.8).
const QUIET_ZONE: i32 = 4;

/// Larger ones do not scan from a screen at arm's length (rule Q3).
const LARGEST: u8 = 10;

/// A square of black and white modules. It is black on white whatever the page's colours are: Thunderbird reads no other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// Width and height in modules, with the white around.
    pub size: u32,
    /// The black modules, as the `d` of an SVG path in a view box from 0 to `size`.
    pub path: String,
}

impl Symbol {
    /// The square for a payload.
    ///
    /// # Errors
    /// When it would be too fine to scan, because the address is very long.
    pub fn of(payload: &Payload) -> Result<Self, Cannot> {
        let segments = [QrSegment::make_bytes(payload.text().as_bytes())];
        let code = QrCode::encode_segments_advanced(
            &segments,
            QrCodeEcc::Medium,
            Version::MIN,
            Version::new(LARGEST),
            None,
            true,
        );
        let code =
            code.map_err(|_| Cannot::because("The address is so long that the code would be too fine to scan."))?;
        let mut path = String::new();
        for y in 0..code.size() {
            let mut x = 0;
            while x < code.size() {
                let length = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
                let length = i32::try_from(length).unwrap_or_default();
                if length > 0 {
                    path.push_str(&format!("M{} {}h{length}v1h-{length}z", x + QUIET_ZONE, y + QUIET_ZONE));
                }
                x += length.max(1);
            }
        }
        Ok(Self { size: (code.size() + 2 * QUIET_ZONE).unsigned_abs(), path })
    }

    /// A whole picture that says what it is to those who do not see it.
    #[must_use]
    pub fn svg(&self, label: &str) -> String {
        let Self { size, path } = self;
        let label = crate::escaped::xml(label);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{label}\" shape-rendering=\"crispEdges\" \
             viewBox=\"0 0 {size} {size}\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
        )
    }
}
