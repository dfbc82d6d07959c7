//! Microsoft Autodiscover: the plain XML that Outlook asks for by POST, and the JSON of version 2 that says where to ask.
//!
//! Elements are those of learn.microsoft.com's reference of POX Autodiscover, and `Encryption` that of MS-OXDSCLI. Outlook asks
//! for IMAP and POP3 this way in some versions and not in others; nobody should be promised that it does.

mod emit;
mod read;
mod redirect;
mod request;

pub use emit::{account, emit};
pub use read::{lint, parse};
pub use redirect::{Refusal, lint as lint_redirect, redirect};
pub use request::{Fault, Request, request};

/// As it is answered.
pub const CONTENT_TYPE: &str = "text/xml; charset=utf-8";

const REQUEST: &str = "http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006";
const ENVELOPE: &str = "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006";
const RESPONSE: &str = "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";
