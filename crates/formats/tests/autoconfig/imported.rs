//! The provider files of the public collection, where a folder beside the repository has them.

use std::{env, fs, path::PathBuf};

use mailsteps_formats::{
    Finding, MailServer, MailService,
    autoconfig::{About, Imported, emit, import, json, parse},
};
use mailsteps_settings::{
    Catalog, DataFile, Domain, Protocol, Provider, SourceKind, Sources,
    check::{check_all, check_domain},
};
use roxmltree::{Document, Node};

fn about() -> About {
    About {
        id: "thunderbird-ispdb".parse().unwrap(),
        address: Some("https://github.com/thunderbird/autoconfig".to_owned()),
        kind: SourceKind::Database,
        who: "The Thunderbird project".to_owned(),
        read: "2026-11-21".parse().unwrap(),
    }
}

fn refuse(domain: &str) -> Option<String> {
    check_domain(domain).map(|(problem, _)| problem)
}

fn imported(text: &str) -> Result<Imported, Vec<Finding>> {
    import(text, &about(), &refuse)
}

/// The data folder that an import makes, and what it offers.
fn loaded(imported: &Imported) -> Catalog {
    let sources = Sources { schema: None, sources: [(about().id, imported.source.clone())].into() };
    let (provider, sources) = (json(&imported.provider), json(&sources));
    let files = [
        DataFile { path: "sources.json", text: &sources },
        DataFile { path: "providers/imported.json", text: &provider },
    ];
    let findings: Vec<String> = check_all(&files)
        .iter()
        .map(ToString::to_string)
        .filter(|finding| !finding.starts_with("the data folder") && !finding.contains("symptoms.json"))
        .collect();
    assert_eq!(findings, [] as [&str; 0], "{provider}");
    assert_eq!(serde_json::from_str::<Provider>(&provider).unwrap(), imported.provider);
    Catalog::load(files).unwrap()
}

type Shown = (String, String, u16, String);

fn shown(server: &MailServer) -> Shown {
    let socket = format!("{:?}", server.security);
    (server.protocol.id().to_owned(), server.host.to_string(), server.port.number(), socket)
}

/// The servers of a file by a reader that shares nothing with the product but the XML library, but for those whose place the
/// import says it left out.
fn expected(text: &str, domain: &Domain, left_out: &[Finding]) -> Vec<Shown> {
    let document = Document::parse(text).unwrap();
    let is_server = |node: &Node<'_, '_>| ["incomingServer", "outgoingServer"].contains(&node.tag_name().name());
    let mut servers = Vec::new();
    for node in document.descendants().filter(is_server) {
        let value = |name| {
            let child = node.children().find(|child| child.tag_name().name() == name)?;
            let texts = child.children().filter(Node::is_text).filter_map(|text| text.text());
            Some(texts.collect::<String>().trim().to_owned())
        };
        let lines = document.text_pos_at(node.range().start).row..=document.text_pos_at(node.range().end).row;
        if left_out.iter().any(|finding| lines.contains(&finding.place.line)) {
            continue;
        }
        let socket = match value("socketType").unwrap().as_str() {
            "SSL" => "Tls",
            "STARTTLS" => "Starttls",
            _ => "None",
        };
        let host = value("hostname").unwrap().replace("%EMAILDOMAIN%", domain.as_str()).to_lowercase();
        let kind = node.attribute("type").unwrap().to_owned();
        servers.push((kind, host, value("port").unwrap().parse().unwrap(), socket.to_owned()));
    }
    sorted(servers)
}

/// By protocol, each protocol in its own order, each server once.
fn sorted(mut servers: Vec<Shown>) -> Vec<Shown> {
    let mut seen = Vec::new();
    servers.retain(|server| {
        let is_new = !seen.contains(server);
        seen.push(server.clone());
        is_new
    });
    servers.sort_by_key(|server| server.0.clone());
    servers
}

