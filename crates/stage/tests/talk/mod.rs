//! A small mail client, and the dialogues that every engine must get right.

#![allow(dead_code, reason = "each test program uses a part of it")]
#![allow(clippy::unwrap_used, reason = "these are tests")]

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    sync::Arc,
    time::Duration,
};

use mailsteps_stage::{Authority, Engine, Fault, Protocol, Security, Service, ServiceFault, Stage};
use rustls::{ClientConfig, ClientConnection, StreamOwned, crypto::ring};

/// A stage with all five servers.
pub fn stage(engine: Engine, faults: &[&str]) -> Stage {
    let faults: Vec<ServiceFault> = faults.iter().map(|fault| fault.parse().unwrap()).collect();
    match Stage::start(engine, &services(), &faults) {
        Ok(stage) => stage,
        Err(error) => panic!("{error:#}"),
    }
}

pub fn services() -> Vec<Service> {
    [Service::centurylink(), Service::qwestoffice()].concat()
}

pub fn service(protocol: Protocol) -> Service {
    Service::centurylink().into_iter().find(|service| service.protocol == protocol).unwrap()
}

pub fn address(stage: &Stage, service: &Service) -> SocketAddr {
    stage.address(&service.host, service.port).unwrap()
}

/// Every server greets, tells what it can do, switches to TLS where it should, and says good-bye.
pub fn check_all_answer(stage: &Stage) {
    for service in services() {
        check_answers(stage, &service);
    }
}

pub fn check_answers(stage: &Stage, service: &Service) {
    let mut client = Client::connect(address(stage, service)).unwrap();
    if service.security == Security::Tls {
        client = client.start_tls(&service.host, stage.authority()).unwrap();
    }
    match service.protocol {
        Protocol::Pop3 => check_pop3(&mut client),
        Protocol::Imap => check_imap(&mut client),
        Protocol::Smtp => check_smtp(client, service, stage.authority()),
    }
}

fn check_pop3(client: &mut Client) {
    client.expect("+OK");
    assert_eq!(client.ask("CAPA"), "+OK");
    let capabilities = client.lines_until(|line| line == ".");
    assert!(capabilities.iter().any(|line| line == "UIDL"), "{capabilities:?}");
    assert!(capabilities.iter().any(|line| line == "SASL PLAIN LOGIN"), "{capabilities:?}");
    assert!(client.ask("QUIT").starts_with("+OK"));
    client.expect_end();
}

fn check_imap(client: &mut Client) {
    assert!(client.expect("* OK [CAPABILITY ").contains("AUTH=PLAIN"));
    assert!(client.ask("a CAPABILITY").starts_with("* CAPABILITY IMAP4rev1 "));
    client.expect("a OK");
    assert!(client.ask("b LOGOUT").starts_with("* BYE"));
    client.expect("b OK");
    client.expect_end();
}

fn check_smtp(mut client: Client, service: &Service, authority: &Authority) {
    client.expect(&format!("220 {} ESMTP", service.host));
    if service.security == Security::Starttls {
        let offers = client.ehlo();
        assert!(offers.iter().any(|line| line.ends_with("STARTTLS")), "{offers:?}");
        assert!(!offers.iter().any(|line| line.contains("AUTH")), "passwords in the clear: {offers:?}");
        assert!(client.ask("STARTTLS").starts_with("220"));
        client = client.start_tls(&service.host, authority).unwrap();
    }
    let offers = client.ehlo();
    assert!(!offers.iter().any(|line| line.ends_with("STARTTLS")), "{offers:?}");
    assert!(offers.iter().any(|line| line.ends_with("AUTH PLAIN LOGIN")), "{offers:?}");
    assert!(client.ask("QUIT").starts_with("221"));
    client.expect_end();
}

/// A certificate's fault is what rustls finds, in every protocol.
pub fn check_certificate_fault(engine: Engine, fault: Fault, finding: &str) {
    let faults = ["pop3", "imap", "smtp"].map(|service| format!("{service}={fault}"));
    let stage = stage(engine, &faults.each_ref().map(String::as_str));
    for service in services().iter().filter(|service| service.security != Security::None) {
        let mut client = Client::connect(address(&stage, service)).unwrap();
        if service.security == Security::Starttls {
            client.expect("220");
            client.ehlo();
            assert!(client.ask("STARTTLS").starts_with("220"));
        }
        let error = client.start_tls(&service.host, stage.authority()).err().expect("the certificate is unsound");
        assert!(error.to_string().contains(finding), "{service}, {fault}: {error}");
    }
}

