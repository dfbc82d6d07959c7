//! What stands behind the question mark. A misspelt parameter that nobody complains about would look like one that works.

use std::str::FromStr;

use axum::http::StatusCode;

use super::problem::{Parameter, Problem};
use crate::{
    dialogue::excerpt,
    scope::{Include, Protocols, UnknownValue},
};

/// The protocols and the breadth of a check that were asked for.
pub(super) fn scope(query: Option<&str>) -> Result<(Protocols, Include), Problem> {
    let [protocol, include] = parameters(query, ["protocol", "include"])?;
    Ok((parsed("protocol", protocol)?, parsed("include", include)?))
}

/// The values of these parameters; no others may be there, and none twice.
pub(super) fn parameters<const N: usize>(
    query: Option<&str>,
    known: [&'static str; N],
) -> Result<[Option<String>; N], Problem> {
    let mut values: [Option<String>; N] = [const { None }; N];
    for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        let place = known.iter().zip(&mut values).find(|(one, _)| **one == name).map(|(_, place)| place);
        let wrong = |detail: String, allowed: &[&'static str]| {
            let parameter = Parameter { name: excerpt(&name), value: excerpt(&value), allowed: allowed.into() };
            Problem::new(StatusCode::BAD_REQUEST, detail).of(parameter)
        };
        match place {
            None => return Err(wrong(unknown(&excerpt(&name), &excerpt(&value), &known), &[])),
            Some(Some(first)) => {
                let (first, second) = (excerpt(first), excerpt(&value));
                let detail = format!("The parameter {name:?} is there twice, with {first:?} and {second:?}.");
                return Err(wrong(detail, &[]));
            }
            Some(place) => *place = Some(value.into_owned()),
        }
    }
    Ok(values)
}

fn unknown(name: &str, value: &str, known: &[&str]) -> String {
    let known = match known {
        [] => "this address takes none".to_owned(),
        known => format!("known: {}", known.join(", ")),
    };
    format!("The parameter {name:?}, here with the value {value:?}, is not known; {known}.")
}

fn parsed<T: FromStr<Err = UnknownValue> + Default>(name: &'static str, value: Option<String>) -> Result<T, Problem> {
    let Some(value) = value else { return Ok(T::default()) };
    value.parse().map_err(|UnknownValue { value, allowed }| {
        let value = excerpt(&value);
        let detail = format!("The parameter {name:?} has the value {value:?}; allowed: {}.", allowed.join(", "));
        Problem::new(StatusCode::BAD_REQUEST, detail).of(Parameter {
            name: name.to_owned(),
            value,
            allowed: allowed.into(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Protocol;

    #[test]
    fn scopes() {
        let (protocols, include) = scope(None).unwrap();
        assert!(protocols.are_all() && include == Include::Shown);
        assert!(scope(Some("")).unwrap().0.are_all() && scope(Some("&&")).unwrap().0.are_all());
        let (protocols, include) = scope(Some("protocol=pop3%2Cimap&include=alternatives")).unwrap();
        assert!(protocols.contain(Protocol::Imap) && !protocols.contain(Protocol::Smtp));
        assert_eq!(include, Include::Alternatives);
        let none = "protocol pop3 imap smtp include protocols alternatives";
        for wrong in none.split(' ').chain(["protocol=", "include=all", "protocol=%ff", "=pop3", "Protocol=pop3"]) {
            assert!(scope(Some(wrong)).is_err(), "{wrong}");
        }
    }
}
