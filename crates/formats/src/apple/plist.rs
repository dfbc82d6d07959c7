//! Property lists in XML, as far as profiles use them.

use std::collections::BTreeMap;

use roxmltree::Node;

use crate::{
    Rule, escaped,
    report::{Report, quoted},
    xml_source::text_of,
};

const P1: Rule = Rule("P1");

/// A value to write. Keys come out in the order of the alphabet, as Apple's own tools write them.
pub(super) enum Plist {
    Text(String),
    Integer(u16),
    Truth(bool),
    List(Vec<Plist>),
    Dict(BTreeMap<&'static str, Plist>),
}

impl From<&str> for Plist {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Plist {
    /// The whole file.
    pub fn file(&self) -> String {
        let mut file = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n\
             <plist version=\"1.0\">\n",
        );
        self.write(0, &mut file);
        file.push_str("</plist>\n");
        file
    }

    fn write(&self, depth: usize, file: &mut String) {
        let indent = "\t".repeat(depth);
        match self {
            Self::Text(text) => file.push_str(&format!("{indent}<string>{}</string>\n", escaped::xml(text))),
            Self::Integer(number) => file.push_str(&format!("{indent}<integer>{number}</integer>\n")),
            Self::Truth(truth) => file.push_str(&format!("{indent}<{truth}/>\n")),
            Self::List(list) => {
                file.push_str(&format!("{indent}<array>\n"));
                for value in list {
                    value.write(depth + 1, file);
                }
                file.push_str(&format!("{indent}</array>\n"));
            }
            Self::Dict(dict) => {
                file.push_str(&format!("{indent}<dict>\n"));
                for (key, value) in dict {
                    file.push_str(&format!("{indent}\t<key>{}</key>\n", escaped::xml(key)));
                    value.write(depth + 1, file);
                }
                file.push_str(&format!("{indent}</dict>\n"));
            }
        }
    }
}

/// A key that was read, and its value.
pub(super) struct Entry<'a> {
    pub key: String,
    pub at: usize,
    pub value: Node<'a, 'a>,
}

/// The entries of a `<dict>`.
pub(super) fn entries<'a>(dict: Node<'a, 'a>, report: &mut Report<'_>) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = Vec::new();
    let mut keys = std::collections::BTreeSet::new();
    let mut children = dict.children().filter(Node::is_element);
    if let Some(text) =
        dict.children().find(|child| child.is_text() && !child.text().unwrap_or_default().trim().is_empty())
    {
        report.add(
            P1,
            text.range().start,
            "Text stands between keys and values",
            "Remove it, or put it into a <string>",
        );
    }
    while let Some(key) = children.next() {
        let at = key.range().start;
        if key.tag_name().name() != "key" {
            report.add(
                P1,
                at,
                format!("A value without a <key>: {}", quoted(key.tag_name().name())),
                "Put its key before it",
            );
            continue;
        }
        let name = text_of(key, P1, report);
        let Some(value) = children.next() else {
            report.add(P1, at, format!("The key {} has no value", quoted(&name)), "Put its value behind it");
            break;
        };
        if !keys.insert(name.clone()) {
            report.add(P1, at, format!("The key {} is there twice", quoted(&name)), "Remove one of the two");
            continue;
        }
        entries.push(Entry { key: name, at, value });
    }
    entries
}
