//! English.

use mailsteps_probe::report::{Code, StageName};

use super::{AddressBox, Check, Domain, Frame, Home, NotFound, Reason, TaskWords, Value, Walkthrough, Words};
use crate::CheckFailure;

pub static WORDS: Words = Words {
    frame: Frame {
        site: "mailsteps",
        skip_to_content: "Skip to the content",
        settings_link: "Settings for {domain}",
        check_link: "Check the servers",
        fix_link: "It does not work",
        data_of: "Settings last gone through on {date}.",
        privacy: "Your address stays in this browser. This site never asks for your password.",
        help: "{name}, {hours}",
        app_failed: "This page could not start its helper, so nothing is filled in for you. Everything you need is here all the same.",
    },
    address_box: AddressBox {
        label: "Your e-mail address",
        label_on_page: "Type your e-mail address, and every step is filled in for you",
        placeholder: "name@example.com",
        button: "Show my settings",
        button_on_page: "Fill in",
        stays_here: "It stays in this browser. Nobody else sees it.",
        not_kept: "This browser does not keep what you type. Your address is used until you close this page.",
        nothing_typed: "Type your e-mail address, or only the part behind the @.",
        no_domain: "“{text}” has no part behind the @. A whole address looks like name@q.com.",
        not_a_domain: "“{text}” cannot be the part behind the @. Look for a comma, a space or a missing dot. It looks like q.com or centurylink.net.",
        unknown: "We have no settings for {domain}.",
        did_you_mean: "Did you mean one of these?",
        nothing_near: "This guide covers the domains in the list below. For another address, ask the company that gave it to you.",
        yours: "Filled in for",
        change: "Change",
        without_script: "Pick the part of your address behind the @ from this list.",
    },
    value: Value {
        copy: "Copy",
        copy_of: "Copy {what}",
        copied: "Copied",
        copied_of: "Copied: {what}",
        copy_refused: "This browser does not let a page copy. Select the value and copy it yourself.",
    },
    home: Home {
        title: "Set up your e-mail, step by step",
        heading: "Set up your e-mail",
        lead: "Every step for your mail program, with your own settings filled in.",
        pick: "Or pick the part of your address behind the @",
        other_domains: "Other domains",
        stopped: "It stopped working",
    },
    domain: Domain {
        title: "{domain} e-mail settings: server, port and encryption",
        heading: "E-mail settings for {domain}",
        programs_on: "On this device ({platform})",
        programs_elsewhere: "On another device",
        with_protocol: "with {protocol}",
        cannot: "cannot use {protocol}",
        repair: "check or repair",
        ended: "It works no more",
        ending: "It is coming to its end",
    },
    walkthrough: Walkthrough {
        setup: TaskWords {
            title: "{domain} in {program} with {protocol}: step by step",
            heading: "Set up {domain} in {program} with {protocol}",
        },
        repair: TaskWords {
            title: "Check or repair {domain} in {program}",
            heading: "Check or repair {domain} in {program}",
        },
        new_address: TaskWords {
            title: "A changed {domain} address in {program}",
            heading: "Your address has changed: {domain} in {program}",
        },
        loading: "Fetching the page for {program} …",
        failed: "The rest of this page could not be fetched. Look whether you are online.",
        retry: "Try again",
        coverage: TaskWords { title: "Every path of this guide", heading: "Every path of this guide" },
    },
    check: Check {
        title: "Are the {domain} mail servers working?",
        heading: "Are the mail servers for {domain} working?",
        lead: "We connect to each server as a mail program does, without your password.",
        without_script: "This check needs JavaScript, which is switched off in your browser. You can still see whether your mail opens in the browser.",
        running: "Checking the mail servers for {domain}. This takes up to 10 seconds.",
        again: "Check again",
        checked_at: "Checked at {time}.",
        age: "That was {number} seconds ago. Press again in a minute for a new answer.",
        stand_ins: "Practice servers: stand-ins on the operator's own machine answered here, not the servers of {provider}.",
        all_well: "The mail servers for {domain} are answering.",
        all_well_action: "If your program still fails, compare its settings with the right ones. We reached the servers from our network, not from yours: a firewall or an antivirus program on your side can still be in the way.",
        degraded: "The mail servers for {domain} are answering, with a drawback.",
        degraded_action: "You can use them. The check of the servers names the drawback.",
        one_failed: "{service} is not working right now. The other servers for {domain} are answering.",
        several_failed: "{services} are not working right now.",
        all_failed: "None of the mail servers for {domain} could be used right now.",
        service_incoming: "Incoming mail with {protocol}",
        service_outgoing: "Outgoing mail (SMTP)",
        answers: "Working",
        answers_with_drawback: "Working, with a drawback",
        does_not: "Not working",
        details: "Details",
        skipped: "not reached",
        next: "What to do now",
        webmail: "Open your mail in the browser",
        compare: "Compare your settings",
        chat: "Ask {provider}",
        milliseconds: "{number} ms",
        address: "Address: {value}",
        encryption: "Encryption: {value}",
        cipher: "Cipher: {value}",
        certificate_for: "The certificate is for: {value}",
        certificate_by: "Issued by: {value}",
        certificate_until: "Valid until: {value}",
        said: "The server said: {value}",
        can: "The server can: {value}",
        stage,
        code,
        failure,
    },
    fix: TaskWords { title: "{domain} e-mail does not work: find out why", heading: "What goes wrong with {domain}?" },
    fix_anywhere: TaskWords {
        title: "E-mail does not work: find out why",
        heading: "What goes wrong with your e-mail?",
    },
    lint: TaskWords { title: "Check a set-up file for mail programs", heading: "Check a set-up file" },
    embed: TaskWords { title: "Show this guide in your own help pages", heading: "In your own help pages" },
    not_found: NotFound {
        title: "Page not found",
        heading: "There is no page here",
        lead: "Type your e-mail address, and we find the right page.",
        near: "Did you mean one of these?",
        home: "Go to the first page",
    },
};

