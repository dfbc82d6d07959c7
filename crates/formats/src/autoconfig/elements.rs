//! Which element may stand where.

/// The elements that may stand in one, where the format says so. Of those that it leaves to others nothing is known.
pub(super) fn within(parent: &str) -> Option<&'static [&'static str]> {
    let children: &[&str] = match parent {
        "clientConfig" => &[
            "emailProvider",
            "oAuth2",
            "calendar",
            "addressbook",
            "fileShare",
            "chatServer",
            "videoConference",
            "setupServer",
            "clientConfigUpdate",
            "webMail",
        ],
        "emailProvider" => &[
            "domain",
            "displayName",
            "displayShortName",
            "incomingServer",
            "outgoingServer",
            "documentation",
            "enable",
            "instruction",
            "oAuth2",
        ],
        "incomingServer" => &[
            "hostname",
            "port",
            "socketType",
            "username",
            "authentication",
            "pop3",
            "url",
            "owaURL",
            "ewsURL",
            "easURL",
            "useGlobalPreferredServer",
        ],
        "outgoingServer" => &[
            "hostname",
            "port",
            "socketType",
            "username",
            "authentication",
            "restriction",
            "addThisServer",
            "useGlobalPreferredServer",
        ],
        "pop3" => &["leaveMessagesOnServer", "daysToLeaveMessagesOnServer", "downloadOnBiff", "checkInterval"],
        "documentation" | "instruction" => &["descr"],
        "enable" => &["instruction"],
        "oAuth2" => &["authURL", "tokenURL", "issuer", "scope", "clientID", "clientSecret"],
        "webMail" => &["loginPage", "loginPageInfo"],
        "loginPageInfo" => &["username", "usernameField", "passwordField", "loginButton"],
        "domain"
        | "displayName"
        | "displayShortName"
        | "hostname"
        | "port"
        | "socketType"
        | "username"
        | "authentication"
        | "restriction"
        | "addThisServer"
        | "useGlobalPreferredServer"
        | "descr"
        | "url"
        | "authURL"
        | "tokenURL"
        | "issuer"
        | "scope"
        | "clientID"
        | "clientSecret"
        | "leaveMessagesOnServer"
        | "daysToLeaveMessagesOnServer"
        | "downloadOnBiff"
        | "checkInterval" => &[],
        _ => return None,
    };
    Some(children)
}

/// The known element that somebody may have meant.
pub(super) fn meant(name: &str) -> Option<&'static str> {
    const KNOWN: [&str; 14] = [
        "displayName",
        "displayShortName",
        "incomingServer",
        "outgoingServer",
        "documentation",
        "hostname",
        "port",
        "socketType",
        "authentication",
        "username",
        "addressbook",
        "oAuth2",
        "webMail",
        "domain",
    ];
    let known = match name {
        "displayNameShort" | "shortName" => "displayShortName",
        "userName" | "login" => "username",
        "host" | "server" => "hostname",
        "auth" => "authentication",
        "ssl" | "security" | "encryption" => "socketType",
        _ => KNOWN.into_iter().find(|known| known.eq_ignore_ascii_case(name))?,
    };
    (known != name).then_some(known)
}

/// The group of an element of `emailProvider`, in the order in which careful files have them.
pub(super) fn group(name: &str) -> Option<usize> {
    let groups = ["domain", "displayName", "displayShortName", "incomingServer", "outgoingServer", "documentation"];
    groups.iter().position(|group| *group == name)
}

/// Kinds of incoming servers.
pub(super) const INCOMING: [&str; 8] = ["imap", "pop3", "jmap", "ews", "activeSync", "graph", "nntp", "exchange"];
/// Kinds of servers that are reached at a host and a port.
pub(super) const TCP: [&str; 3] = ["imap", "pop3", "smtp"];
pub(super) const SOCKETS: [&str; 3] = ["SSL", "STARTTLS", "plain"];
pub(super) const AUTHENTICATIONS: [&str; 9] = [
    "password-cleartext",
    "password-encrypted",
    "NTLM",
    "GSSAPI",
    "TLS-client-cert",
    "OAuth2",
    "client-IP-address",
    "none",
    "smtp-after-pop",
];
/// Those that ask for no user name.
pub(super) const NAMELESS: [&str; 3] = ["client-IP-address", "none", "smtp-after-pop"];
