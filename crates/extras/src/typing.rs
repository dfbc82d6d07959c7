use mailsteps_settings::{Domain, Query};
use mailsteps_typing::{Field, Typed};

use crate::InLanguage;

/// See [`crate::check_typing`].
pub fn check(data: &InLanguage, domain: &str, protocol: &str, address: &str, texts: &[String]) -> Option<Vec<String>> {
    let domain: Domain = domain.parse().ok()?;
    let offer = data.catalog.offer(&domain)?;
    let address = Query::read(address, |_| None).ok().and_then(|query| query.address());
    let mut typed = Typed::default();
    for (field, text) in Field::ALL.into_iter().zip(texts) {
        typed.set(field, text);
    }
    let remarks = mailsteps_typing::check(offer, protocol.parse().ok()?, address.as_ref(), &typed);
    let mut said = Vec::new();
    for field in Field::ALL {
        let remark = remarks.iter().find(|remark| remark.field == field);
        said.push(remark.map_or("", |remark| remark.verdict.id()).to_owned());
        said.push(remark.map_or_else(String::new, |remark| data.words.typing.text(remark)));
    }
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::in_language::tests::english;

    #[test]
    fn each_field_has_its_verdict() {
        let english = english();
        let mut texts = vec![String::new(); Field::ALL.len()];
        texts[0] = "pop,centurylink,net".to_owned();
        texts[1] = "995".to_owned();
        let said = check(&english, "q.com", "pop3", "jane@q.com", &texts).unwrap();
        assert_eq!(said.len(), 2 * Field::ALL.len());
        assert_eq!([&said[0], &said[2], &said[4]], ["wrong", "right", ""]);
        assert!(said[1].contains("comma"), "{}", said[1]);
        assert_eq!(check(&english, "gmail.com", "pop3", "", &texts), None);
    }
}
