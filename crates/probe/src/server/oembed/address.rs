//! From a page's address to its file.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The guide in its folder.
#[derive(Debug, Clone)]
pub(super) struct Guide {
    folder: PathBuf,
    /// Where the guide stands, as its first page says: `https://mail.example.net/help/`, or only the path.
    root: String,
    /// The site's name, as its first page says.
    name: String,
}

/// A page of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Page {
    /// Its own address, without a query or a fragment.
    pub(super) address: String,
    /// Where the guide begins.
    pub(super) root: String,
    /// Its title.
    pub(super) title: String,
    /// The site's name.
    pub(super) site: String,
}

impl Guide {
    pub(super) fn new(folder: &Path) -> Self {
        let first = fs::read_to_string(folder.join("index.html")).unwrap_or_default();
        let root = between(&first, "<link rel=\"canonical\" href=\"", "\"").filter(|root| root.ends_with('/'));
        // A site has a name of its own where its owner has given it one.
        let name = between(&first, " data-brand=\"", "\"").map_or_else(|| "mailsteps".to_owned(), plain);
        Self { folder: folder.to_owned(), root: root.unwrap_or("/").to_owned(), name }
    }

    /// The page at an address. Where the guide's owner has not said where it stands, it stands where it is asked.
    pub(super) fn page(&self, url: &str, host: Option<&str>) -> Option<Page> {
        let url = url.split(['?', '#']).next()?;
        let (origin, path) = split(url)?;
        let (own, base) = split(&self.root).unwrap_or(("", &self.root));
        let is_here = if own.is_empty() {
            let place = origin.split_once("://").map(|(_, place)| place);
            place.is_some_and(|place| host.is_some_and(|host| place.eq_ignore_ascii_case(host)))
        } else {
            origin.eq_ignore_ascii_case(own)
        };
        let inner = path.strip_prefix(base).or_else(|| (base.strip_suffix('/') == Some(path)).then_some(""))?;
        if !is_here || !inner.split('/').filter(|part| !part.is_empty()).all(is_name) || inner.contains("//") {
            return None;
        }
        let html = fs::read_to_string(self.folder.join(inner).join("index.html")).ok()?;
        let title = between(&html, "<title>", "</title>")?;
        let slash = if inner.is_empty() || inner.ends_with('/') { "" } else { "/" };
        let root = [origin, base].concat();
        Some(Page { address: [&root, inner, slash].concat(), root, title: plain(title), site: self.name.clone() })
    }
}

/// `https://mail.example.net` and `/q.com/`.
fn split(url: &str) -> Option<(&str, &str)> {
    let place = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let at = url.len() - place.len() + place.find('/').unwrap_or(place.len());
    let (origin, path) = url.split_at(at);
    Some((origin, if path.is_empty() { "/" } else { path }))
}

/// Nothing that leads out of the folder, or to a file that is hidden in it.
fn is_name(part: &str) -> bool {
    !part.starts_with('.') && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    Some(text.split_once(before)?.1.split_once(after)?.0)
}

/// What the prerenderer has escaped.
fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guide(root: &str) -> (tempfile::TempDir, Guide) {
        let folder = tempfile::tempdir().unwrap();
        for (path, title) in [("", "Home"), ("q.com", "q.com &amp; more"), ("es/q.com", "Español")] {
            fs::create_dir_all(folder.path().join(path)).unwrap();
            let page = format!("<title>{title}</title>\n<link rel=\"canonical\" href=\"{root}\">");
            fs::write(folder.path().join(path).join("index.html"), page).unwrap();
        }
        let guide = Guide::new(folder.path());
        (folder, guide)
    }

    #[test]
    fn pages_are_found_where_the_guide_stands() {
        let (_folder, guide) = guide("https://mail.example.net/help/");
        for (url, address, title) in [
            ("https://mail.example.net/help/", "https://mail.example.net/help/", "Home"),
            ("https://mail.example.net/help", "https://mail.example.net/help/", "Home"),
            ("https://mail.example.net/help/q.com", "https://mail.example.net/help/q.com/", "q.com & more"),
            ("https://MAIL.example.net/help/es/q.com/#step-3", "https://MAIL.example.net/help/es/q.com/", "Español"),
            ("https://mail.example.net/help/q.com/?x=1", "https://mail.example.net/help/q.com/", "q.com & more"),
        ] {
            let page = guide.page(url, None).unwrap_or_else(|| panic!("{url}"));
            assert_eq!((page.address.as_str(), page.title.as_str()), (address, title));
        }
        for url in [
            "https://mail.example.net/",
            "https://mail.example.net/q.com/",
            "http://mail.example.net/help/q.com/",
            "https://mail.example.net:444/help/q.com/",
            "https://mail.example.net.evil.example/help/q.com/",
            "https://jane@mail.example.net/help/q.com/",
            "https://mail.example.net/help/gmail.com/",
            "https://mail.example.net/help/q.com/../q.com/",
            "https://mail.example.net/help//q.com/",
            "https://mail.example.net/help/q.com/index.html",
            "https://mail.example.net/help/%71.com/",
            "/help/q.com/",
            "q.com",
            "javascript:alert(1)",
        ] {
            assert_eq!(guide.page(url, Some("mail.example.net")), None, "{url}");
        }
    }

    #[test]
    fn a_guide_without_a_place_is_where_it_is_asked() {
        let (_folder, guide) = guide("/");
        assert!(guide.page("http://127.0.0.1:8080/q.com/", Some("127.0.0.1:8080")).is_some());
        assert!(guide.page("http://127.0.0.1:8080/q.com/", Some("127.0.0.1:8081")).is_none());
        assert!(guide.page("http://127.0.0.1:8080/q.com/", None).is_none());
    }
}
