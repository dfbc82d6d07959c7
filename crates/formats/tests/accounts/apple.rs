//! Apple's profile.

use std::{
    collections::BTreeSet,
    io::Write,
    process::{Command, Stdio},
};

use mailsteps_formats::{MailServer, apple};
use mailsteps_settings::{Address, Authentication, Incoming, Protocol, Security};
use proptest::prelude::*;

use crate::support::{address, check_broken, has, ideal, made_up, mutated, service, services};

/// Every profile of every domain, with and without an address.
fn profiles() -> Vec<(String, Option<Address>, Incoming, MailServer, String)> {
    let mut all = Vec::new();
    for (domain, service) in services() {
        for incoming in Incoming::ALL {
            let Some(server) = service.incoming_by(incoming) else { continue };
            for local in [None, Some("jane"), Some("o'neil+news"), Some("a&b<c>\"'d")] {
                let address = local.map(|local| address(&format!("{local}@{domain}")));
                let text = apple::emit(&service, &domain, incoming, address.as_ref()).unwrap();
                all.push((domain.to_string(), address, incoming, server.clone(), text));
            }
        }
    }
    assert!(all.len() > 100);
    all
}

#[test]
fn every_profile_says_the_settings_and_has_no_finding() {
    for (domain, address, incoming, server, text) in profiles() {
        assert_eq!(apple::lint(&text), [], "{text}");
        let account = apple::parse(&text).unwrap();
        let service = service(&domain);
        assert_eq!(account, apple::account(&service, &domain.parse().unwrap(), incoming, address.as_ref()).unwrap());
        assert_eq!(account.incoming, [server.for_mailbox(address.as_ref())]);
        let sending =
            service.outgoing.iter().find(|server| server.security == Security::Tls).unwrap_or(&service.outgoing[0]);
        assert_eq!(account.outgoing, [sending.for_mailbox(address.as_ref())]);
        assert!(!text.contains("Password</key>\n\t\t\t<string>") && text.is_ascii() && !text.contains('\r'));
    }
}

#[test]
fn outgoing_mail_goes_by_implicit_tls_where_the_data_has_it() {
    let port_of = |domain: &str, incoming| {
        let text = apple::emit(&service(domain), &domain.parse().unwrap(), incoming, None).unwrap();
        let (_, rest) = text.split_once("OutgoingMailServerPortNumber</key>\n\t\t\t<integer>").unwrap();
        let (port, rest) = rest.split_once('<').unwrap();
        let (_, use_ssl) = rest.split_once("OutgoingMailServerUseSSL</key>\n\t\t\t<").unwrap();
        assert!(use_ssl.starts_with("true/>"));
        port.to_owned()
    };
    assert_eq!(port_of("centurylink.net", Incoming::Imap), "465");
    assert_eq!(port_of("myctl.net", Incoming::Pop3), "587");
}

#[test]
fn the_plist_crate_and_we_read_the_same() {
    for (_, address, incoming, server, text) in profiles() {
        let value = plist::Value::from_reader_xml(text.as_bytes()).unwrap();
        let profile = value.as_dictionary().unwrap();
        let mail = profile["PayloadContent"].as_array().unwrap()[0].as_dictionary().unwrap();
        assert_eq!(mail["IncomingMailServerHostName"].as_string(), Some(server.host.as_str()));
        assert_eq!(mail["IncomingMailServerPortNumber"].as_unsigned_integer(), Some(server.port.number().into()));
        assert_eq!(mail["IncomingMailServerUseSSL"].as_boolean(), Some(server.security != Security::None));
        let kind = if incoming == Incoming::Imap { "EmailTypeIMAP" } else { "EmailTypePOP" };
        assert_eq!(mail["EmailAccountType"].as_string(), Some(kind));
        let expected = address.map(|address| address.to_string());
        assert_eq!(mail.get("EmailAddress").and_then(|address| address.as_string()), expected.as_deref());
        assert_eq!(mail.get("OutgoingMailServerUsername").and_then(|name| name.as_string()), expected.as_deref());
        assert_ne!(profile["PayloadUUID"], mail["PayloadUUID"]);
    }
}

