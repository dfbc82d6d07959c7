//! Microsoft Autodiscover.

use mailsteps_formats::autodiscover::{self, Fault, Refusal, request};
use mailsteps_settings::{Authentication, Protocol, Security};
use proptest::prelude::*;

use crate::support::{address, check_broken, has, ideal, made_up, mutated, service, services};

const ASKED: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
    <Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006\">\n\
    <Request><EMailAddress>jane@q.com</EMailAddress>\n\
    <AcceptableResponseSchema>http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema>\n\
    </Request></Autodiscover>";

#[test]
fn every_answer_says_the_settings_and_has_no_finding() {
    for (domain, service) in services() {
        for local in ["jane", "a&b<c>\"'d"] {
            let address = address(&format!("{local}@{domain}"));
            let text = autodiscover::emit(&service, &address).unwrap();
            assert_eq!(autodiscover::lint(&text), [], "{text}");
            let account = autodiscover::parse(&text).unwrap();
            assert_eq!(account, autodiscover::account(&service, &address).unwrap());
            let incoming: Vec<_> = service.incoming.iter().map(|server| server.for_mailbox(Some(&address))).collect();
            assert_eq!(account.incoming, incoming);
            assert_eq!(account.outgoing, [service.outgoing[0].for_mailbox(Some(&address))]);
            assert_eq!(text.matches("<Account>").count(), 1);
            assert_eq!(text.matches("<Protocol>").count(), incoming.len() + 1);
        }
    }
}

#[test]
fn what_outlook_asks() {
    assert_eq!(request(ASKED).unwrap().address.to_string(), "jane@q.com");
    assert_eq!(request(&format!("\u{feff}{ASKED}")).unwrap().address.to_string(), "jane@q.com");
    let mobile = ASKED.replace("outlook/responseschema/2006a", "mobilesync/responseschema/2006");
    assert_eq!(request(&mobile), Err(Fault::OtherSchema));
    let entity = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Autodiscover";
    for (broken, word) in [
        (ASKED.replace("requestschema", "responseschema"), "namespace"),
        (ASKED.replace("EMailAddress", "Email"), "EMailAddress is missing"),
        (ASKED.replace("jane@q.com", "jane"), "not an address"),
        (ASKED.replace("AcceptableResponseSchema", "Schema"), "AcceptableResponseSchema is missing"),
        (ASKED.replacen("<Autodiscover", entity, 1), "entity"),
        (ASKED.replacen("<Autodiscover", "<!DOCTYPE a><Autodiscover", 1), "document type"),
        (ASKED.replace("</Request>", ""), "well-formed"),
        (format!("{ASKED}{}", " ".repeat(1_000_000)), "megabyte"),
        (ASKED.replace("Autodiscover", "Autodiscovery"), "does not begin"),
        (String::new(), "well-formed"),
    ] {
        let Err(Fault::Invalid(why)) = request(&broken) else { panic!("{broken:.200}") };
        assert!(why.contains(word) && !why.contains("jane"), "{why}");
    }
}

#[test]
fn refusals_are_answers_too() {
    for (fault, code) in [(Fault::Invalid("x".into()), "600"), (Fault::OtherSchema, "601")] {
        let text = fault.response("14:04:43.9468750");
        assert!(text.contains(&format!("<ErrorCode>{code}</ErrorCode>")));
        assert_eq!(autodiscover::lint(&text), [], "{text}");
        assert!(autodiscover::parse(&text).is_err());
    }
}

#[test]
fn what_autodiscover_cannot_say() {
    let jane = address("jane@example.net");
    let reason = |service: &_| autodiscover::emit(service, &jane).unwrap_err().reason;
    for (authentication, word) in [
        (Authentication::Oauth2, "OAuth 2"),
        (Authentication::EncryptedPassword, "encrypted password"),
        (Authentication::None, "without a password"),
    ] {
        let mut service = ideal();
        service.incoming[0].authentication = authentication;
        assert!(reason(&service).contains(word));
    }
    assert!(reason(&made_up(&[(Protocol::Smtp, "smtp.example.net", 465, Security::Tls)])).contains("incoming"));
    assert!(reason(&made_up(&[(Protocol::Imap, "imap.example.net", 993, Security::Tls)])).contains("outgoing"));
    assert!(autodiscover::emit(&ideal(), &address("jane@q.com")).is_err());
}

