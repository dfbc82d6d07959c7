//! An Autoconfig file as it is written: every value with its place, none of them judged.

use roxmltree::{Document, Node};

/// A value and the byte where its element begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    pub at: usize,
    /// As it is written, spaces around it included.
    pub text: String,
    /// Whether it is text and nothing else: no element and no comment.
    pub is_plain: bool,
    /// Whether an element stands in it, which Thunderbird for Android takes for an error.
    pub has_element: bool,
}

#[derive(Debug, Default)]
pub(super) struct Config {
    pub at: usize,
    pub id: Option<String>,
    pub domains: Vec<Domain>,
    pub names: Vec<Value>,
    pub short_names: Vec<Value>,
    pub incoming: Vec<Entry>,
    pub outgoing: Vec<Entry>,
    pub documentation: Vec<Documentation>,
    /// Whether a comment says that the file is not for Android.
    pub renounces_android: bool,
    /// What a reader must do first, and where: English words before others.
    pub instruction: Option<(String, Option<String>)>,
    pub login_page: Option<String>,
}

#[derive(Debug)]
pub(super) struct Domain {
    pub value: Value,
    /// `mx` for one that is only the end of a mail server's name.
    pub purpose: Option<String>,
}

/// `incomingServer` or `outgoingServer`.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub at: usize,
    pub kind: String,
    pub hostnames: Vec<Value>,
    pub ports: Vec<Value>,
    pub sockets: Vec<Value>,
    pub usernames: Vec<Value>,
    pub authentications: Vec<Value>,
    pub restrictions: Vec<Value>,
    pub leaves_messages: Option<bool>,
    /// Whether a comment stands between its values: the note that an unusual port asks for.
    pub has_note: bool,
}

#[derive(Debug)]
pub(super) struct Documentation {
    pub at: usize,
    pub url: Option<String>,
    /// Languages of its descriptions.
    pub languages: Vec<(usize, Option<String>)>,
}

impl Value {
    pub fn trimmed(&self) -> &str {
        self.text.trim()
    }
}

impl Config {
    /// What a document says, where it is an Autoconfig file at all.
    pub fn of(document: &Document<'_>) -> Option<Self> {
        let root = document.root_element();
        let name = root.tag_name();
        if name.name() != "clientConfig" || name.namespace().is_some() {
            return None;
        }
        let provider = elements(root).find(|node| is(*node, "emailProvider"))?;
        let mut config = Self {
            at: provider.range().start,
            id: provider.attribute("id").map(str::to_owned),
            renounces_android: comments(root).chain(comments(provider)).any(renounces),
            instruction: instruction(root).or_else(|| instruction(provider)),
            login_page: login_page(root).or_else(|| login_page(provider)),
            ..Self::default()
        };
        for node in elements(provider) {
            match node.tag_name().name() {
                "domain" => {
                    let purpose = node.attribute("purpose").map(str::to_owned);
                    config.domains.push(Domain { value: value(node), purpose });
                }
                "displayName" => config.names.push(value(node)),
                "displayShortName" => config.short_names.push(value(node)),
                "incomingServer" => config.incoming.push(entry(node)),
                "outgoingServer" => config.outgoing.push(entry(node)),
                "documentation" => config.documentation.push(documentation(node)),
                _ => {}
            }
        }
        Some(config)
    }

    pub fn servers(&self) -> impl Iterator<Item = &Entry> {
        self.incoming.iter().chain(&self.outgoing)
    }
}

pub(super) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name
}

pub(super) fn elements<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

fn comments<'a>(node: Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    node.children().filter(Node::is_comment).filter_map(|comment| comment.text())
}

fn renounces(comment: &str) -> bool {
    comment.trim_start().starts_with(super::NOT_ON_ANDROID)
}

fn value(node: Node<'_, '_>) -> Value {
    Value {
        at: node.range().start,
        text: node.children().filter(Node::is_text).filter_map(|text| text.text()).collect(),
        is_plain: node.children().all(|child| child.is_text()),
        has_element: elements(node).next().is_some(),
    }
}

fn entry(node: Node<'_, '_>) -> Entry {
    let mut entry = Entry {
        at: node.range().start,
        kind: node.attribute("type").unwrap_or_default().to_owned(),
        has_note: comments(node).next().is_some(),
        ..Entry::default()
    };
    for child in elements(node) {
        match child.tag_name().name() {
            "hostname" => entry.hostnames.push(value(child)),
            "port" => entry.ports.push(value(child)),
            "socketType" => entry.sockets.push(value(child)),
            "username" => entry.usernames.push(value(child)),
            "authentication" => entry.authentications.push(value(child)),
            "restriction" => entry.restrictions.push(value(child)),
            "pop3" => {
                let leaves = elements(child).find(|node| is(*node, "leaveMessagesOnServer")).map(value);
                entry.leaves_messages = leaves.and_then(|leaves| leaves.trimmed().parse().ok());
            }
            _ => {}
        }
    }
    entry
}

fn documentation(node: Node<'_, '_>) -> Documentation {
    let languages = elements(node).filter(|child| is(*child, "descr"));
    Documentation {
        at: node.range().start,
        url: node.attribute("url").map(str::to_owned),
        languages: languages.map(|descr| (descr.range().start, descr.attribute("lang").map(str::to_owned))).collect(),
    }
}

fn instruction(parent: Node<'_, '_>) -> Option<(String, Option<String>)> {
    let enable = elements(parent).find(|node| is(*node, "enable"))?;
    let all: Vec<Node<'_, '_>> = elements(enable).filter(|node| is(*node, "instruction")).collect();
    let language = |node: &Node<'_, '_>| node.attribute("lang").unwrap_or("en").to_ascii_lowercase();
    let english = all.iter().find(|node| language(node).split('-').next() == Some("en"));
    let words = value(*english.or(all.first())?).text;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then(|| (words, enable.attribute("visiturl").map(str::to_owned)))
}

fn login_page(parent: Node<'_, '_>) -> Option<String> {
    let webmail = elements(parent).find(|node| is(*node, "webMail"))?;
    elements(webmail).find(|node| is(*node, "loginPage"))?.attribute("url").map(str::to_owned)
}
