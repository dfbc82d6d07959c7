//! A site's own colours, in the place of the accent of `style/tokens.css`, and whether they can be read.

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

/// What text needs against its ground (WCAG 2.2, success criterion 1.4.3).
const CONTRAST: f64 = 4.5;

/// A scheme of `style/tokens.css`, as far as an accent meets it.
struct Scheme {
    name: &'static str,
    /// What an accent stands on.
    grounds: [Colour; 2],
    /// What stands on an accent.
    on_accent: Colour,
    ink: Colour,
    /// Where to go when it cannot be read.
    mend: &'static str,
}

const LIGHT: Scheme = Scheme {
    name: "light",
    grounds: [Colour(0xfb, 0xfa, 0xf7), Colour(0xff, 0xff, 0xff)],
    on_accent: Colour(0xff, 0xff, 0xff),
    ink: Colour(0x1a, 0x1d, 0x21),
    mend: "a darker one",
};

const DARK: Scheme = Scheme {
    name: "dark",
    grounds: [Colour(0x14, 0x17, 0x1a), Colour(0x1d, 0x22, 0x26)],
    on_accent: Colour(0x0a, 0x1a, 0x29),
    ink: Colour(0xf1, 0xf0, 0xea),
    mend: "a lighter one",
};

/// The style sheet that goes behind the tokens.
///
/// # Errors
/// Names the scheme and the mend.
pub fn style(accent: &Value) -> Result<String> {
    let of = |scheme: &Scheme| accent.get(scheme.name).and_then(Value::as_str);
    let only = accent.as_object().is_some_and(|fields| fields.len() == 2);
    let (Some(light), Some(dark), true) = (of(&LIGHT), of(&DARK), only) else {
        bail!(
            "it needs a colour for \"light\" and one for \"dark\": {{ \"light\": \"#0a4a82\", \"dark\": \"#a5cff7\" }}"
        );
    };
    let light = LIGHT.rules(light).context(LIGHT.name)?;
    let dark = DARK.rules(dark).context(DARK.name)?;
    // Laid out like the tokens, so that `assets::dark` finds what is for a page that asks for dark colours.
    let unless_light = crate::assets::UNLESS_LIGHT[0];
    Ok(format!(
        ":root {{\n  {light};\n}}\n@media (prefers-color-scheme: dark) {{\n  {unless_light} {{\n    {dark};\n  }}\n}}\n"
    ))
}

impl Scheme {
    fn rules(&self, text: &str) -> Result<String> {
        let Some(accent) = Colour::read(text) else { bail!("{text:?} is no colour: write it like #0a4a82") };
        let wash = accent.towards(self.grounds[1], 0.9);
        let against = self.grounds.into_iter().chain([wash, self.on_accent]);
        let least = against.map(|ground| accent.contrast(ground)).fold(f64::INFINITY, f64::min);
        if least < CONTRAST {
            bail!("{text:?} has a contrast of {least:.1} where text needs {CONTRAST}: take {}", self.mend);
        }
        // Under the pointer.
        let strong = accent.towards(self.ink, 0.25);
        Ok(format!("--accent:{accent};--accent-strong:{strong};--accent-wash:{wash}"))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Colour(u8, u8, u8);

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

impl Colour {
    fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self(part(0)?, part(2)?, part(4)?))
    }

    /// So much of the way to another colour.
    fn towards(self, other: Self, share: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between two bytes")]
        let mix = |from: u8, to: u8| (f64::from(from) * (1.0 - share) + f64::from(to) * share).round() as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// WCAG 2.2, "contrast ratio".
    fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// WCAG 2.2, "relative luminance".
    fn luminance(self) -> f64 {
        let part = |byte: u8| {
            let share = f64::from(byte) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(self.0) + 0.7152 * part(self.1) + 0.0722 * part(self.2)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::process::root;

    #[test]
    fn contrast_is_that_of_wcag() {
        let (black, white) = (Colour(0, 0, 0), Colour(255, 255, 255));
        assert!((black.contrast(white) - 21.0).abs() < 1e-9 && (white.contrast(white) - 1.0).abs() < 1e-9);
        let grey = Colour::read("#767676").unwrap().contrast(white);
        assert!((4.54..4.55).contains(&grey), "{grey}");
    }

    /// The grounds here are those of the style sheet.
    #[test]
    fn the_schemes_are_those_of_the_tokens() {
        let tokens = fs::read_to_string(root().join("style/tokens.css")).unwrap();
        let (light, dark) = tokens.split_once("@media").unwrap();
        for (scheme, text) in [(&LIGHT, light), (&DARK, dark)] {
            for (name, colour) in [
                ("paper", scheme.grounds[0]),
                ("surface", scheme.grounds[1]),
                ("on-accent", scheme.on_accent),
                ("ink", scheme.ink),
            ] {
                assert!(text.contains(&format!("--{name}: {colour};")), "{} {name} is not {colour}", scheme.name);
            }
        }
    }

    #[test]
    fn the_guides_own_colours_could_be_chosen() {
        let own = serde_json::json!({ "light": "#0a4a82", "dark": "#a5cff7" });
        let style = style(&own).unwrap();
        assert!(style.starts_with(":root {\n  --accent:#0a4a82;--accent-strong:"), "{style}");
        let dark = crate::assets::dark(&style).unwrap();
        assert!(dark.contains(":root[data-theme=\"dark\"] {\n    --accent:#a5cff7;"), "{style} {dark}");
        assert!(!dark.contains("#0a4a82"), "{dark}");
    }
}
