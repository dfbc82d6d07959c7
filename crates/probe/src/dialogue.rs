//! The conversations with mail servers as pure state machines: bytes in, steps out. No socket and no clock in here.
//!
//! One course for all protocols: greeting; with STARTTLS, the offer in the clear and the switch; what the server can do;
//! good-bye. How a protocol asks and answers is its grammar. Whatever bytes come, a dialogue keeps within
//! [`TOTAL_LIMIT`] and never panics.

mod foreign;
mod grammar;
mod imap;
mod lines;
mod pop3;
mod smtp;
mod text;

use std::collections::VecDeque;

use self::{
    grammar::{Grammar, Reply, Request},
    lines::{LineError, Lines},
};
use crate::report::{Code, Facts, Protocol, StageName};

pub use self::{
    lines::{LINE_LIMIT, TOTAL_LIMIT},
    text::excerpt,
};

/// What the caller does next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Read more bytes and hand them to [`Dialogue::receive`].
    Read,
    /// Send these bytes.
    Send(String),
    /// A stage has ended well.
    Passed(StageName, Box<Facts>),
    /// Switch to TLS, then call [`Dialogue::tls_started`].
    StartTls,
    /// A stage has failed. More steps may follow, for a polite end.
    Failed(Failure),
    /// Close the connection.
    Finished,
}

/// Why a stage failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The reason.
    pub code: Code,
    /// The same in words, the server's own where it gave some.
    pub detail: String,
    /// What the stage had found all the same.
    pub facts: Box<Facts>,
}

/// What is being waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Greeting,
    /// With STARTTLS: what the server offers in the clear.
    Offer,
    /// The answer to STARTTLS; `named` when the offer had it.
    Starttls {
        named: bool,
    },
    /// The caller's TLS handshake.
    Tls,
    Capabilities,
    Bye,
    Over,
}

/// One conversation.
#[derive(Debug)]
pub struct Dialogue {
    protocol: Protocol,
    starttls: bool,
    grammar: Box<dyn Grammar>,
    lines: Lines,
    phase: Phase,
    steps: VecDeque<Step>,
    /// With STARTTLS: what the server offered in the clear.
    offer: Facts,
}

impl Dialogue {
    /// A conversation from its start. `starttls` when the connection begins in the clear and shall not stay so.
    #[must_use]
    pub fn new(protocol: Protocol, starttls: bool) -> Self {
        let grammar: Box<dyn Grammar> = match protocol {
            Protocol::Pop3 => Box::<pop3::Pop3>::default(),
            Protocol::Imap => Box::<imap::Imap>::default(),
            Protocol::Smtp => Box::<smtp::Smtp>::default(),
        };
        Self {
            protocol,
            starttls,
            grammar,
            lines: Lines::default(),
            phase: Phase::Greeting,
            steps: VecDeque::new(),
            offer: Facts::default(),
        }
    }

    /// What to do next.
    pub fn next_step(&mut self) -> Step {
        loop {
            if let Some(step) = self.steps.pop_front() {
                return step;
            }
            let request = match self.phase {
                Phase::Over => return Step::Finished,
                Phase::Tls => return Step::StartTls,
                Phase::Greeting => Request::Greeting,
                Phase::Starttls { .. } => Request::Starttls,
                Phase::Offer | Phase::Capabilities => Request::Capabilities,
                Phase::Bye => Request::Bye,
            };
            match self.lines.next_line() {
                Ok(None) => return Step::Read,
                Ok(Some(line)) => {
                    if let Some(reply) = self.grammar.line(request, line) {
                        self.answer(reply);
                    }
                }
                Err(LineError::TooMuch(detail)) => self.break_off(Code::TooMuchData, detail),
                Err(LineError::Control(byte)) => {
                    self.break_off(Code::Garbled, format!("the server sent a control character (0x{byte:02x})"));
                }
            }
        }
    }

    /// Takes bytes from the server.
    pub fn receive(&mut self, bytes: &[u8]) {
        self.lines.receive(bytes);
    }

    /// Takes note that no more bytes will come.
    pub fn end_of_input(&mut self) {
        let awaited = match self.phase {
            Phase::Greeting => "its greeting",
            Phase::Offer => "saying what it offers",
            Phase::Starttls { .. } => "answering STARTTLS",
            Phase::Tls => "the switch to TLS",
            Phase::Capabilities => "saying what it can do",
            Phase::Bye | Phase::Over => return self.phase = Phase::Over,
        };
        self.break_off(Code::ClosedEarly, format!("the server closed the connection before {awaited}"));
    }

    /// Takes note that everything is encrypted from here on.
    pub fn tls_started(&mut self) {
        if self.phase == Phase::Tls {
            // RFC 3207, section 4.2 and RFC 9051, section 6.2.1: forget what was said in the clear and ask again.
            self.ask(Phase::Capabilities, Request::Capabilities);
        }
    }

    /// Whether everything is said but good-bye.
    #[must_use]
    pub fn is_parting(&self) -> bool {
        self.phase == Phase::Bye
    }

    fn ask(&mut self, phase: Phase, request: Request) {
        self.phase = phase;
        self.steps.push_back(Step::Send(self.grammar.command(request)));
    }