/// The import, the check of its result, and the way back, for every domain.
fn comes_back(name: &str, text: &str, imported: &Imported) {
    let catalog = loaded(imported);
    for entry in &imported.provider.groups[0].domains {
        let offer = catalog.offer(&entry.name).unwrap();
        let service = MailService::with_alternatives(&offer, None);
        let exported = emit(&service, None).unwrap();
        let again = parse(&exported).unwrap();
        assert_eq!((&again.service, again.refused.as_slice()), (&service, &[][..]), "{name}");
        let servers = again.service.incoming.iter().chain(&again.service.outgoing).map(shown).collect();
        assert_eq!(sorted(servers), expected(text, &entry.name, &imported.left_out), "{name} {}", entry.name);
    }
}

fn folder() -> PathBuf {
    match env::var_os("MAILSTEPS_ISPDB") {
        Some(folder) => folder.into(),
        None => {
            let repository = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
            let places = ["../shared/ispdb", "../../shared/ispdb"].map(|place| repository.join(place));
            places.iter().find(|place| place.is_dir()).unwrap_or(&places[0]).clone()
        }
    }
}

#[test]
fn the_public_collection() {
    let folder = folder();
    let Ok(files) = fs::read_dir(&folder) else {
        eprintln!("{} is absent, so no file of the public collection was imported", folder.display());
        return;
    };
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "xml"));
    files.sort();
    let (mut whole, mut in_part, mut refused) = (0, 0, 0);
    for path in &files {
        let (name, text) = (path.file_name().unwrap().to_string_lossy(), fs::read_to_string(path).unwrap());
        match imported(&text) {
            Ok(imported) => {
                comes_back(&name, &text, &imported);
                if imported.left_out.is_empty() {
                    whole += 1
                } else {
                    in_part += 1
                }
                imported.left_out.iter().for_each(|finding| eprintln!("{name}:{finding}"));
            }
            Err(findings) => {
                refused += 1;
                assert!(
                    findings.iter().any(|finding| ["I6", "A1", "A2"].contains(&finding.rule.0)),
                    "{name} {findings:?}"
                );
                assert!(findings.len() > 1, "{name}: only that nothing remains, and not why: {findings:?}");
                findings.iter().for_each(|finding| eprintln!("{name}: REFUSED: {finding}"));
            }
        }
    }
    eprintln!("{} files: {whole} imported, {in_part} in part, {refused} refused", files.len());
}

const WHOLE: &str = include_str!("whole.xml");

#[test]
fn what_the_file_does_not_say_is_marked() {
    let Imported { provider, source, left_out, to_fill_in } = imported(WHOLE).unwrap();
    assert_eq!(left_out, []);
    assert_eq!(to_fill_in.len(), 3, "{to_fill_in:?}");
    assert_eq!(source.read.as_str(), "2026-11-21");
    assert_eq!(provider.name, "Example & Sons");
    assert!(provider.support.chat.decision.is_some());
    assert!(provider.groups[0].webmail.decision.is_some());
    assert_eq!(provider.groups[0].leave_copy.as_ref().map(|leave| leave.value), Some(true));
    assert_eq!(provider.groups[0].notes[0].text, "Switch IMAP on first (https://example.com/on)");
    loaded(&imported(WHOLE).unwrap());
}

/// A change of the whole file, the rule that says what is left out, and whether the file is refused for it.
#[track_caller]
fn leaves_out(from: &str, to: &str, rules: &[&str], is_refused: bool) {
    assert!(WHOLE.contains(from), "{from}");
    let text = WHOLE.replace(from, to);
    let (found, was_refused) = match imported(&text) {
        Ok(imported) => {
            comes_back(to, &text, &imported);
            (imported.left_out, false)
        }
        Err(findings) => (findings, true),
    };
    let found: Vec<&str> = found.iter().map(|finding| finding.rule.0).collect();
    assert_eq!((found.as_slice(), was_refused), (rules, is_refused), "{to}");
}

