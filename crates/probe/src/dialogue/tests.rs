//! Whole conversations: what the server says, what is said to it, what is found.

mod mutations;

use proptest::prelude::*;

use super::*;

/// Plays a server that sends `said[0]` at once and the next text after each thing it hears.
/// Gives what was sent to it, the stages that passed, and the failure.
fn talk(protocol: Protocol, starttls: bool, said: &[&[u8]]) -> (Vec<String>, Vec<(StageName, Facts)>, Option<Failure>) {
    let mut dialogue = Dialogue::new(protocol, starttls);
    let (mut heard, mut passed, mut failure) = (Vec::new(), Vec::new(), None);
    let mut said = said.iter();
    loop {
        match dialogue.next_step() {
            Step::Read => match said.next() {
                Some(bytes) => dialogue.receive(bytes),
                None => dialogue.end_of_input(),
            },
            Step::Send(bytes) => heard.push(bytes.trim_end().to_owned()),
            Step::Passed(stage, facts) => passed.push((stage, *facts)),
            Step::StartTls => {
                heard.push("(TLS)".to_owned());
                dialogue.tls_started();
            }
            Step::Failed(found) => assert_eq!(failure.replace(found), None, "two failures"),
            Step::Finished => return (heard, passed, failure),
        }
    }
}

#[track_caller]
fn passes(protocol: Protocol, starttls: bool, said: &[&str], heard: &[&str], capabilities: &[&str]) {
    let said: Vec<&[u8]> = said.iter().map(|text| text.as_bytes()).collect();
    let (really_heard, passed, failure) = talk(protocol, starttls, &said);
    assert_eq!(failure, None);
    assert_eq!(really_heard, heard);
    let (stage, facts) = passed.last().unwrap();
    assert_eq!(*stage, StageName::Capabilities);
    assert_eq!(facts.capabilities, capabilities);
}

#[track_caller]
fn fails(protocol: Protocol, starttls: bool, said: &[&str], code: Code, detail: &str) {
    let said: Vec<&[u8]> = said.iter().map(|text| text.as_bytes()).collect();
    let failure = talk(protocol, starttls, &said).2.unwrap();
    assert_eq!(failure.code, code, "{}", failure.detail);
    assert!(failure.detail.contains(detail), "{:?} is not in {:?}", detail, failure.detail);
}

use Protocol::{Imap, Pop3, Smtp};

#[test]
fn pop3() {
    let capa = "+OK list\r\nTOP\r\nSASL PLAIN\r\n..dot\r\n.\r\n";
    passes(Pop3, false, &["+OK ready\r\n", capa, "+OK bye\r\n"], &["CAPA", "QUIT"], &["TOP", "SASL PLAIN", ".dot"]);
    passes(Pop3, false, &["+OK\r\n", "-ERR what?\r\n", "+OK\r\n"], &["CAPA", "QUIT"], &[]);
    passes(
        Pop3,
        true,
        &["+OK\r\n", "+OK\r\nSTLS\r\n.\r\n", "+OK go\r\n", "+OK\r\nUSER\r\n.\r\n", "+OK\r\n"],
        &["CAPA", "STLS", "(TLS)", "CAPA", "QUIT"],
        &["USER"],
    );
    passes(
        Pop3,
        true,
        &["+OK\r\n", "-ERR\r\n", "+OK go\r\n", "+OK\r\n.\r\n"],
        &["CAPA", "STLS", "(TLS)", "CAPA", "QUIT"],
        &[],
    );
}

#[test]
fn imap() {
    let capability = "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nm1 OK done\r\n";
    passes(
        Imap,
        false,
        &["* OK ready\r\n", capability, "* BYE\r\nm2 OK\r\n"],
        &["m1 CAPABILITY", "m2 LOGOUT"],
        &["IMAP4rev1", "AUTH=PLAIN"],
    );
    passes(
        Imap,
        true,
        &[
            "* OK\r\n",
            "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\nm1 OK\r\n",
            "m2 OK go\r\n",
            "* CAPABILITY IMAP4rev1\r\n* 0 EXISTS\r\nm3 OK\r\n",
        ],
        &["m1 CAPABILITY", "m2 STARTTLS", "(TLS)", "m3 CAPABILITY", "m4 LOGOUT"],
        &["IMAP4rev1"],
    );
    fails(Imap, true, &["* PREAUTH hello\r\n", "* CAPABILITY STARTTLS\r\nm1 OK\r\n"], Code::StarttlsNotOffered, "");
}

