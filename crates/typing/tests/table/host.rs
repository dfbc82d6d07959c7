//! The field of a server's name.

use mailsteps_settings::Incoming::{Imap, Pop3};
use mailsteps_typing::{
    Field::{IncomingHost as InHost, OutgoingHost as OutHost},
    Verdict::{Doubtful, Right, Wrong},
};

use crate::{MAIL, POP, SMTP, rows};

#[test]
fn slips_in_a_servers_name() {
    for (protocol, field, typed, verdict, reasons) in [
        (Pop3, OutHost, "smtp.centurylink.net", Right, ""),
        (Pop3, OutHost, " smtp.centurylink.net ", Right, ""),
        (Pop3, OutHost, "\u{200b}smtp.centurylink.net\u{feff}", Right, ""),
        (Pop3, OutHost, "SMTP.CenturyLink.net", Right, "upper-case"),
        (Pop3, OutHost, "smpt,centurylink,net", Wrong, "mark-for-dot misspelt"),
        (Pop3, OutHost, "smtp,centurylink.net", Wrong, "mark-for-dot"),
        (Pop3, OutHost, "smtp;centurylink;net", Wrong, "mark-for-dot"),
        (Pop3, OutHost, "smtp。centurylink．net", Wrong, "mark-for-dot"),
        (Pop3, OutHost, "smtp centurylink net", Wrong, "space"),
        (Pop3, OutHost, "smtp. centurylink.net", Wrong, "space"),
        (Pop3, OutHost, "smtp, centurylink, net", Wrong, "mark-for-dot space"),
        (Pop3, OutHost, "smtp..centurylink.net", Wrong, "double-dot"),
        (Pop3, OutHost, "smtp.centurylink.net.", Wrong, "end-mark"),
        (Pop3, OutHost, ".smtp.centurylink.net", Wrong, "end-mark"),
        (Pop3, OutHost, "smtp.centurylink.net,", Wrong, "end-mark"),
        (Pop3, OutHost, "smtpcenturylink.net", Wrong, "dots"),
        (Pop3, OutHost, "smtp.century.link.net", Wrong, "dots"),
        (Pop3, OutHost, "smtp_centurylink_net", Wrong, "character dots"),
        (Pop3, OutHost, "smtp.centurylink.net:587", Wrong, "port-with-host"),
        (Pop3, OutHost, "smtp.centurylink.net 587", Wrong, "port-with-host"),
        (Pop3, OutHost, "smtp://smtp.centurylink.net", Wrong, "extra"),
        (Pop3, OutHost, "https://smtp.centurylink.net/mail", Wrong, "extra"),
        (Pop3, OutHost, "www.smtp.centurylink.net", Wrong, "extra"),
        (Pop3, OutHost, "smtp.centurylink.net.com", Wrong, "extra"),
        (Pop3, OutHost, "smtp.centurlink.net", Wrong, "misspelt"),
        (Pop3, OutHost, "smtp.centruylnk.net", Wrong, "misspelt"),
        (Pop3, OutHost, "stmp.centurylink.nte", Wrong, "misspelt misspelt"),
        (Pop3, OutHost, "smtpcenturlink.net", Wrong, "misspelt"),
        (Pop3, OutHost, "centurylink.net", Wrong, "missing-start"),
        (Pop3, OutHost, "outgoing.centurylink.net", Wrong, "wrong-start"),
        (Pop3, OutHost, "smtp.centurylink.org", Wrong, "wrong-ending"),
        (Pop3, OutHost, "smtp.centurylink.com", Wrong, "outdated"),
        (Pop3, OutHost, "jane@centurylink.net", Wrong, "address-for-host"),
        (Pop3, OutHost, "webmail.centurylink.net", Wrong, "webmail"),
        (Pop3, OutHost, "https://webmail.centurylink.net/login", Wrong, "webmail"),
        (Pop3, OutHost, POP, Wrong, "host-of"),
        (Imap, OutHost, "imap.centurylink.net:993", Wrong, "port-with-host host-of"),
        (Pop3, OutHost, "smtp.q.com", Wrong, "host-for-domain"),
        (Pop3, OutHost, "smtpauth.centurytel.net", Doubtful, "host-for-domain"),
        (Pop3, OutHost, "smtp.qwestoffice.net", Wrong, "host-for-domain"),
        (Pop3, OutHost, "smtp.qwest.net", Wrong, "ends-in"),
        (Pop3, OutHost, "smtp.office365.com", Wrong, "unknown-host"),
        (Pop3, OutHost, "smtp.comcast.net", Wrong, "unknown-host"),
        (Pop3, OutHost, "a.b.centurylink.net", Doubtful, "unknown-host"),
        (Pop3, OutHost, ",", Wrong, "end-mark unknown-host"),
        (Pop3, InHost, "pop3.centurylink.net", Wrong, "misspelt"),
        (Pop3, InHost, "Pop.centurylink.com", Wrong, "wrong-ending"),
        (Pop3, InHost, "smpt.centurylink.net", Wrong, "misspelt host-of"),
        (Pop3, InHost, MAIL, Wrong, "host-of"),
        (Pop3, InHost, SMTP, Wrong, "host-of"),
        (Imap, InHost, "imap.centurylink.net", Doubtful, "unconfirmed"),
        (Imap, InHost, "imp.centurylink.net", Wrong, "misspelt unconfirmed"),
        (Imap, InHost, "imap.centurylink.com", Wrong, "outdated"),
        (Imap, InHost, "mail.q.com", Wrong, "host-for-domain"),
        (Imap, InHost, POP, Wrong, "host-of"),
        (Imap, InHost, "mail.centurylink", Wrong, "missing-end"),
        (Imap, InHost, "mail", Wrong, "missing-end"),
        (Imap, InHost, "Mail,centurylink.net", Wrong, "mark-for-dot"),
    ] {
        let right = match (field, protocol) {
            (OutHost, _) => SMTP,
            (_, Pop3) => POP,
            (_, Imap) => MAIL,
        };
        rows(&[("centurylink.net", protocol, &[(field, typed)], &[(field, verdict, reasons, right)])]);
    }
}
