//! Apple's profile: `?protocol=imap` or `pop3`, and `?email=jane@q.com` for one that has the address filled in. Signed where the
//! operator has a certificate for it.

use axum::{
    http::{StatusCode, header::CONTENT_DISPOSITION},
    response::Response,
};
use mailsteps_formats::apple;
use mailsteps_settings::{Address, Incoming, Query};
use time::OffsetDateTime;

use super::{
    super::{
        problem::{Parameter, Problem},
        query::parameters,
    },
    Asked, Setup, file, service, with_header,
};

pub(super) fn answer(setup: &Setup, asked: &Asked) -> Result<Response, Problem> {
    let offer = setup.offer(&asked.domains())?;
    let [protocol, email, emailaddress] = parameters(asked.query(), ["protocol", "email", "emailaddress"])?;
    let incoming = match protocol {
        None => offer.group().recommended.protocol,
        Some(text) => read_protocol(text)?,
    };
    let address = email.or(emailaddress).filter(|text| !text.is_empty()).map(|text| read_address(&text)).transpose()?;
    let profile = apple::emit(&service(&offer), offer.domain(), incoming, address.as_ref()).map_err(|cannot| {
        // An address of another domain is the reader's mistake, settings that do not fit are nobody's.
        let is_foreign = address.as_ref().is_some_and(|address| address.domain() != offer.domain());
        Problem::new(if is_foreign { StatusCode::BAD_REQUEST } else { StatusCode::NOT_FOUND }, cannot.reason)
    })?;
    let signer = setup.signer.as_ref();
    let signed = signer.and_then(|signer| signer.sign(profile.as_bytes(), OffsetDateTime::now_utc()));
    let response = file(signed.unwrap_or_else(|| profile.into_bytes()), apple::CONTENT_TYPE, address.is_some());
    let name = format!("attachment; filename=\"{}-{}.mobileconfig\"", offer.domain(), incoming.protocol().id());
    Ok(with_header(response, CONTENT_DISPOSITION, &name))
}

fn read_protocol(text: String) -> Result<Incoming, Problem> {
    text.parse().map_err(|_| {
        let detail = "The parameter \"protocol\" is imap or pop3.";
        let parameter = Parameter {
            name: "protocol".to_owned(),
            value: crate::dialogue::excerpt(&text),
            allowed: vec!["imap", "pop3"],
        };
        Problem::new(StatusCode::BAD_REQUEST, detail).of(parameter)
    })
}

fn read_address(text: &str) -> Result<Address, Problem> {
    Query::read(text, |name| idna::domain_to_ascii(name).ok())
        .ok()
        .and_then(|query| query.address())
        .ok_or_else(|| Problem::new(StatusCode::BAD_REQUEST, "The parameter \"email\" is not a whole e-mail address."))
}
