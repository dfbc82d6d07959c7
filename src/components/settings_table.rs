use leptos::prelude::*;
use mailsteps_settings::{Setting, Status};

use super::SettingValue;
use crate::{sheet::Sheet, text::fill};

/// Which half of the settings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// The incoming server.
    Incoming,
    /// The outgoing server.
    Outgoing,
}

/// Host, port, encryption and user name of the incoming and the outgoing server, each with a copy button.
#[component]
pub fn SettingsTable(
    /// Whose settings.
    sheet: Sheet,
    /// Only this half; both without it.
    #[prop(optional)]
    only: Option<Half>,
) -> impl IntoView {
    let halves = [Half::Incoming, Half::Outgoing].into_iter().filter(move |half| only.is_none_or(|only| only == *half));
    halves.map(|half| view! { <HalfTable sheet half /> }).collect_view()
}

#[component]
fn HalfTable(sheet: Sheet, half: Half) -> AnyView {
    let words = &sheet.app.words.settings;
    let (caption, rows, server) = match half {
        Half::Incoming => (
            fill(words.incoming, &[("protocol", sheet.incoming.name())]),
            [Setting::IncomingHost, Setting::IncomingPort, Setting::IncomingSecurity, Setting::IncomingUsername],
            sheet.offer.best(sheet.incoming.protocol()),
        ),
        Half::Outgoing => (
            words.outgoing.to_owned(),
            [Setting::OutgoingHost, Setting::OutgoingPort, Setting::OutgoingSecurity, Setting::OutgoingUsername],
            sheet.offer.outgoing(),
        ),
    };
    let names = [words.host, words.port, words.security, words.username];
    let warning = server.and_then(|server| server.plaintext_warning.clone());
    let unconfirmed = server.filter(|server| server.status == Status::Unconfirmed);
    let remark = unconfirmed.map(|_| fill(words.unconfirmed_here, &[("domain", sheet.offer.domain().as_str())]));
    let rows = names.into_iter().zip(rows).map(|(name, setting)| {
        let label = format!("{caption}: {name}");
        view! { <tr><th scope="row">{name}</th><td><SettingValue sheet setting label /></td></tr> }
    });
    let rows = rows.collect_view();
    view! {
        <table class="settings" data-protocol=server.map(|server| server.protocol.id())>
            <caption>{caption}</caption>
            <tbody>
                {rows}
                <tr><th scope="row">{words.password}</th><td>{words.password_is}</td></tr>
            </tbody>
        </table>
        {[warning, remark].into_iter().flatten().map(|text| view! { <p class="warning">{text}</p> }).collect_view()}
    }
    .into_any()
}