#[test]
fn smtp() {
    let ehlo = "250-mx.example.net\r\n250-SIZE 30000000\r\n250 AUTH PLAIN LOGIN\r\n";
    passes(
        Smtp,
        false,
        &["220-mx.example.net ESMTP\r\n220 no spam\r\n", ehlo, "221 bye\r\n"],
        &["EHLO [127.0.0.1]", "QUIT"],
        &["SIZE 30000000", "AUTH PLAIN LOGIN"],
    );
    passes(
        Smtp,
        true,
        &["220 mx\r\n", "250-mx\r\n250 STARTTLS\r\n", "220 go\r\n", ehlo, "221\r\n"],
        &["EHLO [127.0.0.1]", "STARTTLS", "(TLS)", "EHLO [127.0.0.1]", "QUIT"],
        &["SIZE 30000000", "AUTH PLAIN LOGIN"],
    );
}

#[test]
fn the_greeting_is_the_first_line() {
    let (_, passed, _) = talk(Smtp, false, &[b"220-mx.example.net ESMTP\r\n220 no spam\r\n"]);
    assert_eq!(passed[0].1.banner.as_deref(), Some("220-mx.example.net ESMTP"));
}

#[test]
fn refusals() {
    fails(Pop3, false, &["-ERR go away\r\n"], Code::ServerRefused, "-ERR go away");
    fails(Pop3, false, &["-ERR [SYS/TEMP] later\r\n"], Code::ServerBusy, "later");
    fails(Imap, false, &["* BYE closed\r\n"], Code::ServerRefused, "closed");
    fails(Imap, false, &["* BYE [UNAVAILABLE] later\r\n"], Code::ServerBusy, "later");
    fails(Imap, false, &["* OK\r\n", "m1 BAD what\r\n"], Code::ServerRefused, "m1 BAD what");
    fails(Imap, false, &["* OK\r\n", "* BYE idle\r\n"], Code::ServerRefused, "* BYE idle");
    fails(Smtp, false, &["554-no\r\n554 never\r\n"], Code::ServerRefused, "554-no 554 never");
    fails(Smtp, false, &["421 too many\r\n"], Code::ServerBusy, "421 too many");
    fails(Smtp, false, &["220\r\n", "502 what?\r\n"], Code::ServerRefused, "502");
}

#[test]
fn starttls() {
    fails(Pop3, true, &["+OK\r\n", "+OK\r\nUSER\r\n.\r\n"], Code::StarttlsNotOffered, "USER");
    fails(Pop3, true, &["+OK\r\n", "-ERR\r\n", "-ERR unknown\r\n"], Code::StarttlsNotOffered, "-ERR unknown");
    fails(Pop3, true, &["+OK\r\n", "+OK\r\nSTLS\r\n.\r\n", "-ERR no\r\n"], Code::StarttlsRefused, "-ERR no");
    fails(Imap, true, &["* OK\r\n", "* CAPABILITY IMAP4rev1\r\nm1 OK\r\n"], Code::StarttlsNotOffered, "IMAP4rev1");
    fails(Imap, true, &["* OK\r\n", "* CAPABILITY STARTTLS\r\nm1 OK\r\n", "m2 NO no\r\n"], Code::StarttlsRefused, "no");
    fails(Smtp, true, &["220\r\n", "250 mx\r\n"], Code::StarttlsNotOffered, "");
    fails(
        Smtp,
        true,
        &["220\r\n", "250-mx\r\n250 STARTTLS\r\n", "454 no TLS\r\n"],
        Code::StarttlsRefused,
        "454 no TLS",
    );
    fails(Smtp, true, &["220\r\n", "250-mx\r\n250 STARTTLS\r\n", "421 bye\r\n"], Code::ServerBusy, "421");
}

#[test]
fn bytes_ahead_of_the_switch() {
    let offer = "250-mx\r\n250 STARTTLS\r\n";
    fails(Smtp, true, &["220\r\n", offer, "220 go\r\n250 AUTH PLAIN\r\n"], Code::StarttlsInjection, "");
    fails(Smtp, true, &["220\r\n", offer, "220 go\r\nx"], Code::StarttlsInjection, "");
    fails(
        Imap,
        true,
        &["* OK\r\n", "* CAPABILITY STARTTLS\r\nm1 OK\r\n", "m2 OK\r\n* OK\r\n"],
        Code::StarttlsInjection,
        "",
    );
    fails(Pop3, true, &["+OK\r\n", "+OK\r\nSTLS\r\n.\r\n", "+OK\r\n+OK\r\n"], Code::StarttlsInjection, "");
}

