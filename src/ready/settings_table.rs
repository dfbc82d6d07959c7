use mailsteps_settings::{Server, Setting, Status};

use super::{setting_value::setting_value, sheet::Sheet};
use crate::{dom::Html, text::fill};

/// Host, port, encryption and user name of the incoming server, each with a copy button.
pub fn incoming_table(page: &mut Html, sheet: Sheet) {
    let caption = fill(sheet.app.ready_words().settings.incoming, &[("protocol", sheet.incoming.name())]);
    let settings = [Setting::IncomingHost, Setting::IncomingPort, Setting::IncomingSecurity, Setting::IncomingUsername];
    if let Some(server) = sheet.offer.best(sheet.incoming.protocol()) {
        table(page, sheet, &caption, settings, server);
    }
}

/// The same of the outgoing server.
pub fn outgoing_table(page: &mut Html, sheet: Sheet) {
    let settings = [Setting::OutgoingHost, Setting::OutgoingPort, Setting::OutgoingSecurity, Setting::OutgoingUsername];
    if let Some(server) = sheet.offer.outgoing() {
        table(page, sheet, sheet.app.ready_words().settings.outgoing, settings, server);
    }
}

fn table(page: &mut Html, sheet: Sheet, caption: &str, settings: [Setting; 4], server: &'static Server) {
    let words = &sheet.app.ready_words().settings;
    page.put("<div><table class=\"settings\" data-protocol=\"").put(server.protocol.id()).put("\"><caption>");
    page.text(caption).put("</caption><tbody>");
    let names = [words.host, words.port, words.security, words.username];
    for (name, setting) in names.into_iter().zip(settings) {
        page.put("<tr><th scope=\"row\">").text(name).put("</th><td>");
        setting_value(page, sheet, setting, &fill("{caption}: {name}", &[("caption", caption), ("name", name)]));
        page.put("</td></tr>");
    }
    page.put("<tr><th scope=\"row\">").text(words.password).put("</th><td>").text(words.password_is);
    page.put("</td></tr></tbody></table>");
    // What to be careful about with this server.
    if let Some(warning) = &server.plaintext_warning {
        page.put("<p class=\"warning\">").text(warning).put("</p>");
    }
    if server.status == Status::Unconfirmed {
        let names = [("domain", sheet.offer.domain().as_str())];
        page.put("<p class=\"warning\">").fill(words.unconfirmed_here, &names).put("</p>");
    }
    page.put("</div>");
}
