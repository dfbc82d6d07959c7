//! What Outlook asks.

use mailsteps_settings::{Address, Query};
use roxmltree::Node;

use super::{ENVELOPE, REQUEST, RESPONSE};
use crate::{
    Rule, escaped,
    report::{Report, quoted},
    xml_source::{Doctype, text_of, tree},
};

const M9: Rule = Rule("M9");

/// A question that can be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The address that it is about.
    pub address: Address,
}

/// Why a question cannot be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Not such a question, or not readable: error 600. The text is for the operator's eyes and holds no address.
    Invalid(String),
    /// An answer of a kind that is not given here, such as that for a telephone's ActiveSync: error 601.
    OtherSchema,
}

/// Reads the body of a request.
///
/// # Errors
/// Says why it cannot be answered; [`Fault::response`] is the answer then.
pub fn request(body: &str) -> Result<Request, Fault> {
    let mut report = Report::of(body);
    read(body, &mut report).unwrap_or_else(|| {
        let first = report.findings().into_iter().next();
        Err(Fault::Invalid(first.map_or_else(|| "It is not a request".to_owned(), |finding| finding.text)))
    })
}

fn read(body: &str, report: &mut Report<'_>) -> Option<Result<Request, Fault>> {
    let body = body.strip_prefix('\u{feff}').unwrap_or(body);
    let document = tree(body, M9, Doctype::None, report)?;
    let root = document.root_element();
    if root.tag_name().name() != "Autodiscover" {
        report.add(M9, root.range().start, "The request does not begin with Autodiscover", "Use the request schema");
        return None;
    }
    if root.tag_name().namespace() != Some(REQUEST) {
        let namespace = quoted(root.tag_name().namespace().unwrap_or_default());
        report.add(M9, root.range().start, format!("The namespace is {namespace}"), format!("Use {REQUEST}"));
        return None;
    }
    let request = child(root, "Request", report)?;
    let schema = child(request, "AcceptableResponseSchema", report)?;
    if text_of(schema, M9, report).trim() != RESPONSE {
        return Some(Err(Fault::OtherSchema));
    }
    let text = text_of(child(request, "EMailAddress", report)?, M9, report);
    let address = Query::read(&text, |_| None).ok().and_then(|query| query.address());
    if address.is_none() {
        report.add(M9, request.range().start, "EMailAddress is not an address", "Send the whole address");
    }
    address.map(|address| Ok(Request { address }))
}

fn child<'a>(node: Node<'a, 'a>, name: &str, report: &mut Report<'_>) -> Option<Node<'a, 'a>> {
    let child = node.children().find(|child| child.has_tag_name((REQUEST, name)));
    if child.is_none() {
        report.add(M9, node.range().start, format!("{name} is missing"), format!("Send {name}"));
    }
    child
}

impl Fault {
    /// The number and the words in the answer.
    fn error(&self) -> (u16, &'static str) {
        match self {
            Self::Invalid(_) => (600, "Invalid Request"),
            Self::OtherSchema => (601, "Provider is not available"),
        }
    }

    /// The answer, which goes out with status 200 as a good one does. `time` is the time of day in UTC, such as
    /// `14:04:43.9468750`: this crate has no clock.
    #[must_use]
    pub fn response(&self, time: &str) -> String {
        let (code, message) = self.error();
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <Autodiscover xmlns=\"{ENVELOPE}\">\n  <Response>\n    <Error Time=\"{}\" Id=\"0\">\n      \
             <ErrorCode>{code}</ErrorCode>\n      <Message>{message}</Message>\n      <DebugData/>\n    </Error>\n  \
             </Response>\n</Autodiscover>\n",
            escaped::xml(time)
        )
    }
}