#[test]
fn other_protocols_and_noise() {
    fails(Pop3, false, &["* OK IMAP\r\n"], Code::WrongProtocol, "an IMAP server answered on the POP3 port");
    fails(Imap, false, &["220 mx\r\n"], Code::WrongProtocol, "an SMTP server");
    fails(Smtp, false, &["+OK\r\n"], Code::WrongProtocol, "a POP3 server");
    fails(Smtp, false, &["hello\r\n"], Code::Garbled, "hello");
    fails(Smtp, false, &["220-a\r\n250 b\r\n"], Code::Garbled, "");
    fails(Smtp, false, &["99 what\r\n"], Code::Garbled, "");
    fails(Imap, false, &["* OK\r\n", "a9 OK\r\n"], Code::Garbled, "a9 OK");
    fails(Imap, false, &["* OK\r\n", "+ go\r\n"], Code::Garbled, "");
    fails(Pop3, false, &["+OK\0\r\n"], Code::Garbled, "0x00");
    assert_eq!(talk(Pop3, false, &[b"\x80\xff\x80\r\n"]).2.unwrap().code, Code::Garbled);
}

#[test]
fn too_much() {
    fails(Smtp, false, &[&"220-welcome\r\n".repeat(6000)], Code::TooMuchData, "65536");
    fails(Pop3, false, &[&"+".repeat(3000)], Code::TooMuchData, "2048");
    fails(Imap, false, &["* OK\r\n", &"* 1 EXISTS\r\n".repeat(6000)], Code::TooMuchData, "65536");
}

#[test]
fn the_end_too_early() {
    fails(Pop3, false, &[], Code::ClosedEarly, "greeting");
    fails(Pop3, false, &["+OK half"], Code::ClosedEarly, "greeting");
    fails(Smtp, true, &["220\r\n", "250-mx\r\n"], Code::ClosedEarly, "offers");
    fails(Smtp, false, &["220\r\n"], Code::ClosedEarly, "can do");
}

#[test]
fn a_refusal_ends_politely_and_nonsense_does_not() {
    assert_eq!(talk(Smtp, false, &[b"554 no\r\n"]).0, ["QUIT"]);
    assert_eq!(talk(Smtp, true, &[b"220\r\n", b"250 mx\r\n"]).0, ["EHLO [127.0.0.1]", "QUIT"]);
    assert_eq!(talk(Smtp, false, &[b"+OK\r\n"]).0, [] as [&str; 0]);
}

#[test]
fn a_rude_end_is_no_failure() {
    assert_eq!(talk(Pop3, false, &[b"+OK\r\n", b"+OK\r\n.\r\n", b"\0\0\0\n"]).2, None);
}

fn any_protocol() -> impl Strategy<Value = Protocol> {
    prop_oneof![Just(Pop3), Just(Imap), Just(Smtp)]
}

/// Pieces of real replies among arbitrary bytes reach further into a conversation than noise alone.
fn any_bytes() -> impl Strategy<Value = Vec<Vec<u8>>> {
    let known: &[&[u8]] = &[
        b"+OK\r\n",
        b"-ERR\r\n",
        b".\r\n",
        b"STLS\r\n",
        b"* OK\r\n",
        b"* CAPABILITY STARTTLS\r\n",
        b"m1 OK\r\n",
        b"m2 OK\r\n",
        b"m3 OK\r\n",
        b"* BYE\r\n",
        b"220 x\r\n",
        b"220-",
        b"250-x\r\n",
        b"250 STARTTLS\r\n",
        b"421 \r\n",
        b"\r",
        b"\n",
        b"\0",
    ];
    let piece = prop_oneof![
        3 => proptest::sample::select(known).prop_map(<[u8]>::to_vec),
        1 => proptest::collection::vec(any::<u8>(), 0..40),
        1 => (any::<u8>(), 1_usize..70_000).prop_map(|(byte, count)| vec![byte; count]),
    ];
    proptest::collection::vec(piece, 0..24)
}

proptest! {
    #[test]
    fn whatever_comes_it_ends(protocol in any_protocol(), starttls: bool, said in any_bytes()) {
        let said: Vec<&[u8]> = said.iter().map(Vec::as_slice).collect();
        let (heard, passed, failure) = talk(protocol, starttls, &said);
        prop_assert!(heard.len() <= 5);
        prop_assert!(passed.len() <= 3);
        // Either everything was found or there is a reason why not.
        let complete = passed.last().is_some_and(|(stage, _)| *stage == StageName::Capabilities);
        prop_assert_ne!(complete, failure.is_some());
    }

    #[test]
    fn splits_do_not_matter(protocol in any_protocol(), said in any_bytes(), size in 1_usize..9) {
        let whole: Vec<u8> = said.concat();
        // Without STARTTLS: there the split decides whether bytes came ahead of the switch.
        let once = talk(protocol, false, &[&whole]);
        let split = talk(protocol, false, &whole.chunks(size).collect::<Vec<_>>());
        // What is over a limit, or a NUL in half a line, may be noticed earlier or later; the finding is the same.
        if ![&once, &split].iter().any(|talk| matches!(&talk.2, Some(f) if f.code == Code::TooMuchData || f.detail.contains("0x"))) {
            prop_assert_eq!(once, split);
        }
    }
}

