//! Whole remarks in words.

use mailsteps_settings::Incoming::{Imap, Pop3};
use mailsteps_typing::Field::{
    self, IncomingHost as InHost, IncomingPort as InPort, IncomingSecurity as InSecurity, IncomingUsername as InName,
    OutgoingHost as OutHost, OutgoingPort as OutPort, OutgoingSecurity as OutSecurity,
};

use crate::{english::ENGLISH, run};

#[test]
fn only_fields_that_are_filled_in_have_a_remark() {
    let fields = [(InHost, " "), (InPort, "\u{200b}"), (OutSecurity, "on"), (InName, "jane")];
    run("q.com", Imap, &fields, |remarks| {
        let fields: Vec<Field> = remarks.iter().map(|remark| remark.field).collect();
        assert_eq!(fields, [InName, OutSecurity]);
    });
}

#[test]
fn the_words() {
    for (who, protocol, fields, text) in [
        ("q.com", Pop3, &[(InPort, "995")][..], "Right."),
        (
            "q.com",
            Pop3,
            &[(OutHost, "smpt,centurylink,net")],
            "Not right. There is a comma where a dot belongs. “smpt” is misspelt. It should be “smtp”. \
             Type smtp.centurylink.net.",
        ),
        (
            "q.com",
            Pop3,
            &[(OutPort, "465"), (OutSecurity, "StartTLS")],
            "Not right. Port 465 goes with SSL/TLS; you chose StartTLS. Type 587.",
        ),
        ("q.com", Pop3, &[(OutSecurity, "TLS if available")], "Right. Beside port 587, TLS means STARTTLS."),
        (
            "q.com",
            Imap,
            &[(InHost, "imap.centurylink.net")],
            "Not certain. Only articles on unrelated sites give this name, and no page of CenturyLink does, so use \
             mail.centurylink.net instead.",
        ),
        ("q.com", Imap, &[(InPort, "995")], "Not right. Port 995 is for POP3, and you are checking IMAP. Type 993."),
        (
            "q.com",
            Imap,
            &[(InPort, "993"), (InSecurity, "off")],
            "Not right. This is without encryption, so somebody on the same network could read your password and your mail. \
             Choose SSL/TLS.",
        ),
        (
            "jane@myctl.net",
            Pop3,
            &[(InName, "jane@q.com")],
            "Not right. Addresses that end in q.com are being changed to myctl.net. Your user name is the whole new \
             address. Type jane@myctl.net.",
        ),
    ] {
        run(who, protocol, fields, |remarks| {
            let texts: Vec<String> = remarks.iter().map(|remark| ENGLISH.text(remark)).collect();
            assert!(texts.iter().any(|found| found == text), "{texts:#?}");
        });
    }
}
