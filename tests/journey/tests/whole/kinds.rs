//! A page of each kind: what holds for every page is tested on these.

/// In every language.
pub const KINDS: [&str; 11] = [
    "/",
    "/q.com/",
    "/q.com/thunderbird/imap/",
    "/q.com/iphone/pop3/",
    "/q.com/thunderbird/repair/",
    "/q.com/thunderbird/new-address/",
    "/q.com/windows-mail/imap/",
    "/q.com/check/",
    "/q.com/fix/",
    "/fix/",
    "/offline.html",
];

/// Those that are there in English alone.
pub const ENGLISH_ONLY: [&str; 5] = ["/no-such-page/", "/lint/", "/embed/", "/coverage/", "/design/"];

/// Whether the app runs there.
pub fn has_app(page: &str) -> bool {
    !page.ends_with("/offline.html") && !page.starts_with("/design/")
}