/// What the server's last list of capabilities says of signing in and of sizes.
#[test]
fn ways_to_sign_in() {
    for (protocol, greeting, list, methods, size) in [
        (Pop3, "+OK", "+OK\r\nTOP\r\nUSER\r\nSASL PLAIN login\r\n.\r\n", &["PLAIN", "LOGIN", "USER"][..], None),
        (Pop3, "+OK <1896.697170952@mx.example>", "+OK\r\nTOP\r\n.\r\n", &["APOP"], None),
        (Pop3, "+OK", "+OK\r\n.\r\n", &[], None),
        (Pop3, "+OK", "-ERR unknown\r\n", &[], None),
        (
            Imap,
            "* OK",
            "* CAPABILITY IMAP4rev1 AUTH=PLAIN auth=XOAUTH2\r\nm1 OK\r\n",
            &["PLAIN", "XOAUTH2", "LOGIN"],
            None,
        ),
        (Imap, "* OK", "* CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=PLAIN\r\nm1 OK\r\n", &["PLAIN"], None),
        (
            Smtp,
            "220 mx",
            "250-mx\r\n250-SIZE 10240000\r\n250 AUTH plain LOGIN\r\n",
            &["PLAIN", "LOGIN"],
            Some(10_240_000),
        ),
        (Smtp, "220 mx", "250-mx\r\n250-SIZE 0\r\n250 AUTH=LOGIN\r\n", &["LOGIN"], None),
        (Smtp, "220 mx", "250-mx\r\n250-SIZE\r\n250 AUTH PLAIN\r\n", &["PLAIN"], None),
    ] {
        let greeting = format!("{greeting}\r\n");
        let (_, passed, failure) = talk(protocol, false, &[greeting.as_bytes(), list.as_bytes()]);
        assert_eq!(failure, None, "{list:?}");
        let facts = &passed.last().unwrap().1;
        assert_eq!(
            (facts.login_methods.as_slice(), facts.size_limit_bytes),
            (words(methods).as_slice(), size),
            "{list:?}"
        );
    }
}

#[test]
fn no_way_to_sign_in() {
    for (protocol, greeting, list, detail) in [
        (Pop3, "+OK <no stamp>", "+OK\r\nTOP\r\nSASL\r\n.\r\n", "no way to sign in"),
        (Pop3, "+OK", "+OK\r\nTOP\r\nSTLS\r\n.\r\n", "no way to sign in before STARTTLS"),
        (Imap, "* OK", "* CAPABILITY IMAP4rev1 LOGINDISABLED\r\nm1 OK\r\n", "no way to sign in"),
        (Imap, "* OK", "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\nm1 OK\r\n", "before STARTTLS"),
        (Smtp, "220 mx", "250-mx\r\n250 SIZE 1\r\n", "no way to sign in"),
        (Smtp, "220 mx", "250 AUTH is the server's name\r\n", "no way to sign in"),
    ] {
        let greeting = format!("{greeting}\r\n");
        fails(protocol, false, &[&greeting, list], Code::LoginNotOffered, detail);
        let (heard, _, failure) = talk(protocol, false, &[greeting.as_bytes(), list.as_bytes()]);
        assert_eq!(heard.len(), 2, "the end is polite: {heard:?}");
        let shown = failure.unwrap().facts.capabilities;
        assert!(protocol == Smtp || !shown.is_empty(), "what the server offers is reported all the same");
    }
}

#[test]
fn what_is_on_offer_ahead_of_the_switch_is_told_apart() {
    let said: [&[u8]; 4] = [
        b"220 mx\r\n",
        b"250-mx\r\n250-STARTTLS\r\n250 AUTH LOGIN\r\n",
        b"220 go\r\n",
        b"250-mx\r\n250 AUTH PLAIN\r\n",
    ];
    let (_, passed, _) = talk(Smtp, true, &said);
    let methods = |stage| &passed.iter().find(|(name, _)| *name == stage).unwrap().1.login_methods;
    assert_eq!(methods(StageName::Starttls), &["LOGIN"]);
    assert_eq!(methods(StageName::Capabilities), &["PLAIN"]);
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}
