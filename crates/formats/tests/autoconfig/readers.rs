//! What programs make of a file.

use mailsteps_formats::{
    MailService,
    autoconfig::{AndroidVerdict, android_verdict, emit},
};
use mailsteps_settings::{Protocol, Security};

use crate::catalog;

const WHOLE: &str = include_str!("whole.xml");

#[test]
fn android_needs_imap_and_encryption() {
    assert_eq!(android_verdict(WHOLE), AndroidVerdict::Works);
    for (from, to, words) in [
        ("type=\"imap\"", "type=\"pop3\"", "needs an IMAP server"),
        ("type=\"smtp\"", "type=\"jmap\"", "needs an SMTP server"),
        ("<socketType>SSL", "<socketType>plain", "has no encryption"),
        ("password-cleartext", "plain", "no authentication that it knows"),
        ("<username>%EMAILADDRESS%</username>", "", "no username"),
        ("<port>993</port>", "", "no port"),
        ("<port>993</port>", "<port><b/>993</port>", "inside a value"),
        ("id=\"example.com\"", "id=\"Example\"", "host name as its id"),
        ("clientConfig", "config", "no Autoconfig file"),
    ] {
        let verdict = android_verdict(&WHOLE.replace(from, to));
        let reason = verdict.reason().unwrap_or_default();
        assert!(reason.contains(words) && reason.ends_with('.'), "{to}: {reason}");
    }
}

#[test]
fn android_and_every_domain() {
    let catalog = catalog();
    for entry in catalog.domains() {
        let service = MailService::of(&catalog.offer(&entry.name).unwrap(), None);
        let text = emit(&service, None).unwrap();
        let has_imap = service.incoming.iter().any(|server| server.protocol == Protocol::Imap);
        let servers = service.incoming.iter().chain(&service.outgoing);
        let mut read = servers.filter(|server| server.protocol != Protocol::Pop3);
        let works = has_imap && read.all(|server| server.security != Security::None);
        assert_eq!(android_verdict(&text) == AndroidVerdict::Works, works, "{text}");
        assert_eq!(text.contains("not on Android:"), !works);
    }
}