    fn pass(&mut self, stage: StageName, facts: Facts) {
        self.steps.push_back(Step::Passed(stage, Box::new(facts)));
    }

    /// The server said no: that is the finding, and the conversation ends as it should.
    fn refuse(&mut self, code: Code, detail: impl AsRef<str>) {
        self.fail(code, detail.as_ref(), Facts::default());
        self.ask(Phase::Bye, Request::Bye);
    }

    fn fail(&mut self, code: Code, detail: &str, facts: Facts) {
        let facts = Box::new(facts);
        self.steps.push_back(Step::Failed(Failure { code, detail: excerpt(detail), facts }));
    }

    /// What came makes no sense, so neither would a good-bye.
    fn break_off(&mut self, code: Code, detail: impl AsRef<str>) {
        if self.phase != Phase::Bye {
            self.fail(code, detail.as_ref(), Facts::default());
        }
        self.phase = Phase::Over;
    }

    fn answer(&mut self, reply: Reply) {
        match (self.phase, reply) {
            (Phase::Bye, _) => self.phase = Phase::Over,
            (_, Reply::Busy(text)) => self.refuse(Code::ServerBusy, text),
            (phase, Reply::Strange(line)) => self.strange(phase, &line),
            (Phase::Greeting, Reply::Yes(lines)) => self.greeted(lines),
            (Phase::Offer, Reply::Yes(offer)) => self.offered(offer),
            // Unknown what it offers: asking is the way to find out.
            (Phase::Offer, Reply::NotKnown(_)) => self.ask(Phase::Starttls { named: false }, Request::Starttls),
            (Phase::Starttls { .. }, Reply::Yes(_)) => self.switch(),
            (Phase::Starttls { named }, Reply::No(text) | Reply::NotKnown(text)) => {
                self.refuse(if named { Code::StarttlsRefused } else { Code::StarttlsNotOffered }, text);
            }
            (Phase::Capabilities, Reply::Yes(capabilities)) => self.told(capabilities),
            (Phase::Capabilities, Reply::NotKnown(text)) => {
                self.finish(Facts { detail: Some(excerpt(&text)), ..Facts::default() });
            }
            (Phase::Greeting | Phase::Offer | Phase::Capabilities, Reply::No(text) | Reply::NotKnown(text)) => {
                self.refuse(Code::ServerRefused, text);
            }
            (Phase::Tls | Phase::Over, _) => {}
        }
    }

    fn greeted(&mut self, lines: Vec<String>) {
        let banner = lines.first().map(|line| excerpt(line));
        self.pass(StageName::Greeting, Facts { banner, ..Facts::default() });
        self.ask(if self.starttls { Phase::Offer } else { Phase::Capabilities }, Request::Capabilities);
    }

    fn offered(&mut self, offer: Vec<String>) {
        if self.grammar.offers_starttls(&offer) {
            self.offer = Facts {
                login_methods: self.grammar.login_methods(&offer).unwrap_or_default(),
                capabilities: offer,
                ..Facts::default()
            };
            self.ask(Phase::Starttls { named: true }, Request::Starttls);
        } else {
            let detail = format!("STARTTLS is not among what the server offers: {}", offer.join(", "));
            self.refuse(Code::StarttlsNotOffered, detail);
        }
    }

    fn switch(&mut self) {
        // RFC 3207, section 6; CVE-2011-0411: whoever can slip bytes in ahead of the switch would speak with the
        // server's authority afterwards.
        if self.lines.is_empty() {
            let offer = std::mem::take(&mut self.offer);
            self.pass(StageName::Starttls, offer);
            self.phase = Phase::Tls;
        } else {
            self.break_off(Code::StarttlsInjection, "bytes came in the clear after the server had agreed to TLS");
        }
    }

    /// The server has said what it can do.
    fn told(&mut self, capabilities: Vec<String>) {
        let login_methods = self.grammar.login_methods(&capabilities);
        let is_closed = login_methods.as_ref().is_some_and(Vec::is_empty);
        let opens_later = self.grammar.offers_starttls(&capabilities);
        let facts = Facts {
            login_methods: login_methods.unwrap_or_default(),
            size_limit_bytes: self.grammar.size_limit_bytes(&capabilities),
            capabilities,
            ..Facts::default()
        };
        if !is_closed {
            return self.finish(facts);
        }
        let since = if opens_later { " before STARTTLS" } else { "" };
        self.fail(Code::LoginNotOffered, &format!("the server offers no way to sign in{since}"), facts);
        self.ask(Phase::Bye, Request::Bye);
    }

    fn finish(&mut self, facts: Facts) {
        self.pass(StageName::Capabilities, facts);
        self.ask(Phase::Bye, Request::Bye);
    }

    fn strange(&mut self, phase: Phase, line: &str) {
        let speaker = (phase == Phase::Greeting).then(|| foreign::speaker(line, self.protocol)).flatten();
        match speaker {
            Some(speaker) => {
                let port = self.protocol.name();
                self.break_off(Code::WrongProtocol, format!("{speaker} answered on the {port} port: {line}"));
            }
            None => self.break_off(Code::Garbled, format!("not {}: {line:?}", self.protocol.name())),
        }
    }
}

#[cfg(test)]
mod tests;