fn stage(stage: StageName) -> &'static str {
    match stage {
        StageName::Dns => "Look the name up",
        StageName::Connect => "Connect",
        StageName::Tls => "Encrypt",
        StageName::Greeting => "Hear the server's greeting",
        StageName::Starttls => "Ask for encryption (STARTTLS)",
        StageName::Capabilities => "Ask what it can do",
    }
}

/// Most faults are the provider's to mend: then the reader waits and uses webmail, and changes nothing.
const WAIT: &str = "You cannot mend this, and you need not change any setting. Read your mail in the browser for now, and check again in an hour.";
const TELL: &str = "You cannot mend this. Do not accept the certificate in your program. Read your mail in the browser for now, and tell the provider.";

fn code(code: Code) -> Reason {
    let (found, action) = match code {
        Code::Ok | Code::PlaintextOnly => ("The server answers as it should.", ""),
        Code::NameNotFound => (
            "The server's name does not exist.",
            "If your program has this name in its settings, replace it with the name from the settings table.",
        ),
        Code::DnsFailed => ("The server's name could not be looked up.", WAIT),
        Code::Refused => ("The server's machine refuses the connection. The mail service on it is not running.", WAIT),
        Code::NoAddress | Code::Unreachable => ("There is no way to the server right now.", WAIT),
        Code::TimedOut => ("The server did not answer in time.", WAIT),
        Code::TlsTooOld => ("The server's encryption is too old.", WAIT),
        Code::TlsFailed => ("The encrypted connection could not be set up.", WAIT),
        Code::CertificateExpired => {
            ("The server's certificate has run out. Your program warns you about it, and it is right.", TELL)
        }
        Code::CertificateNotYetValid => ("The server's certificate is not valid yet.", TELL),
        Code::CertificateWrongName => ("The server's certificate is for another name.", TELL),
        Code::CertificateUntrusted => {
            ("The server's certificate was not issued by anybody whom mail programs trust.", TELL)
        }
        Code::CertificateChainIncomplete => ("The server's certificate is incomplete.", TELL),
        Code::TlsNotSpoken | Code::StarttlsNotOffered => {
            ("The server does not offer encryption where it should.", WAIT)
        }
        Code::StarttlsRefused => ("The server refused to switch to encryption.", WAIT),
        Code::StarttlsInjection => {
            ("The connection cannot be trusted: something came before the encryption began.", TELL)
        }
        Code::WrongProtocol => ("Another kind of server answered there.", WAIT),
        Code::ServerBusy => ("The server says that it is too busy.", WAIT),
        Code::ServerRefused => ("The server turns connections away.", WAIT),
        Code::ClosedEarly => ("The server ended the connection too early.", WAIT),
        Code::Garbled | Code::TooMuchData => ("The server's answer makes no sense.", WAIT),
        Code::LoginNotOffered => ("The server offers no way to sign in.", WAIT),
        Code::Unknown => ("The check ended for a reason that this page does not know yet.", WAIT),
    };
    Reason { found, action }
}

fn failure(failure: CheckFailure) -> Reason {
    let (found, action) = match failure {
        CheckFailure::Offline => (
            "Your device is not online, so nothing can be checked.",
            "Look whether other pages open. If not, the trouble is your internet connection.",
        ),
        CheckFailure::Unreachable => (
            "Our check server cannot be reached. This says nothing about your mail servers.",
            "Try again in a few minutes. The settings of this guide are right all the same.",
        ),
        CheckFailure::TimedOut => (
            "Our check server took too long. This says nothing about your mail servers.",
            "Try again in a few minutes. The settings of this guide are right all the same.",
        ),
        CheckFailure::Refused => (
            "Our check server could not do the check. This says nothing about your mail servers.",
            "Try again in a few minutes. The settings of this guide are right all the same.",
        ),
        CheckFailure::Malformed => (
            "The answer to the check could not be read. Something between you and our check server may have changed it.",
            "On a hotel's or a company's network, log in there first. Then check again.",
        ),
    };
    Reason { found, action }
}
