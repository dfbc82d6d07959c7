//! Host, port and security that are a server of the data.

use mailsteps_settings::Incoming::{Imap, Pop3};
use mailsteps_typing::{
    Field::{
        IncomingHost as InHost, IncomingPort as InPort, IncomingSecurity as InSecurity, OutgoingHost as OutHost,
        OutgoingPort as OutPort, OutgoingSecurity as OutSecurity,
    },
    Verdict::{Doubtful, Right, Works, Wrong},
};

use crate::{MAIL, POP, SMTP, rows};

#[test]
fn whole_servers_of_the_data() {
    rows(&[
        (
            "qwestoffice.net",
            Pop3,
            &[(InHost, "pop.qwestoffice.net"), (InPort, "110"), (InSecurity, "None")],
            &[
                (InHost, Right, "", "pop.qwestoffice.net"),
                (InPort, Right, "unusual-port", "110"),
                (InSecurity, Right, "not-encrypted", "None"),
            ],
        ),
        (
            "qwestoffice.net",
            Pop3,
            &[(InPort, "995"), (InSecurity, "SSL/TLS")],
            &[
                (InPort, Doubtful, "encryption-not-listed", "110"),
                (InSecurity, Doubtful, "encryption-not-listed", "None"),
            ],
        ),
        (
            "qwestoffice.net",
            Pop3,
            &[(OutPort, "465"), (OutSecurity, "STARTTLS")],
            &[(OutPort, Right, "", "465"), (OutSecurity, Wrong, "port-goes-with", "SSL/TLS")],
        ),
        ("qwestoffice.net", Pop3, &[(InHost, POP)], &[(InHost, Wrong, "host-for-domain", "pop.qwestoffice.net")]),
        (
            "qwestoffice.net",
            Imap,
            &[(InHost, "pop.qwestoffice.net"), (InPort, "993")],
            &[(InHost, Wrong, "no-server", "pop.qwestoffice.net"), (InPort, Wrong, "port-of", "110")],
        ),
        (
            "q.com",
            Pop3,
            &[(InHost, "mail.q.com"), (InPort, "995"), (InSecurity, "SSL")],
            &[(InHost, Wrong, "outdated", POP), (InPort, Right, "", "995"), (InSecurity, Right, "", "SSL/TLS")],
        ),
        (
            "q.com",
            Pop3,
            &[(OutHost, "smtp.q.com"), (OutPort, "465"), (OutSecurity, "SSL")],
            &[
                (OutHost, Wrong, "outdated", SMTP),
                (OutPort, Works, "alternative", "587"),
                (OutSecurity, Works, "fits-port", "STARTTLS"),
            ],
        ),
        (
            "embarqmail.com",
            Pop3,
            &[(InHost, "pop.embarqmail.com"), (InPort, "110"), (InSecurity, "STARTTLS")],
            &[
                (InHost, Wrong, "outdated", POP),
                (InPort, Wrong, "plain-port", "995"),
                (InSecurity, Wrong, "port-goes-with", "SSL/TLS"),
            ],
        ),
        ("embarqmail.com", Pop3, &[(InHost, "mail.embarqmail.com")], &[(InHost, Wrong, "ends-in", POP)]),
        (
            "gulftel.com",
            Pop3,
            &[(InHost, "pop.centurytel.net"), (InPort, "110"), (OutHost, "smtpauth.centurytel.net")],
            &[
                (InHost, Works, "alternative", POP),
                (InPort, Wrong, "plain-port", "995"),
                (OutHost, Works, "alternative", SMTP),
            ],
        ),
        (
            "myctl.net",
            Imap,
            &[(InHost, MAIL), (OutHost, MAIL), (OutPort, "587")],
            &[
                (InHost, Right, "unconfirmed", MAIL),
                (OutHost, Doubtful, "unconfirmed", SMTP),
                (OutPort, Right, "", "587"),
            ],
        ),
        ("myctl.net", Imap, &[(InHost, "imap.centurylink.net")], &[(InHost, Doubtful, "unconfirmed", MAIL)]),
        ("myctl.net", Pop3, &[(InHost, "mail.q.com")], &[(InHost, Wrong, "host-for-domain", POP)]),
    ]);
}
