//! What becomes of what a reader types into the box for the address.

use mailsteps_settings::{Address, AddressError, Catalog, Domain, Lookup, Query};

/// Why an input leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The box was empty.
    NothingTyped,
    /// There is no part behind the `@`.
    NoDomain(String),
    /// The part behind the `@` cannot be a domain; these look like it.
    NotADomain(String, Vec<&'static Domain>),
    /// The data does not have the domain; these look like it.
    Unknown(Domain, Vec<&'static Domain>),
}

/// Reads what was typed: a known domain, with the address where a whole one was typed.
///
/// # Errors
/// Says why it leads nowhere.
pub fn read(
    catalog: &'static Catalog,
    typed: &str,
    to_ascii: impl Fn(&str) -> Option<String>,
) -> Result<(Domain, Option<Address>), Problem> {
    let query = Query::read(typed, to_ascii).map_err(|error| match error {
        AddressError::Empty => Problem::NothingTyped,
        AddressError::NoDomain(text) => Problem::NoDomain(text),
        AddressError::NotADomain { text, .. } => {
            let near = catalog.near(&text);
            Problem::NotADomain(text, near)
        }
    })?;
    match catalog.lookup(query.domain()) {
        Lookup::Known(_) => Ok((query.domain().clone(), query.address())),
        Lookup::Unknown { near } => Err(Problem::Unknown(query.domain().clone(), near)),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn each_input_has_its_answer() {
        let catalog: &'static Catalog = Box::leak(Box::new(Catalog::embedded().unwrap()));
        let read = |typed| read(catalog, typed, |_| None);
        let domain = |name: &str| name.parse::<Domain>().unwrap();
        assert_eq!(read("q.com"), Ok((domain("q.com"), None)));
        let (known, address) = read(" Jane@Q.com ").unwrap();
        assert_eq!((known, address.unwrap().to_string()), (domain("q.com"), "Jane@q.com".to_owned()));
        assert_eq!(read("  "), Err(Problem::NothingTyped));
        assert_eq!(read("jane"), Err(Problem::NoDomain("jane".into())));
        assert_eq!(read("jane@gmail.com"), Err(Problem::Unknown(domain("gmail.com"), vec![])));
        let Err(Problem::Unknown(_, near)) = read("jane@centurylink.com") else { panic!("centurylink.com is unknown") };
        assert_eq!(near, [&domain("centurylink.net")]);
        let Err(Problem::NotADomain(_, near)) = read("jane@q,com") else { panic!("a comma is no dot") };
        assert_eq!(near, [&domain("q.com")]);
    }
}
