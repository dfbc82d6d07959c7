//! Reading XML that a stranger wrote.

use roxmltree::{Document, Error, Node, ParsingOptions};

use crate::{
    Place, Rule,
    report::{Report, quoted},
};

/// A mail program's file has a few thousand bytes. Larger than this, in bytes, is an accident or an attack.
pub const LARGEST_BYTES: usize = 1_000_000;

/// Elements within elements. The deepest file that means something has six.
const DEEPEST: usize = 32;

/// Nodes of one document; each takes memory that its bytes did not.
const MOST_NODES: u32 = 50_000;

/// Attributes of one element. Looking for twins among them takes time that grows with their square.
const MOST_ATTRIBUTES: usize = 1_000;

/// Which `<!DOCTYPE>` a format knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doctype {
    /// None: it could only be there to declare entities, which readers must not follow.
    None,
    /// That of Apple's property lists, word for word.
    PropertyList,
}

/// The document, or findings of `rule` that say why there is none.
pub(crate) fn tree<'a>(text: &'a str, rule: Rule, doctype: Doctype, report: &mut Report<'_>) -> Option<Document<'a>> {
    if text.len() > LARGEST_BYTES {
        report.add(rule, 0, "The file is larger than a megabyte", "Keep only the settings in it");
        return None;
    }
    if text.starts_with('\u{feff}') {
        report.add(rule, 0, "The file begins with a byte order mark", "Save it as UTF-8 without a byte order mark");
    }
    if let Some(at) = text.find("<!ENTITY") {
        report.add(rule, at, "The file declares an entity", "Write the text itself in its place");
        return None;
    }
    if let Some(at) = crowded(text) {
        report.add(rule, at, "The element has too many attributes", "Remove those that mean nothing");
        return None;
    }
    let allow_dtd = doctype == Doctype::PropertyList && begins_as_property_list(text);
    let document = match Document::parse_with_options(
        text,
        ParsingOptions { allow_dtd, nodes_limit: MOST_NODES, ..ParsingOptions::default() },
    ) {
        Ok(document) => document,
        Err(Error::DtdDetected) => {
            let at = text.find("<!DOCTYPE").unwrap_or(0);
            report.add(rule, at, "The file has a document type that this format does not know", "Remove the line");
            return None;
        }
        Err(Error::NodesLimitReached) => {
            report.add(rule, 0, "The file has too many elements", "Keep only the settings in it");
            return None;
        }
        Err(why @ (Error::UnclosedRootNode | Error::NoRootNode)) => {
            report.add(rule, text.len(), format!("The file is not well-formed XML: {why}"), "Close every element");
            return None;
        }
        Err(why) => {
            let at = why.pos();
            let place = Place { line: at.row.max(1), column: at.col.max(1) };
            report.add_at(rule, place, format!("The file is not well-formed XML: {why}"), "Mend the mark-up here");
            return None;
        }
    };
    let too_deep = too_deep(&document).map(|node| node.range().start);
    if let Some(at) = too_deep {
        report.add(rule, at, "The elements are nested too deeply", "Keep only elements that this format knows");
        return None;
    }
    Some(document)
}

/// Whether the only `<!DOCTYPE>` is Apple's own.
fn begins_as_property_list(text: &str) -> bool {
    let Some((_, rest)) = text.split_once("<!DOCTYPE") else { return false };
    let Some((declaration, rest)) = rest.split_once('>') else { return false };
    let words: Vec<&str> = declaration.split_whitespace().collect();
    let makers = ["-//Apple//DTD", "-//Apple Computer//DTD"];
    let declaration = words.join(" ");
    !rest.contains("<!DOCTYPE")
        && makers.iter().any(|maker| {
            declaration
                == format!("plist PUBLIC \"{maker} PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\"")
        })
}

/// Where a tag has more equals signs than an element may have attributes.
fn crowded(text: &str) -> Option<usize> {
    let mut at = 0;
    for tag in text.split('<') {
        if tag.matches('=').nth(MOST_ATTRIBUTES).is_some() {
            return Some(at);
        }
        at += tag.len() + 1;
    }
    None
}

fn too_deep<'a>(document: &'a Document<'a>) -> Option<Node<'a, 'a>> {
    // The node itself and the document are among its ancestors.
    let is_too_deep = |node: &Node<'_, '_>| node.ancestors().nth(DEEPEST + 1).is_some();
    document.descendants().find(is_too_deep)
}

/// The text of an element that holds nothing else; a finding where it holds more.
pub(crate) fn text_of(node: Node<'_, '_>, rule: Rule, report: &mut Report<'_>) -> String {
    let mut text = String::new();
    for child in node.children() {
        if child.is_text() {
            text.push_str(child.text().unwrap_or_default());
        } else if child.is_element() {
            let name = child.tag_name().name();
            report.add(
                rule,
                child.range().start,
                format!("{} stands inside a value", quoted(name)),
                format!("Write plain text between the tags of {}", quoted(node.tag_name().name())),
            );
        }
    }
    text
}