#[test]
fn python_reads_it_too() {
    let script = "import plistlib,sys\np=plistlib.loads(sys.stdin.buffer.read())\nm=p['PayloadContent'][0]\n\
                  print(m['IncomingMailServerHostName'],m['IncomingMailServerPortNumber'],m['OutgoingMailServerUseSSL'],m['EmailAddress'])";
    let python = Command::new("python3").args(["-c", script]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut python) = python else {
        eprintln!("python3 is not here: Python's plistlib has not read the profile, only the crate plist has");
        return;
    };
    let address = address("a&b<c>\"'d@q.com");
    let text = apple::emit(&service("q.com"), address.domain(), Incoming::Imap, Some(&address)).unwrap();
    python.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = python.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "mail.centurylink.net 993 True a&b<c>\"'d@q.com\n");
}

fn names(text: &str) -> Vec<String> {
    let values = |key: &str| {
        let mut values = Vec::new();
        for part in text.split(&format!("<key>{key}</key>")).skip(1) {
            values.push(part.split(['<', '>']).nth(2).unwrap().to_owned());
        }
        values
    };
    [values("PayloadIdentifier"), values("PayloadUUID")].concat()
}

#[test]
fn names_are_stable_for_a_mailbox_and_different_between_mailboxes() {
    let mut all = BTreeSet::new();
    for (_, _, _, _, text) in profiles() {
        for name in names(&text) {
            assert!(all.insert(name.clone()), "{name} is there twice");
        }
    }
    let q = service("q.com");
    let emit = |text: &str| apple::emit(&q, &"q.com".parse().unwrap(), Incoming::Imap, Some(&address(text))).unwrap();
    assert_eq!(names(&emit("Jane@q.com")), names(&emit("jane@Q.COM")));
    // A change of these replaces nobody's old profile: it stands beside the new one.
    assert_eq!(
        names(&apple::emit(&q, &"q.com".parse().unwrap(), Incoming::Imap, None).unwrap()),
        [
            "com.q.email.imap.account",
            "com.q.email.imap",
            "63D92380-D925-5B01-B4F6-FD9F4B084A54",
            "649D48E0-D5CF-5067-A71E-085F80463113"
        ]
    );
}

#[test]
fn what_a_profile_cannot_say() {
    let domain = "example.net".parse().unwrap();
    let imap = (Protocol::Imap, "imap.example.net", 993, Security::Tls);
    let smtp = (Protocol::Smtp, "smtp.example.net", 465, Security::Tls);
    let reason = |service: &_, incoming| apple::emit(service, &domain, incoming, None).unwrap_err().reason;
    assert!(reason(&made_up(&[imap, smtp]), Incoming::Pop3).contains("by POP3"));
    assert!(reason(&made_up(&[imap]), Incoming::Imap).contains("outgoing"));
    let odd = (Protocol::Imap, "imap.example.net", 993, Security::Starttls);
    assert!(reason(&made_up(&[odd, smtp]), Incoming::Imap).contains("one switch"));
    let mut oauth = ideal();
    oauth.incoming[0].authentication = Authentication::Oauth2;
    assert!(reason(&oauth, Incoming::Imap).contains("OAuth 2"));
    let other = address("jane@q.com");
    assert!(apple::emit(&ideal(), &domain, Incoming::Imap, Some(&other)).unwrap_err().reason.contains("not for"));
    let control = address("ja\u{1}ne@example.net");
    assert!(apple::emit(&ideal(), &domain, Incoming::Imap, Some(&control)).unwrap_err().reason.contains("character"));
}

fn good() -> String {
    let address = address("jane@q.com");
    apple::emit(&service("q.com"), address.domain(), Incoming::Imap, Some(&address)).unwrap()
}