fn good() -> String {
    autodiscover::emit(&service("q.com"), &address("jane@q.com")).unwrap()
}

#[test]
fn broken_answers() {
    // The account begins in line 7, IMAP in 10, POP3 in 21, SMTP in 32.
    check_broken(
        autodiscover::lint,
        &good(),
        &[
            ("autodiscover/responseschema/2006", "autodiscover/outlook/responseschema/2006", "M1", 2),
            ("responseschema/2006a", "responseschema/2006", "M1", 3),
            ("<SPA>", "<SPA xmlns=\"\">", "M1", 16),
            ("    </Account>", "    </Account><Account/>", "M2", 45),
            ("<Account>", "<Acount>", "M9", 45),
            ("<SPA>off", "<SPA>false", "M3", 16),
            ("<SSL>on", "<SSL>true", "M3", 17),
            ("        <SPA>off</SPA>\n", "", "M4", 10),
            ("        <AuthRequired>on</AuthRequired>\n", "", "M4", 10),
            ("<SPA>off", "<SPA>on", "M4", 16),
            ("<Type>POP3", "<Type>POP", "M5", 22),
            ("        <Type>IMAP</Type>\n", "", "M5", 10),
            ("<SSL>on", "<SSL>off", "M6", 17),
            ("<Encryption>SSL", "<Encryption>None", "M6", 17),
            ("<Encryption>SSL", "<Encryption>STARTTLS", "M6", 18),
            ("<Encryption>SSL", "<Encryption>TLS", "M6", 18),
            ("<Encryption>TLS", "<TLS>on</TLS><Encryption>TLS", "M7", 40),
            ("<Port>993", "<Port>99999", "M7", 13),
            ("<Server>mail.", "<Server>https://mail.", "M7", 12),
            ("<Action>settings", "<Action>setting", "M7", 9),
            ("<AccountType>email", "<AccountType>mail", "M7", 8),
            ("<LoginName>jane@q.com", "<LoginName>%EMAILADDRESS%", "M8", 14),
            ("<LoginName>jane@q.com", "<LoginName>", "M8", 14),
            ("<Autodiscover", "<!DOCTYPE a><Autodiscover", "M9", 2),
        ],
    );
    has(autodiscover::lint, &" ".repeat(1_000_001), "M9", 1);
    has(autodiscover::lint, &"<a>".repeat(100_000), "M9", 1);
}

#[test]
fn version_two_says_where_to_ask() {
    let url = "https://autodiscover.q.com/autodiscover/autodiscover.xml";
    let text = autodiscover::redirect(Some("autodiscoverV1"), url).unwrap();
    assert_eq!(text, format!("{{\"Protocol\":\"Autodiscoverv1\",\"Url\":\"{url}\"}}\n"));
    for (asked, refusal) in [(None, Refusal::NoProtocol), (Some("ActiveSync"), Refusal::OtherProtocol)] {
        assert_eq!(autodiscover::redirect(asked, url), Err(refusal));
        assert_eq!(autodiscover::lint_redirect(&refusal.response()), []);
    }
    check_broken(
        autodiscover::lint_redirect,
        &text,
        &[
            ("https:", "http:", "M10", 1),
            ("Autodiscoverv1", "autodiscover", "M10", 1),
            ("\"Url\"", "\"url\"", "M10", 1),
            ("}", "", "M10", 2),
        ],
    );
}

proptest! {
    #[test]
    fn never_panics(text in any::<String>(), broken in mutated(good()), asked in mutated(ASKED.to_owned())) {
        for text in [text, broken, asked] {
            let findings = autodiscover::lint(&text);
            prop_assert!(autodiscover::parse(&text).is_ok() || autodiscover::parse(&text).is_err_and(|why| !why.is_empty()));
            prop_assert!(findings.len() <= 200);
            let _ = (request(&text), autodiscover::lint_redirect(&text));
        }
    }
}
