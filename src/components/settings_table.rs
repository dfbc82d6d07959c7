use mailsteps_settings::{Server, Setting, Status};

use super::setting_value;
use crate::{
    dom::{El, Html, el},
    sheet::Sheet,
    text::fill,
};

/// Host, port, encryption and user name of the incoming and the outgoing server, each with a copy button.
pub fn settings_table(sheet: Sheet) -> Html {
    Html::all([incoming_table(sheet), outgoing_table(sheet)])
}

/// The incoming half.
pub fn incoming_table(sheet: Sheet) -> Html {
    let caption = fill(sheet.app.words.settings.incoming, &[("protocol", sheet.incoming.name())]);
    let settings = [Setting::IncomingHost, Setting::IncomingPort, Setting::IncomingSecurity, Setting::IncomingUsername];
    table(sheet, caption, settings, sheet.offer.best(sheet.incoming.protocol()))
}

/// The outgoing half.
pub fn outgoing_table(sheet: Sheet) -> Html {
    let caption = sheet.app.words.settings.outgoing.to_owned();
    let settings = [Setting::OutgoingHost, Setting::OutgoingPort, Setting::OutgoingSecurity, Setting::OutgoingUsername];
    table(sheet, caption, settings, sheet.offer.outgoing())
}

fn table(sheet: Sheet, caption: String, settings: [Setting; 4], server: Option<&'static Server>) -> Html {
    let words = &sheet.app.words.settings;
    let row = |name: &'static str, value: El| el("tr").child(el("th").attr("scope", "row").text(name)).child(value);
    let names = [words.host, words.port, words.security, words.username];
    let rows = names.into_iter().zip(settings).map(|(name, setting)| {
        let label = format!("{caption}: {name}");
        row(name, el("td").child(setting_value(sheet, setting, &label)))
    });
    let body = el("tbody").children(rows).child(row(words.password, el("td").text(words.password_is)));
    let mut table = el("table").class("settings");
    if let Some(server) = server {
        table = table.attr("data-protocol", server.protocol.id());
    }
    let table = table.child(el("caption").text(caption)).child(body);
    el("div").child(table).children(server.into_iter().flat_map(|server| remarks(sheet, server))).html()
}

/// What to be careful about with this server.
fn remarks(sheet: Sheet, server: &'static Server) -> Vec<El> {
    let unconfirmed = (server.status == Status::Unconfirmed)
        .then(|| fill(sheet.app.words.settings.unconfirmed_here, &[("domain", sheet.offer.domain().as_str())]));
    let texts = [server.plaintext_warning.clone(), unconfirmed];
    texts.into_iter().flatten().map(|text| el("p").class("warning").text(text)).collect()
}
