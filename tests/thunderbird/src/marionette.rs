//! Commands for a running Thunderbird, by Mozilla's Marionette: JSON with its length before it.
//!
//! A command is `[0, id, name, parameters]`, and its answer `[1, id, error, result]`
//! (firefox-source-docs.mozilla.org, `testing/marionette/Protocol`).

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{Ipv4Addr, TcpStream},
    time::Duration,
};

use serde_json::{Value, json};

/// Longer than any command takes: Thunderbird gives up on a script after 30 s, and says so.
const PATIENCE: Duration = Duration::from_secs(60);

/// A connection with a session of its own, for scripts that may do whatever Thunderbird's own code may.
pub(crate) struct Marionette {
    connection: BufReader<TcpStream>,
    last_id: u32,
}

impl Marionette {
    #[track_caller]
    pub(crate) fn connect(port: u16) -> Self {
        let connection = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("Thunderbird listens");
        connection.set_read_timeout(Some(PATIENCE)).expect("the time is not zero");
        let mut this = Self { connection: BufReader::new(connection), last_id: 0 };
        let greeting = this.read();
        assert_eq!(greeting["marionetteProtocol"], 3, "{greeting}");
        this.command("WebDriver:NewSession", &json!({}));
        this.command("Marionette:SetContext", &json!({ "value": "chrome" }));
        this
    }

    /// Runs the body of a function, and returns what it hands to the function that is its last argument.
    #[track_caller]
    pub(crate) fn run(&mut self, script: &str, arguments: &[&str]) -> Value {
        let parameters = json!({ "script": script, "args": arguments });
        self.command("WebDriver:ExecuteAsyncScript", &parameters)["value"].take()
    }

    /// Ends Thunderbird; whatever goes wrong with that is for whoever kills it.
    pub(crate) fn quit(&mut self) {
        let _ = self.send("Marionette:Quit", &json!({ "flags": ["eForceQuit"] }));
    }

    #[track_caller]
    fn command(&mut self, name: &str, parameters: &Value) -> Value {
        self.send(name, parameters).expect("Thunderbird takes the command");
        let mut answer = self.read();
        assert_eq!((&answer[0], &answer[1]), (&json!(1), &json!(self.last_id)), "{name}: {answer}");
        assert!(answer[2].is_null(), "{name}: {}", answer[2]);
        answer[3].take()
    }

    fn send(&mut self, name: &str, parameters: &Value) -> std::io::Result<()> {
        self.last_id += 1;
        let message = json!([0, self.last_id, name, parameters]).to_string();
        write!(self.connection.get_mut(), "{}:{message}", message.len())
    }

    #[track_caller]
    fn read(&mut self) -> Value {
        let mut length = Vec::new();
        self.connection.read_until(b':', &mut length).expect("Thunderbird answers in time");
        let length = String::from_utf8_lossy(&length);
        let length = length.strip_suffix(':').and_then(|length| length.parse().ok());
        let mut message = vec![0; length.expect("a message begins with its length; Thunderbird has ended otherwise")];
        self.connection.read_exact(&mut message).expect("a message is as long as it says");
        serde_json::from_slice(&message).expect("a message is JSON")
    }
}
