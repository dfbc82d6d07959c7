//! The fields of port and security.

use mailsteps_settings::Incoming::{Imap, Pop3};
use mailsteps_typing::{
    Field::{
        IncomingPort as InPort, IncomingSecurity as InSecurity, OutgoingHost as OutHost, OutgoingPort as OutPort,
        OutgoingSecurity as OutSecurity,
    },
    Verdict::{Doubtful, Right, Works, Wrong},
};

use crate::{SMTP, rows};

#[test]
fn ports_alone() {
    for (protocol, field, typed, verdict, reasons, right) in [
        (Pop3, InPort, "995", Right, "", "995"),
        (Pop3, InPort, " 9 95.", Right, "", "995"),
        (Pop3, InPort, "Port 995", Right, "", "995"),
        (Pop3, InPort, "110", Wrong, "outdated", "995"),
        (Imap, InPort, "143", Wrong, "plain-port", "993"),
        (Pop3, InPort, "993", Wrong, "port-of", "995"),
        (Imap, InPort, "995", Wrong, "port-of", "993"),
        (Pop3, InPort, "587", Wrong, "port-of", "995"),
        (Pop3, OutPort, "995", Wrong, "port-of", "587"),
        (Pop3, OutPort, "25", Wrong, "port-25", "587"),
        (Pop3, OutPort, "465", Works, "alternative", "587"),
        (Pop3, OutPort, "578", Wrong, "unknown-port", "587"),
        (Pop3, InPort, "nine", Wrong, "not-a-number", "995"),
        (Pop3, InPort, "99S", Wrong, "not-a-number", "995"),
        (Pop3, InPort, "11O", Wrong, "letter-for-digit", "995"),
        (Pop3, InPort, "0", Wrong, "no-such-port", "995"),
        (Pop3, InPort, "99999", Wrong, "no-such-port", "995"),
        (Pop3, InPort, "9".repeat(50).as_str(), Wrong, "no-such-port", "995"),
    ] {
        rows(&[("centurylink.net", protocol, &[(field, typed)], &[(field, verdict, reasons, right)])]);
    }
}

#[test]
fn port_and_security_together() {
    rows(&[
        (
            "centurylink.net",
            Pop3,
            &[(OutHost, SMTP), (OutPort, "465"), (OutSecurity, "SSL/TLS")],
            &[
                (OutHost, Right, "", SMTP),
                (OutPort, Works, "alternative", "587"),
                (OutSecurity, Works, "fits-port", "STARTTLS"),
            ],
        ),
        (
            "centurylink.net",
            Pop3,
            &[(OutPort, "465"), (OutSecurity, "STARTTLS")],
            &[(OutPort, Wrong, "port-goes-with", "587"), (OutSecurity, Right, "", "STARTTLS")],
        ),
        (
            "centurylink.net",
            Pop3,
            &[(OutPort, "587"), (OutSecurity, "SSL/TLS")],
            &[(OutPort, Right, "", "587"), (OutSecurity, Wrong, "port-goes-with", "STARTTLS")],
        ),
        (
            "centurylink.net",
            Pop3,
            &[(OutPort, "465"), (OutSecurity, "None")],
            &[(OutPort, Works, "alternative", "587"), (OutSecurity, Wrong, "not-encrypted", "SSL/TLS")],
        ),
        ("q.com", Imap, &[(OutSecurity, "SSL/TLS")], &[(OutSecurity, Works, "alternative", "STARTTLS")]),
        (
            "q.com",
            Imap,
            &[(OutPort, "587"), (OutSecurity, "SSL")],
            &[(OutSecurity, Doubtful, "ssl-switch", "STARTTLS")],
        ),
        (
            "q.com",
            Imap,
            &[(OutPort, "465"), (OutSecurity, "TLS")],
            &[(OutSecurity, Works, "tls-means fits-port", "STARTTLS")],
        ),
        ("q.com", Imap, &[(OutPort, "587"), (OutSecurity, "TLS")], &[(OutSecurity, Right, "tls-means", "STARTTLS")]),
        ("q.com", Imap, &[(InPort, "993"), (InSecurity, "TLS")], &[(InSecurity, Right, "tls-means", "SSL/TLS")]),
        (
            "q.com",
            Imap,
            &[(InPort, "993"), (InSecurity, "STARTTLS")],
            &[(InPort, Right, "", "993"), (InSecurity, Wrong, "port-goes-with", "SSL/TLS")],
        ),
        (
            "q.com",
            Pop3,
            &[(InPort, "110"), (InSecurity, "None")],
            &[(InPort, Wrong, "outdated", "995"), (InSecurity, Wrong, "not-encrypted", "SSL/TLS")],
        ),
        (
            "q.com",
            Pop3,
            &[(InPort, "110"), (InSecurity, "SSL/TLS")],
            &[(InPort, Wrong, "plain-port", "995"), (InSecurity, Right, "", "SSL/TLS")],
        ),
        ("q.com", Pop3, &[(InSecurity, "Auto")], &[(InSecurity, Doubtful, "automatic", "SSL/TLS")]),
        ("q.com", Pop3, &[(InSecurity, "maybe")], &[(InSecurity, Doubtful, "not-understood", "SSL/TLS")]),
        ("q.com", Pop3, &[(InSecurity, "Off")], &[(InSecurity, Wrong, "not-encrypted", "SSL/TLS")]),
        (
            "q.com",
            Pop3,
            &[(OutSecurity, "TLS (accept all certificates)")],
            &[(OutSecurity, Right, "tls-means any-certificate", "STARTTLS")],
        ),
        // The port that was pasted with the name counts where the port's own field is empty.
        (
            "q.com",
            Pop3,
            &[(OutHost, "smtp.centurylink.net:465"), (OutSecurity, "SSL")],
            &[(OutHost, Wrong, "port-with-host", SMTP), (OutSecurity, Works, "fits-port", "STARTTLS")],
        ),
    ]);
}
