//! Where a page stands: the site's base path, and the language, which is a part of every address.

use crate::{Language, Route};

/// What stands before a page's path in its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Where the site begins: `/`, or a path such as `/help/email/`.
    base: String,
    /// The site's name; empty for the guide's own.
    brand: String,
    /// The language of the page.
    pub language: Language,
    /// Every language of the site.
    pub languages: &'static [Language],
    /// Whether the server of the check answers beside the pages.
    pub has_checks: bool,
}

impl Place {
    /// A page of a site that begins at `base`; a missing slash at its beginning or its end is forgiven.
    #[must_use]
    pub fn new(base: &str, language: Language, languages: &'static [Language]) -> Self {
        let inner = base.trim_matches('/');
        let base = if inner.is_empty() { "/".to_owned() } else { ["/", inner, "/"].concat() };
        Self { base, brand: String::new(), language, languages, has_checks: true }
    }

    /// The same on a site that has no server for checks.
    #[must_use]
    pub fn with_checks(self, has_checks: bool) -> Self {
        Self { has_checks, ..self }
    }

    /// The same on a site with a name of its own.
    #[must_use]
    pub fn with_brand(self, brand: String) -> Self {
        Self { brand, ..self }
    }

    /// The site's name, which is `guide` where it has none of its own.
    #[must_use]
    pub fn site_name<'a>(&'a self, guide: &'a str) -> &'a str {
        if self.brand.is_empty() { guide } else { &self.brand }
    }

    /// Whether the site has a page: without a server there is none for the check.
    #[must_use]
    pub fn has(&self, route: &Route) -> bool {
        self.has_checks || !matches!(route, Route::Check(_))
    }

    /// The same site in another language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Self {
        Self { language, ..self.clone() }
    }

    /// Where the site begins, with a slash at both ends: its files are there whatever the language.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// What stands before a page's path: `/help/email/es`, or nothing.
    #[must_use]
    pub fn prefix(&self) -> String {
        let folder = self.language.folder();
        [self.base.as_str(), &folder].concat().trim_end_matches('/').to_owned()
    }

    /// The address of a page by its path from the guide's root, such as `/q.com/`.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        [&self.prefix(), path].concat()
    }

    /// The path of a page from the guide's root, out of its address; none for an address outside of the guide in this
    /// language.
    #[must_use]
    pub fn path<'a>(&self, address: &'a str) -> Option<&'a str> {
        let path = address.strip_prefix(self.prefix().as_str())?;
        if path.is_empty() { Some("/") } else { path.starts_with('/').then_some(path) }
    }
}

#[cfg(feature = "ssr")]
impl Default for Place {
    fn default() -> Self {
        let languages = crate::text::languages();
        Self::new("/", languages[0], languages)
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    const ENGLISH: Language = Language::new("en", "English", true);
    const SPANISH: Language = Language::new("es", "Español", false);

    #[test]
    fn addresses_and_paths_are_inverses() {
        for (base, language, prefix) in [
            ("/", ENGLISH, ""),
            ("", SPANISH, "/es"),
            ("/help/email/", ENGLISH, "/help/email"),
            ("help/email", SPANISH, "/help/email/es"),
        ] {
            let place = Place::new(base, language, &[]);
            assert_eq!(place.prefix(), prefix);
            for path in ["/", "/q.com/", "/q.com/thunderbird/imap/"] {
                let address = place.address(path);
                assert_eq!(address, [prefix, path].concat());
                assert_eq!(place.path(&address), Some(path));
            }
        }
    }

    #[test]
    fn what_stands_elsewhere_is_no_page() {
        let place = Place::new("/help/email/", SPANISH, &[]);
        for address in ["/", "/q.com/", "/help/email/", "/help/email/q.com/", "/help/email/espresso/"] {
            assert_eq!(place.path(address), None, "{address}");
        }
        assert_eq!(place.path("/help/email/es"), Some("/"));
    }
}