/// Down, silent, busy and without STARTTLS, and nothing else is touched.
pub fn check_other_faults(engine: Engine) {
    let faulty = stage(engine, &["pop3=down", "imap=silent", "smtp=no-starttls"]);
    check_refuses(&faulty, &service(Protocol::Pop3));

    let mut silent = Client::connect(address(&faulty, &service(Protocol::Imap))).unwrap();
    silent.expect_silence();

    let mut smtp = Client::connect(address(&faulty, &service(Protocol::Smtp))).unwrap();
    smtp.expect("220");
    let offers = smtp.ehlo();
    assert!(!offers.iter().any(|line| line.ends_with("STARTTLS")), "{offers:?}");
    check_answers(&faulty, &Service::qwestoffice()[1]);

    let busy = stage(engine, &["pop3=busy", "imap=busy", "smtp=busy"]);
    for (protocol, greeting) in
        [(Protocol::Pop3, "-ERR [SYS/TEMP]"), (Protocol::Imap, "* BYE [UNAVAILABLE]"), (Protocol::Smtp, "421")]
    {
        let service = service(protocol);
        let mut client = Client::connect(address(&busy, &service)).unwrap();
        if service.security == Security::Tls {
            client = client.start_tls(&service.host, busy.authority()).unwrap();
        }
        client.expect(greeting);
        client.expect_end();
    }
}

/// Stopping one leaves the others, and it comes back on the same port.
pub fn check_stop_and_restart(engine: Engine) {
    let mut stage = stage(engine, &[]);
    let ports = stage.connect_to();
    for protocol in [Protocol::Pop3, Protocol::Imap, Protocol::Smtp] {
        // A stop in the middle of a dialogue ends it.
        let mut client = Client::connect(address(&stage, &service(protocol))).unwrap();
        stage.stop(protocol);
        for service in services() {
            if service.protocol == protocol {
                check_refuses(&stage, &service);
            } else {
                check_answers(&stage, &service);
            }
        }
        client.expect_end();
        stage.restart(protocol).unwrap();
        check_all_answer(&stage);
    }
    stage.set_fault(Protocol::Smtp, Some(Fault::Down)).unwrap();
    check_refuses(&stage, &service(Protocol::Smtp));
    assert_eq!(stage.faults().len(), 1);
    stage.set_fault(Protocol::Smtp, None).unwrap();
    check_all_answer(&stage);
    assert_eq!(stage.connect_to(), ports);
}

pub fn check_refuses(stage: &Stage, service: &Service) {
    let error = TcpStream::connect(address(stage, service)).expect_err("nothing listens");
    assert_eq!(error.kind(), io::ErrorKind::ConnectionRefused, "{service}");
}

trait Stream: Read + Write {}
impl<T: Read + Write> Stream for T {}

pub struct Client {
    socket: TcpStream,
    stream: BufReader<Box<dyn Stream>>,
}

impl Client {
    pub fn connect(address: SocketAddr) -> io::Result<Self> {
        let socket = TcpStream::connect(address)?;
        socket.set_read_timeout(Some(Duration::from_secs(10)))?;
        let stream: Box<dyn Stream> = Box::new(socket.try_clone()?);
        Ok(Self { socket, stream: BufReader::new(stream) })
    }

    pub fn start_tls(self, host: &str, authority: &Authority) -> io::Result<Self> {
        assert!(self.stream.buffer().is_empty(), "bytes ahead of TLS");
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(authority.roots())
            .with_no_client_auth();
        let name = host.to_owned().try_into().unwrap();
        let mut tls = ClientConnection::new(Arc::new(config), name).unwrap();
        let mut socket = self.socket.try_clone()?;
        while tls.is_handshaking() {
            tls.complete_io(&mut socket)?;
        }
        let stream: Box<dyn Stream> = Box::new(StreamOwned::new(tls, socket));
        Ok(Self { socket: self.socket, stream: BufReader::new(stream) })
    }

    pub fn say(&mut self, line: &str) {
        self.stream.get_mut().write_all(format!("{line}\r\n").as_bytes()).unwrap();
        self.stream.get_mut().flush().unwrap();
    }

    pub fn ask(&mut self, line: &str) -> String {
        self.say(line);
        self.line()
    }

    pub fn line(&mut self) -> String {
        let mut line = String::new();
        self.stream.read_line(&mut line).unwrap();
        line.strip_suffix("\r\n").unwrap_or_else(|| panic!("not a whole line: {line:?}")).to_owned()
    }

    pub fn lines_until(&mut self, last: impl Fn(&str) -> bool) -> Vec<String> {
        let mut lines = vec![self.line()];
        while !last(&lines[lines.len() - 1]) {
            lines.push(self.line());
        }
        lines
    }

    pub fn ehlo(&mut self) -> Vec<String> {
        self.say("EHLO client.invalid");
        self.lines_until(|line| line.starts_with("250 "))
    }

    pub fn expect(&mut self, beginning: &str) -> String {
        let line = self.line();
        assert!(line.starts_with(beginning), "expected {beginning:?}, not {line:?}");
        line
    }

    /// Nothing for a while, neither a byte nor the end.
    pub fn expect_silence(&mut self) {
        self.socket.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
        let error = self.stream.read(&mut [0]).expect_err("it is silent");
        assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
    }

    /// The end, in good order or not; what comes before does not matter.
    pub fn expect_end(&mut self) {
        match self.stream.read_to_end(&mut Vec::new()) {
            Ok(_) => {}
            Err(error) => assert_ne!(error.kind(), io::ErrorKind::WouldBlock, "it stays open"),
        }
    }
}
