//! Mozilla Autoconfig 1.1: the XML that Thunderbird, K-9 Mail, Evolution and others ask for when somebody types an address.
//!
//! Elements are those of the public description of the format (wiki.mozilla.org, `Thunderbird:Autoconfiguration:ConfigFileFormat`,
//! and the draft `draft-ietf-mailmaint-autoconfig`). The format allows anything that a reader can skip, so a schema finds little;
//! [`lint`] holds a file to what its readers really need.

mod config;
mod elements;
mod emit;
mod import;
mod lint;
mod parse;
mod readers;

pub use emit::emit;
pub use import::{About, Imported, import, json};
pub use lint::lint;
pub use parse::{Parsed, parse};
pub use readers::{AndroidVerdict, android_verdict};

/// As it is answered.
pub const CONTENT_TYPE: &str = "text/xml; charset=utf-8";

/// Beginning of a comment by which a file says that its author knows that Thunderbird for Android cannot read it.
const NOT_ON_ANDROID: &str = "not on Android:";

/// Characters of a `displayName`, and of a `displayShortName`; longer ones are cut off in dialogs.
const LONGEST_NAMES: [usize; 2] = [60, 20];

const ADDRESS: &str = "%EMAILADDRESS%";
const LOCAL_PART: &str = "%EMAILLOCALPART%";
const DOMAIN: &str = "%EMAILDOMAIN%";

/// What readers put the reader's own values in the place of.
pub const PLACEHOLDERS: [&str; 3] = [ADDRESS, LOCAL_PART, DOMAIN];
