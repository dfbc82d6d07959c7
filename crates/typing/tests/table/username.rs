//! The field of a user name.

use mailsteps_settings::Incoming::Pop3;
use mailsteps_typing::{
    Field::{self, IncomingUsername as InName},
    Verdict::{Doubtful, Right, Wrong},
};

use crate::rows;

#[test]
fn user_names() {
    for (who, typed, verdict, reasons, right) in [
        ("jane@qwest.net", "jane@qwest.net", Right, "", "jane@qwest.net"),
        ("Jane@qwest.net", "jane@Qwest.Net", Right, "upper-case", "Jane@qwest.net"),
        ("jane@qwest.net", "JANE@qwest.net", Right, "upper-case", "jane@qwest.net"),
        ("jane@qwest.net", "Jane", Wrong, "local-part-only", "jane@qwest.net"),
        ("jane@qwest.net", "jane qwest.net", Wrong, "space missing-at", "jane@qwest.net"),
        ("jane@qwest.net", "jane.qwest.net", Wrong, "missing-at", "jane@qwest.net"),
        ("jane@qwest.net", "jane @ qwest.net", Wrong, "space", "jane@qwest.net"),
        ("jane@qwest.net", "jane@qwest.net.", Wrong, "end-mark", "jane@qwest.net"),
        ("jane@qwest.net", "jane@qwest,net,", Wrong, "end-mark mark-for-dot", "jane@qwest.net"),
        ("jane@qwest.net", "jane@qwest.com", Wrong, "wrong-ending", "jane@qwest.net"),
        ("jane@qwest.net", "jane@qwst.net", Wrong, "misspelt", "jane@qwest.net"),
        ("jane@qwest.net", "jane@centurylink.net", Wrong, "other-domain", "jane@qwest.net"),
        ("jane@qwest.net", "jnae@qwest.net", Doubtful, "differs-from-address", "jane@qwest.net"),
        ("jane@qwest.net", "@qwest.net", Wrong, "no-name", "jane@qwest.net"),
        ("jane@qwest.net", "jane@@qwest.net", Wrong, "character differs-from-address", "jane@qwest.net"),
        ("jane@qwest.net", "<jane@qwest.net>", Wrong, "character", "jane@qwest.net"),
        ("jane@qwest.net", "mailto:jane@qwest.net", Wrong, "extra", "jane@qwest.net"),
        ("jane@qwest.net", "jane@", Wrong, "local-part-only", "jane@qwest.net"),
        ("jane@qwest.net", "jane@qwest", Wrong, "missing-end", "jane@qwest.net"),
        ("jane@q.com", "jnae@q.com", Doubtful, "differs-from-address", "jane@q.com"),
        ("qwest.net", "@", Wrong, "no-name", "yourname@qwest.net"),
        ("qwest.net", "jane", Wrong, "local-part-only", "jane@qwest.net"),
        ("qwest.net", "jane@qwest.net", Right, "", "jane@qwest.net"),
        ("qwest.net", "yourname@qwest.net", Wrong, "example-name", "yourname@qwest.net"),
        ("qwest.net", "jane@gmail.com", Wrong, "other-domain", "jane@qwest.net"),
        ("jane@q.com", "jane@q.com", Right, "being-replaced", "jane@q.com"),
        ("jane@q.com", "jane@myctl.net", Doubtful, "new-domain", "jane@q.com"),
        ("jane@myctl.net", "jane@q.com", Wrong, "old-domain", "jane@myctl.net"),
        ("jane@myctl.net", "jane@myctl.net", Right, "", "jane@myctl.net"),
    ] {
        for field in [InName, Field::OutgoingUsername] {
            rows(&[(who, Pop3, &[(field, typed)], &[(field, verdict, reasons, right)])]);
        }
    }
}