#[test]
fn broken_profiles() {
    let good = good();
    let line = |text: &str| u32::try_from(good.split(text).next().unwrap().matches('\n').count()).unwrap() + 1;
    let entity = "<!DOCTYPE plist [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><!-- ";
    check_broken(
        apple::lint,
        &good,
        &[
            ("</plist>", "", "P1", line("</plist>") + 1),
            ("<!DOCTYPE plist ", entity, "P1", 2),
            ("//Apple//", "//Pear//", "P1", 2),
            ("<integer>993</integer>", "<string>993</string>", "P1", line("993")),
            ("<integer>993</integer>", "<integer>many</integer>", "P1", line("993")),
            ("<string>jane@q.com</string>", "<string>jane<b/></string>", "P1", line("jane@q.com</string>")),
            ("\t\t\t<key>EmailAddress</key>\n", "", "P1", line("<key>EmailAddress</key>")),
            ("EmailAccountType", "EmailAddress", "P1", line("<key>EmailAddress</key>")),
            ("<key>EmailAccountType</key>", "<key>EmailAccountKind</key>", "P2", line("EmailAccountType")),
            ("EmailTypeIMAP", "EmailTypeImap", "P2", line("EmailTypeIMAP")),
            ("EmailAuthPassword", "plain", "P2", line("EmailAuthPassword")),
            (">mail.centurylink.net<", ">imap://mail.centurylink.net<", "P2", line(">mail.centurylink.net<")),
            ("com.apple.mail.managed", "com.apple.mail", "P2", line("<array>")),
            (">Configuration<", ">Config<", "P2", line(">Configuration<")),
            ("\t<key>PayloadUUID</key>", "\t<key>PayloadUuid</key>", "P2", line("<key>PayloadUUID</key>")),
            ("IncomingMailServerUseSSL", "PreventMove", "P3", line("<array>") + 1),
            (
                "\t\t\t<key>OutgoingMailServerPortNumber</key>\n\t\t\t<integer>465</integer>\n",
                "",
                "P3",
                line("<array>") + 1,
            ),
            ("<integer>465</integer>", "<integer>0</integer>", "P3", line("465")),
            ("UseSSL</key>\n\t\t\t<true/>", "UseSSL</key>\n\t\t\t<false/>", "P3", line("IncomingMailServerUseSSL") + 1),
            ("<key>EmailAccountDescription<", "<key>IncomingPassword<", "P4", line("<string>jane@q.com")),
            ("-566E-", "-166E-", "P5", line("UUID</key>") + 1),
            ("com.q.email", "e-mail of q", "P6", line("PayloadIdentifier") + 1),
            ("<string>jane@q.com<", "<string> <", "P7", line("<string>jane@q.com")),
        ],
    );
    let other = names(&good)[2..].to_vec();
    has(apple::lint, &good.replace(&other[0], &other[1]), "P5", line(&other[0]));
    has(apple::lint, &format!("\u{feff}{good}"), "P1", 1);
    has(apple::lint, &" ".repeat(1_000_001), "P1", 1);
    has(apple::lint, &"<dict>".repeat(1_000), "P1", 1);
    has(apple::lint, &format!("<plist>\n{}{}</plist>", "<array>".repeat(60), "</array>".repeat(60)), "P1", 2);
    has(apple::lint, &format!("<plist>\n<a {}/></plist>", "b=\"\" ".repeat(1_500)), "P1", 2);
    has(apple::lint, &format!("<plist>\n{}</plist>", "<a/>".repeat(60_000)), "P1", 1);
    has(apple::lint, "<plist><array/></plist>", "P1", 1);
    has(apple::lint, "", "P1", 1);
    let bomb = "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<!DOCTYPE a>";
    has(apple::lint, bomb, "P1", 1);
}

proptest! {
    #[test]
    fn never_panics(text in any::<String>(), broken in mutated(good())) {
        for text in [text, broken] {
            let findings = apple::lint(&text);
            prop_assert!(apple::parse(&text).is_ok() || !findings.is_empty());
            prop_assert!(findings.len() <= 200);
        }
    }

    #[test]
    fn any_local_part_comes_back(local in "[^\\s@<>,;\u{0}-\u{1f}\u{7f}-\u{9f}\u{200b}-\u{200f}\u{2060}\u{feff}\u{fffe}\u{ffff}]{1,30}") {
        let address = address(&format!("{local}@q.com"));
        let text = apple::emit(&service("q.com"), address.domain(), Incoming::Pop3, Some(&address)).unwrap();
        prop_assert_eq!(apple::lint(&text), []);
        prop_assert_eq!(apple::parse(&text).unwrap().address, Some(address.to_string()));
    }
}
