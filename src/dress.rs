//! A ready-made part with what is known of the reader in it.

use mailsteps_settings::{
    Offer, UsernameForm,
    find::{around, replaced},
};

use crate::{Reader, dom::Html};

/// The made-up name in ready-made parts; the same as in `mailsteps_settings::Values`.
const EXAMPLE: &str = "yourname";

/// What begins and ends words that are for readers without an address alone.
pub const EXAMPLE_ONLY: [&str; 2] = ["<!--example-->", "<!--/example-->"];

/// Puts the reader's address in the place of the made-up one. Without an address of this domain nothing changes.
#[must_use]
pub fn dress(part: &str, offer: Offer<'_>, reader: &Reader) -> String {
    let Some(address) = reader.address_at(offer.domain()) else { return part.to_owned() };
    let escaped = |text: &str| {
        let mut html = Html::default();
        html.text(text);
        html.into_string()
    };
    let example = [EXAMPLE, "@", offer.domain().as_str()].concat();
    let own = escaped(&address.to_string());
    let broken = |address: &str| replaced(address, "@", "<wbr>@");
    let mut dressed = replaced(&replaced(part, &example, &own), " value--example", "");
    // Where it may break: before the domain.
    dressed = replaced(&dressed, &broken(&example), &broken(&own));
    if let Some(((before, _), (_, after))) = around(&dressed, EXAMPLE_ONLY[0]).zip(around(&dressed, EXAMPLE_ONLY[1])) {
        dressed = [before, after].concat();
    }
    if offer.group().login.username.value == UsernameForm::LocalPart {
        dressed = replaced(&dressed, &[">", EXAMPLE, "<"].concat(), &[">", &escaped(address.local()), "<"].concat());
    }
    dressed
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use mailsteps_settings::{Catalog, Query};

    use super::*;

    #[test]
    fn the_address_takes_the_place_of_the_example() {
        let catalog = Catalog::embedded().unwrap();
        let offer = catalog.offer(&"q.com".parse().unwrap()).unwrap();
        let part = "<span class=\"value value--example\"><b>yourname@q.com</b></span>";
        let reader =
            |address: &str| Reader { address: Query::read(address, |_| None).unwrap().address(), ..Reader::default() };
        assert_eq!(
            dress(part, offer, &reader("<jane&joe@q.com")),
            "<span class=\"value\"><b>jane&amp;joe@q.com</b></span>"
        );
        for other in [reader("jane@qwest.net"), Reader::default()] {
            assert_eq!(dress(part, offer, &other), part);
        }
    }
}
