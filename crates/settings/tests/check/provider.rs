//! Mistakes in a provider's file.

use mailsteps_settings::check::Rule::{D1, D2, D3, D4, D5, D6, D7, D9, Date, Only, Servers, Shape, Twice};

use crate::{Case, PROVIDER};

#[rustfmt::skip] // A table: a line for the change and a line for its findings.
pub const CASES: &[Case] = &[
    // D1: domains
    (PROVIDER, &[("groups[0].domains[2]", r#"{ "name": "q.com", "sources": ["provider-page"] }"#)],
        &[("groups[0].domains[2].name", D1, "already, at groups[0].domains[1].name")]),
    (PROVIDER, &[("groups[0].domains[0].name", r#""münchen.de""#)],
        &[("groups[0].domains[0].name", D1, "write \"xn--mnchen-3ya.de\"")]),
    (PROVIDER, &[("groups[0].domains[0].name", r#""CenturyLink.net""#)],
        &[("groups[0].domains[0].name", D1, "write \"centurylink.net\"")]),
    (PROVIDER, &[("groups[0].domains[0].name", r#""jane@centurylink.net""#)],
        &[("groups[0].domains[0].name", D1, "contains \"jane@\"")]),
    (PROVIDER, &[("groups[0].domains[0].name", r#""centurylink.nte""#)],
        &[("groups[0].domains[0].name", D1, "Public Suffix List")]),
    (PROVIDER, &[("groups[0].domains[0].name", r#""co.uk""#)],
        &[("groups[0].domains[0].name", D1, "itself a public suffix")]),
    (PROVIDER, &[("groups[0].domains[0].name", r#""xn--a.de""#)],
        &[("groups[0].domains[0].name", D1, "IDNA")]),
    // D2: sources
    (PROVIDER, &[("groups[0].recommended.sources", "[]"), ("groups[0].limits.message.sources", "-")],
        &[("groups[0].limits.message.sources", D2, "nobody is named"), ("groups[0].recommended.sources", D2, "nobody is named")]),
    (PROVIDER, &[("groups[0].servers[0].sources", r#"["Provider Page", "nobody"]"#)],
        &[("groups[0].servers[0].sources[0]", D2, "no source's key"), ("groups[0].servers[0].sources[1]", D2, "add \"nobody\"")]),
    (PROVIDER, &[("groups[0].login.username.others[0].sources", r#"["old-artikle"]"#)],
        &[("groups[0].login.username.others[0].sources[0]", D2, "write \"old-article\"")]),
    (PROVIDER, &[("groups[0].notes[0].sources", r#"["provider-page", "provider-page"]"#)],
        &[("groups[0].notes[0].sources[1]", Twice, "in the list already")]),
    // D3: values on which sources differ
    (PROVIDER, &[("groups[0].login.username.decision", r#""  ""#)],
        &[("groups[0].login.username.decision", D3, "why the guide follows")]),
    (PROVIDER, &[("groups[0].limits.mailbox.others", r#"[{ "value": { "amount": 1, "unit": "GB" }, "sources": ["old-article"] }]"#)],
        &[("groups[0].limits.mailbox.decision", D3, "add \"decision\"")]),
    (PROVIDER, &[("groups[0].login.username.others[0].value", r#""full-address""#)],
        &[("groups[0].login.username.others[0].value", D3, "is the value itself")]),
    // D7: the user name's form
    (PROVIDER, &[("groups[0].login.username.value", r#""%EMAILADDRESS%""#)],
        &[("groups[0].login.username.value", D7, "write \"full-address\"")]),
    (PROVIDER, &[("groups[0].login.username", "-")],
        &[("groups[0].login.username", D7, "missing")]),
    (PROVIDER, &[("groups[0].login.username.value", "-"), ("groups[0].login.authentication", "-")],
        &[("groups[0].login.authentication", Shape, "The authentication method"), ("groups[0].login.username.value", D7, "missing")]),
    (PROVIDER, &[("groups[0].login", "-")], &[("groups[0].login", Shape, "How the user logs in")]),
    // D9: limits
    (PROVIDER, &[("groups[0].limits.mailbox.value", "700")],
        &[("groups[0].limits.mailbox.value", D9, "not an amount with a unit")]),
    (PROVIDER, &[("groups[0].limits.message.value.unit", r#""recipients per message""#), ("groups[0].limits.recipients.value.unit", r#""MB""#)],
        &[("groups[0].limits.message.value.unit", D9, "\"MB\", \"GB\""), ("groups[0].limits.recipients.value.unit", D9, "\"recipients per message\"")]),
    (PROVIDER, &[("groups[0].limits.mailbox.value.unit", "-"), ("groups[0].limits.message.value.unit", r#""mb""#)],
        &[("groups[0].limits.mailbox.value.unit", D9, "missing"), ("groups[0].limits.message.value.unit", D9, "\"mb\" is no unit")]),
    (PROVIDER, &[("groups[0].limits.mailbox.value.amount", "0")],
        &[("groups[0].limits.mailbox.value.amount", D9, "lets nothing through")]),
    // only, servers, dates
    (PROVIDER, &[("groups[0].notes[0].only", r#"["qwest.net", "q.com", "q.com"]"#)],
        &[("groups[0].notes[0].only[0]", Only, "name a domain of the group"), ("groups[0].notes[0].only[2]", Twice, "remove one")]),
    (PROVIDER, &[("groups[0].servers[2].only", r#"["elpasotel.net"]"#)],
        &[("groups[0].servers[2].only[0]", Only, "\"centurylink.net\", \"q.com\"")]),
    (PROVIDER, &[("groups[0].servers[3].only", r#"["q.com"]"#)],
        &[("groups[0].servers", Servers, "no SMTP server to show for \"centurylink.net\"")]),
    (PROVIDER, &[("groups[0].recommended.protocol", r#""pop3""#), ("groups[0].servers[2].status", r#""outdated""#)],
        &[("groups[0].recommended.protocol", Servers, "no POP3 server to show")]),
    (PROVIDER, &[("updated", r#""2026""#)], &[("updated", Date, "not exact to the day")]),
    (PROVIDER, &[("updated", r#""2026-02-30""#)], &[("updated", Date, "\"2026-02-30\" is not a date")]),
];

#[rustfmt::skip] // A table: a line for the change and a line for its findings.
pub const SERVERS: &[Case] = &[
    // D3: several servers
    (PROVIDER, &[("groups[0].servers[0].decision", "-")],
        &[("groups[0].servers[0].decision", D3, "why this one is followed")]),
    (PROVIDER, &[("groups[0].servers[1].status", r#""recommended""#)],
        &[("groups[0].servers[1].decision", D3, "add \"decision\""), ("groups[0].servers[1].status", D3, "groups[0].servers[0] is recommended already")]),
    (PROVIDER, &[("groups[0].servers[1].note", "-"), ("groups[0].servers[1].only", r#"["q.com"]"#)],
        &[("groups[0].servers[1].note", D3, "q.com has several IMAP servers")]),
    (PROVIDER, &[("groups[0].servers[1].note", "-"), ("groups[0].servers[1].only", r#"["q.com"]"#), ("groups[0].servers[0].only", r#"["centurylink.net"]"#)],
        &[]),
    // D4: host names
    (PROVIDER, &[("groups[0].servers[2].host", r#""https://pop.centurylink.net/mail""#)],
        &[("groups[0].servers[2].host", D4, "the scheme \"https://\" and the path \"/mail\"")]),
    (PROVIDER, &[("groups[0].servers[2].host", r#""pop.centurylink.net:995""#)],
        &[("groups[0].servers[2].host", D4, "the port \":995\"")]),
    (PROVIDER, &[("groups[0].servers[2].host", r#""pop,centurylink,net""#), ("groups[0].servers[3].host", r#""smtp centurylink.net""#)],
        &[("groups[0].servers[2].host", D4, "a comma. Mend: write \"pop.centurylink.net\""), ("groups[0].servers[3].host", D4, "a space")]),
    (PROVIDER, &[("groups[0].servers[2].host", r#""localhost""#), ("groups[0].servers[3].host", r#""""#)],
        &[("groups[0].servers[2].host", D4, "not a full name"), ("groups[0].servers[3].host", D4, "it is empty")]),
    // D5: ports
    (PROVIDER, &[("groups[0].servers[3].security", r#""tls""#)],
        &[("groups[0].servers[3].port", D5, "write port 465, or the security \"starttls\"")]),
    (PROVIDER, &[("groups[0].servers[3].port", "465")],
        &[("groups[0].servers[3].port", D5, "write port 587, or the security \"tls\"")]),
    (PROVIDER, &[("groups[0].servers[3].port", "465"), ("groups[0].servers[3].unusual_port", r#""The server switches there.""#)], &[]),
    (PROVIDER, &[("groups[0].servers[3].port", "25")],
        &[("groups[0].servers[3].port", D5, "many networks block port 25")]),
    (PROVIDER, &[("groups[0].servers[0].port", "143"), ("groups[0].servers[2].port", "2995")],
        &[("groups[0].servers[0].port", D5, "security \"starttls\""), ("groups[0].servers[2].port", D5, "write port 995")]),
    (PROVIDER, &[("groups[0].servers[0].port", "70000"), ("groups[0].servers[2].port", "0")],
        &[("groups[0].servers[0].port", D5, "1 to 65535"), ("groups[0].servers[2].port", D5, "1 to 65535")]),
    (PROVIDER, &[("groups[0].servers[0].unusual_port", r#""It was so in 2009.""#)],
        &[("groups[0].servers[0].unusual_port", D5, "is the usual one")]),
    // D6: no encryption
    (PROVIDER, &[("groups[0].servers[2].port", "110"), ("groups[0].servers[2].security", r#""none""#)],
        &[("groups[0].servers[2].plaintext_warning", D6, "RFC 8314"), ("groups[0].servers[2].port", D5, "write the security \"starttls\"")]),
    (PROVIDER, &[("groups[0].servers[2].port", "110"), ("groups[0].servers[2].security", r#""none""#),
        ("groups[0].servers[2].unusual_port", r#""The server offers nothing else.""#),
        ("groups[0].servers[2].plaintext_warning", r#""Anybody on the way can read it.""#)], &[]),
    (PROVIDER, &[("groups[0].servers[3].security", r#""none""#), ("groups[0].servers[3].plaintext_warning", r#""""#)],
        &[("groups[0].servers[3].plaintext_warning", D6, "nothing warns"), ("groups[0].servers[3].port", D5, "without encryption")]),
    (PROVIDER, &[("groups[0].servers[0].plaintext_warning", r#""Anybody can read it.""#)],
        &[("groups[0].servers[0].plaintext_warning", D6, "but it is")]),
];
