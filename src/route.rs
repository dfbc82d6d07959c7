//! The guide's addresses. [`Route::parse`] and [`Route::href`] are inverses.

use mailsteps_settings::{Catalog, ClientId, Domain, Task};

use crate::Language;

/// A page of the guide.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Route {
    /// `/`
    Home,
    /// `/DOMAIN/`
    Domain(Domain),
    /// `/DOMAIN/CLIENT/PROTOCOL/`, `/DOMAIN/CLIENT/repair/`, `/DOMAIN/CLIENT/new-address/`
    Walkthrough {
        /// The reader's domain.
        domain: Domain,
        /// The mail program.
        client: ClientId,
        /// What the reader wants to do.
        task: Task,
    },
    /// `/DOMAIN/check/`
    Check(Domain),
    /// `/fix/` and `/DOMAIN/fix/`
    Fix(Option<Domain>),
    /// `/coverage/`, for the writers.
    Coverage,
    /// `/lint/`, for those who publish set-up files.
    Lint,
    /// `/embed/`, for those who show the guide in pages of their own.
    Embed,
    /// Anything else.
    NotFound {
        /// The path's first part, which may be a mistyped domain.
        typed: String,
    },
}

impl Route {
    /// The page at a path, of those that the catalog has: `/gmail.com/` is not found as long as the data lacks it.
    /// A missing slash at the end is forgiven.
    #[must_use]
    pub fn parse(path: &str, catalog: &Catalog) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let typed = || parts.first().map_or_else(String::new, |part| (*part).to_owned());
        Self::read(&parts).filter(|route| route.is_in(catalog)).unwrap_or_else(|| Self::NotFound { typed: typed() })
    }

    fn read(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            [] => Self::Home,
            ["coverage"] => Self::Coverage,
            ["lint"] => Self::Lint,
            ["embed"] => Self::Embed,
            ["fix"] => Self::Fix(None),
            [domain] => Self::Domain(domain.to_ascii_lowercase().parse().ok()?),
            [domain, "check"] => Self::Check(domain.to_ascii_lowercase().parse().ok()?),
            [domain, "fix"] => Self::Fix(Some(domain.to_ascii_lowercase().parse().ok()?)),
            [domain, client, task] => Self::Walkthrough {
                domain: domain.to_ascii_lowercase().parse().ok()?,
                client: client.parse().ok()?,
                task: task.parse().ok()?,
            },
            _ => return None,
        })
    }

    fn is_in(&self, catalog: &Catalog) -> bool {
        self.domain().is_none_or(|domain| catalog.offer(domain).is_some())
            && match self {
                Self::Walkthrough { client, .. } => catalog.program(client).is_some(),
                _ => true,
            }
    }

    /// The domain that the page is about.
    #[must_use]
    pub fn domain(&self) -> Option<&Domain> {
        match self {
            Self::Domain(domain) | Self::Check(domain) | Self::Walkthrough { domain, .. } => Some(domain),
            Self::Fix(domain) => domain.as_ref(),
            Self::Home | Self::Coverage | Self::Lint | Self::Embed | Self::NotFound { .. } => None,
        }
    }

    /// The same page for another domain; from a page without one, that domain's own page.
    #[must_use]
    pub fn at(&self, domain: Domain) -> Self {
        match self {
            Self::Walkthrough { client, task, .. } => Self::Walkthrough { domain, client: client.clone(), task: *task },
            Self::Check(_) => Self::Check(domain),
            Self::Fix(_) => Self::Fix(Some(domain)),
            Self::Domain(_) | Self::Home | Self::Coverage | Self::Lint | Self::Embed | Self::NotFound { .. } => {
                Self::Domain(domain)
            }
        }
    }

    /// Whether a part of the page was made ready when the site was built, and is only shown here: see `ready`.
    #[must_use]
    pub fn has_ready_part(&self) -> bool {
        matches!(
            self,
            Self::Domain(_) | Self::Walkthrough { .. } | Self::Fix(_) | Self::Coverage | Self::Lint | Self::Embed
        )
    }

    /// Whether the page is there in a language: what writers and publishers use is in the first language alone.
    #[must_use]
    pub fn is_in_language(&self, language: Language) -> bool {
        match self {
            Self::Coverage | Self::Lint | Self::Embed => language.is_first(),
            Self::NotFound { .. } => false,
            _ => true,
        }
    }

    /// Whether search engines shall find the page: not what is for the writers alone.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn is_indexed(&self) -> bool {
        !matches!(self, Self::Coverage | Self::NotFound { .. })
    }

    /// The page's path from the guide's root, the same in every language.
    #[must_use]
    pub fn href(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Domain(domain) => format!("/{domain}/"),
            Self::Walkthrough { domain, client, task } => format!("/{domain}/{client}/{}/", task.id()),
            Self::Check(domain) => format!("/{domain}/check/"),
            Self::Fix(None) => "/fix/".to_owned(),
            Self::Fix(Some(domain)) => format!("/{domain}/fix/"),
            Self::Coverage => "/coverage/".to_owned(),
            Self::Lint => "/lint/".to_owned(),
            Self::Embed => "/embed/".to_owned(),
            Self::NotFound { typed } => format!("/{typed}"),
        }
    }

    /// Every page of a catalog except "not found".
    #[must_use]
    pub fn all(catalog: &Catalog) -> Vec<Self> {
        let mut routes = vec![Self::Home, Self::Fix(None), Self::Coverage, Self::Lint, Self::Embed];
        for domain in catalog.domains().map(|entry| &entry.name) {
            routes.push(Self::Domain(domain.clone()));
            routes.push(Self::Check(domain.clone()));
            routes.push(Self::Fix(Some(domain.clone())));
            for program in catalog.programs() {
                routes.extend(Task::ALL.map(|task| Self::Walkthrough {
                    domain: domain.clone(),
                    client: program.id.clone(),
                    task,
                }));
            }
        }
        routes
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn parse_and_href_are_inverses() {
        let catalog = Catalog::embedded().unwrap();
        let routes = Route::all(&catalog);
        assert!(routes.len() > 100);
        for route in routes {
            assert_eq!(Route::parse(&route.href(), &catalog), route);
        }
    }

    #[test]
    fn what_people_mistype() {
        let catalog = Catalog::embedded().unwrap();
        let parse = |path| Route::parse(path, &catalog);
        let domain: Domain = "q.com".parse().unwrap();
        assert_eq!(parse("/q.com"), Route::Domain(domain.clone()));
        assert_eq!(parse("/Q.COM/"), Route::Domain(domain.clone()));
        assert_eq!(parse("/q.com/check"), Route::Check(domain));
        assert_eq!(parse("/lint"), Route::Lint);
        assert_eq!(parse("/embed"), Route::Embed);
        for path in [
            "/gmail.com/",
            "/q.com/eudora/pop3/",
            "/q.com/thunderbird/smtp/",
            "/q.com/thunderbird/",
            "/lint/q.com/",
            "/a/b/c/d",
        ] {
            assert!(matches!(parse(path), Route::NotFound { .. }), "{path}");
        }
        assert_eq!(parse("/centurylink.com/"), Route::NotFound { typed: "centurylink.com".into() });
    }
}
