//! The devices that mail programs run on.

use serde::{Deserialize, Serialize};

use crate::find;

/// An operating system, as far as it decides which mail programs there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Platform {
    /// Windows.
    Windows,
    /// macOS.
    Macos,
    /// iOS and iPadOS.
    Ios,
    /// Android.
    Android,
    /// Linux.
    Linux,
    /// In the browser.
    Web,
}

impl Platform {
    /// Its name for readers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Windows => "Windows",
            Self::Macos => "Mac",
            Self::Ios => "iPhone and iPad",
            Self::Android => "Android",
            Self::Linux => "Linux",
            Self::Web => "Browser",
        }
    }

    /// The platform that a browser names in its `User-Agent`. Safari on an iPad calls itself a Mac and is told apart by
    /// its touch screen, which no Mac has.
    #[must_use]
    pub fn from_user_agent(user_agent: &str, touch_points: u32) -> Option<Self> {
        let has = |part: &str| find::has(user_agent, part);
        if has("iPhone") || has("iPad") || has("iPod") {
            Some(Self::Ios)
        } else if has("Android") {
            Some(Self::Android)
        } else if has("Macintosh") {
            Some(if touch_points > 1 { Self::Ios } else { Self::Macos })
        } else if has("Windows") {
            Some(Self::Windows)
        } else if has("Linux") || has("X11") {
            Some(Self::Linux)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_agents() {
        for (user_agent, touch_points, expected) in [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36", 0, Some(Platform::Windows)),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.0 Safari/605.1.15", 0, Some(Platform::Macos)),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.0 Safari/605.1.15", 5, Some(Platform::Ios)),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)", 5, Some(Platform::Ios)),
            ("Mozilla/5.0 (Linux; Android 14; Pixel 8)", 5, Some(Platform::Android)),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", 0, Some(Platform::Linux)),
            ("curl/8", 0, None),
        ] {
            assert_eq!(Platform::from_user_agent(user_agent, touch_points), expected, "{user_agent}");
        }
    }
}
