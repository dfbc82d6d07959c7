//! The rules are rules: each notices what breaks it.

use mailsteps_guide::{Route, prerender::render};

use crate::{
    findings::Rule,
    sweep::{catalog, judge},
};

/// What is wrong with a page after a change.
fn after(path: &str, change: impl Fn(&str) -> String) -> Vec<Rule> {
    let route = Route::parse(path, catalog());
    let page = render(catalog(), &route, |_| ());
    let changed = change(&page);
    assert_ne!(page, changed, "nothing was changed on {path}");
    judge(&route, &changed).findings.into_iter().map(|(rule, _)| rule).collect()
}

/// A page, the rule, and what takes the place of what.
const CHANGES: [(&str, Rule, &str, &str); 31] = [
    // A wrong caption, a wrong value, a value that stands twice or not at all.
    ("/q.com/thunderbird/imap/", Rule::Fields, ">Hostname</span></dt>", ">Host name</span></dt>"),
    (
        "/q.com/thunderbird/imap/",
        Rule::Foreign,
        "data-setting=\"incoming.port\">993<",
        "data-setting=\"incoming.port\">143<",
    ),
    (
        "/q.com/thunderbird/imap/",
        Rule::Fields,
        "data-setting=\"incoming.port\">993<",
        "data-setting=\"incoming.port\">143<",
    ),
    ("/q.com/thunderbird/imap/", Rule::Foreign, ">mail.centurylink.net<", ">pop.qwestoffice.net<"),
    ("/q.com/thunderbird/imap/", Rule::Side, ">mail.centurylink.net<", ">pop.qwestoffice.net<"),
    ("/q.com/thunderbird/repair/", Rule::Foreign, ">pop.centurylink.net<", ">mail.centurylink.net<"),
    ("/q.com/thunderbird/imap/", Rule::Fields, "yourname<wbr>@q.com", "yourname<wbr>@qwest.net"),
    ("/q.com/thunderbird/imap/", Rule::Steps, "Press <b translate=\"no\">Continue</b>.", ""),
    ("/q.com/thunderbird/imap/", Rule::Steps, "data-step=\"incoming\"", "data-step=\"outgoing\""),
    ("/q.com/thunderbird/imap/", Rule::Foreign, "class=\"tag\"", "class=\"tags\""),
    ("/q.com/thunderbird/imap/", Rule::Foreign, "class=\"other-servers\"", "class=\"servers\""),
    // A picture that shows something else.
    (
        "/q.com/thunderbird/imap/",
        Rule::Pictures,
        "<span class=\"screen__entry\">993<",
        "<span class=\"screen__entry\">995<",
    ),
    ("/q.com/thunderbird/imap/", Rule::Pictures, "<span class=\"screen__mark\">2<", "<span class=\"screen__mark\">3<"),
    (
        "/q.com/thunderbird/imap/",
        Rule::Pictures,
        "<span class=\"screen__label\">Hostname<",
        "<span class=\"screen__label\">Host<",
    ),
    ("/q.com/thunderbird/imap/", Rule::Pictures, " screen__tick--on", ""),
    ("/q.com/thunderbird/imap/", Rule::Pictures, "Hostname: mail.centurylink.net.", "Hostname: smtp.centurylink.net."),
    ("/q.com/thunderbird/imap/", Rule::Presses, "<b translate=\"no\">Continue</b>", "the button"),
    // Alternatives without a name.
    (
        "/q.com/thunderbird/repair/",
        Rule::Labels,
        " data-kind=\"pop3\" aria-labelledby",
        " data-kind=\"imap\" aria-labelledby",
    ),
    ("/q.com/thunderbird/imap/", Rule::Labels, "Older window</h2>", "Account Hub</h2>"),
    ("/q.com/thunderbird/imap/", Rule::Labels, "<span class=\"choice__name\">Older window</span>", ""),
    // What stands around the steps.
    ("/qwestoffice.net/geary/imap/", Rule::Closed, "<div class=\"obstacle\">", "<p>Steps</p><div class=\"obstacle\">"),
    ("/qwestoffice.net/geary/imap/", Rule::Closed, "#programs", "#settings"),
    ("/q.com/windows-mail/imap/", Rule::Notice, " data-state=\"ended\"", ""),
    (
        "/q.com/windows-mail/imap/",
        Rule::Notice,
        "<div class=\"obstacle\" data",
        "<p>Steps</p><div class=\"obstacle\" data",
    ),
    (
        "/q.com/thunderbird/imap/",
        Rule::Password,
        "<div class=\"card card--password\">",
        "<div data-setting=\"incoming.host\"></div><div class=\"card card--password\">",
    ),
    ("/q.com/thunderbird/pop3/", Rule::StopSign, "<b translate=\"no\">Leave messages on server</b>. It", "so. It"),
    ("/q.com/thunderbird/imap/", Rule::OldNames, "step__overwrite", "overwrite"),
    (
        "/q.com/kmail/new-address/",
        Rule::Replaced,
        "href=\"/myctl.net/kmail/new-address/\"",
        "href=\"/q.com/kmail/new-address/\"",
    ),
    // Any page.
    ("/q.com/thunderbird/imap/", Rule::Html, "<h3", "<h5"),
    ("/q.com/thunderbird/imap/", Rule::Html, "id=\"typed-", "id=\""),
    ("/q.com/thunderbird/imap/", Rule::Links, "href=\"/q.com/thunderbird/pop3/\"", "href=\"thunderbird/pop3\""),
];

#[test]
fn each_change_is_noticed() {
    for (path, rule, from, to) in CHANGES {
        let found = after(path, |page| page.replace(from, to));
        assert!(found.contains(&rule), "{path}: {from:?} to {to:?}: {rule:?} is not among {found:?}");
    }
}