#[test]
fn servers_that_the_guide_cannot_show_are_named() {
    let auth = "<authentication>password-cleartext</authentication>";
    let with = |name| format!("<authentication>{name}</authentication>");
    for name in ["NTLM", "GSSAPI", "TLS-client-cert", "smtp-after-pop", "client-IP-address"] {
        leaves_out(auth, &with(name), &["I6", "I6", "I2", "I2", "I2", "I2"], true);
        // Another way beside it is enough.
        leaves_out(auth, &[with(name).as_str(), auth].concat(), &[], false);
    }
    for name in ["OAuth2", "password-encrypted", "none"] {
        leaves_out(auth, &with(name), &[], false);
    }
    leaves_out(auth, &with("telepathy"), &["I6", "I6", "A5", "A5", "A5", "A5"], true);
    leaves_out("type=\"pop3\"", "type=\"exchange\"", &["I1"], false);
    leaves_out("type=\"pop3\"", "type=\"nntp\"", &["I1"], false);
    leaves_out("type=\"smtp\"", "type=\"lmtp\"", &["I6", "I1", "I1"], true);
    leaves_out("<port>995</port>", "<port>99999</port>", &["A6"], false);
    leaves_out("<port>995</port>", "<port>9955</port>", &[], false);
    leaves_out("<port>995</port>", "<port><!-- pop --> 995 </port>", &[], false);
    leaves_out("<hostname>pop.example.com", "<hostname>POP.Example.COM", &[], false);
    leaves_out("<hostname>pop.example.com", "<hostname>pop.%EMAILDOMAIN%", &[], false);
    leaves_out("<hostname>pop.example.com", "<hostname>%EMAILDOMAIN%", &[], false);
    leaves_out("<hostname>pop.example.com", "<hostname>%EMAILLOCALPART%.example.com", &["I5"], false);
    leaves_out("<hostname>pop.example.com", "<hostname>not a host!", &["A4"], false);
    leaves_out("<username>%EMAILADDRESS%", "<username>%EMAILLOCALPART%", &[], false);
    leaves_out("<username>%EMAILADDRESS%", "<username>%EMAILLOCALPART%@%EMAILDOMAIN%", &[], false);
    leaves_out(
        "<username>%EMAILADDRESS%",
        "<username>EXAMPLE\\%EMAILLOCALPART%",
        &["I6", "I6", "I3", "I3", "I3", "I3"],
        true,
    );
    leaves_out("<domain>example.com</domain>", "<domain purpose=\"mx\">example.com</domain>", &["I7"], false);
    leaves_out("<domain>example.com</domain>", "<domain>co.uk</domain>", &["I7"], false);
    leaves_out("<domain>example.com</domain>", "<domain>Example.com</domain>", &[], false);
    leaves_out("<socketType>SSL", "<socketType>plain", &[], false);
    leaves_out("<enable ", "<unknown><port>1</port></unknown><enable ", &[], false);
    leaves_out("</outgoingServer>", "<restriction>client-IP-address</restriction></outgoingServer>", &[], false);
}

#[test]
fn one_way_to_sign_in_is_kept() {
    // The servers for outgoing mail all differ: there is nothing to send with.
    let (incoming, outgoing) = WHOLE.split_once("<outgoingServer").unwrap();
    let text = [incoming, "<outgoingServer", &outgoing.replace("%EMAILADDRESS%", "%EMAILLOCALPART%")].concat();
    let rules: Vec<&str> = imported(&text).unwrap_err().iter().map(|finding| finding.rule.0).collect();
    assert_eq!(rules, ["I6", "I4", "I4"]);
    // A single one is left out.
    let text = WHOLE.replacen("%EMAILADDRESS%", "%EMAILLOCALPART%", 1);
    let left_out = imported(&text).unwrap();
    comes_back("one", &text, &left_out);
    assert_eq!(left_out.left_out.len(), 1);
    assert!(left_out.provider.groups[0].servers.iter().all(|server| server.protocol != Protocol::Imap));
}
