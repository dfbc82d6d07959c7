//! The texts of the data with values in their places.

use mailsteps_markup::fill;
use mailsteps_settings::{Offer, Protocol};

/// What stands for a value that is not known.
const ANYTHING: [(&str, &str); 14] = [
    ("domain", "your provider"),
    ("provider", "your provider"),
    ("webmail", "webmail"),
    ("address", "your whole e-mail address"),
    ("incoming.host", "the incoming server"),
    ("incoming.port", "the incoming server’s port"),
    ("incoming.security", "the incoming server’s encryption"),
    ("incoming.username", "your whole e-mail address"),
    ("incoming.protocol", "POP3 or IMAP"),
    ("incoming.authentication", "your password"),
    ("outgoing.host", "the outgoing server"),
    ("outgoing.port", "the outgoing server’s port"),
    ("outgoing.security", "the outgoing server’s encryption"),
    ("outgoing.username", "your whole e-mail address"),
];

/// A text such as "It must be {incoming.host}" with the values of a domain, or with words where none is known.
#[must_use]
pub fn filled(text: &str, domain: Option<Offer<'_>>) -> String {
    let Some(offer) = domain else { return fill(text, &ANYTHING) };
    let incoming = offer.group().recommended.protocol;
    let port = |protocol| offer.best(protocol).map_or_else(String::new, |server| server.port.to_string());
    let (incoming_port, outgoing_port) = (port(incoming.protocol()), port(Protocol::Smtp));
    let host = |protocol| offer.best(protocol).map_or("", |server| server.host.as_str());
    let security = |protocol| offer.best(protocol).map_or("", |server| server.security.name());
    let webmail = offer.group().webmail.value.trim_start_matches("https://").trim_end_matches('/');
    let values = [
        ("domain", offer.domain().as_str()),
        ("provider", offer.provider().name.as_str()),
        ("webmail", webmail),
        ("incoming.host", host(incoming.protocol())),
        ("incoming.port", &incoming_port),
        ("incoming.protocol", incoming.name()),
        ("incoming.security", security(incoming.protocol())),
        ("outgoing.host", host(Protocol::Smtp)),
        ("outgoing.port", &outgoing_port),
        ("outgoing.security", security(Protocol::Smtp)),
    ];
    let rest = ANYTHING.iter().filter(|(name, _)| values.iter().all(|(known, _)| known != name));
    let all: Vec<(&str, &str)> = values.iter().chain(rest).copied().collect();
    fill(text, &all)
}
