use mailsteps_settings::{Incoming, Protocol};

use super::{
    obstacle::programs,
    origins::{login_origins, server_origins},
    plan::{Plan, Section},
    server_list::other_servers,
    settings_table::{incoming_table, outgoing_table},
    sheet::Sheet,
    support,
};
use crate::{
    Route,
    components::{begin_fold, link},
    dom::Html,
};

/// Beside the steps, on narrow screens below them: the settings with their sources, and what to take along.
pub fn write(page: &mut Html, plan: Plan, sections: &[Section]) {
    page.put("<aside class=\"side\" aria-labelledby=\"your-settings\"><h2 id=\"your-settings\">");
    page.text(plan.words.your_settings).put("</h2>");
    let kinds = plan.shown();
    for kind in &kinds {
        page.put("<div");
        if kinds.len() > 1 {
            page.put(" data-kind=\"").put(kind.id()).put("\"");
        }
        page.put(">");
        incoming_table(page, sheet(plan, *kind));
        origin(page, plan, kind.protocol());
        page.put("</div>");
    }
    outgoing_table(page, sheet(plan, kinds[0]));
    origin(page, plan, Protocol::Smtp);
    begin_fold(page, plan.words.origin_of_login);
    login_origins(page, plan.app, plan.offer);
    page.put("</details>");
    other_servers(page, plan.app, plan.offer);
    tools(page, plan);
    support::write(page, plan, sections);
    page.put("</aside>");
}

/// The settings in general terms: the reader may have another program before them.
fn sheet(plan: Plan, incoming: Incoming) -> Sheet {
    Sheet { captions: None, ..plan.sheet(incoming) }
}

/// Who says so, since when, and who says otherwise.
fn origin(page: &mut Html, plan: Plan, protocol: Protocol) {
    begin_fold(page, plan.words.origin);
    server_origins(page, plan.app, plan.offer, &[protocol]);
    let others: Vec<_> = plan.offer.others(protocol);
    if !others.is_empty() {
        page.put("<p class=\"fine\">").text(plan.words.other_names).put("</p>");
    }
    page.put("</details>");
}

/// Print, phone, check.
fn tools(page: &mut Html, plan: Plan) {
    let words = &plan.words.tools;
    page.put("<section class=\"tools\" aria-labelledby=\"tools\"><h2 id=\"tools\">").text(words.heading).put("</h2>");
    page.put("<p class=\"with-script\"><button type=\"button\" class=\"button button--quiet\" data-action=\"print\">");
    page.text(words.print)
        .put("</button></p><p><label class=\"switch\"><input type=\"checkbox\" id=\"print-pictures\">");
    page.put("<span>").text(words.print_pictures).put("</span></label></p><p class=\"with-script\">");
    page.put(
        "<button type=\"button\" class=\"button button--quiet\" data-action=\"show-code\" aria-controls=\"code\" ",
    );
    page.put("aria-expanded=\"false\" id=\"show-code\">").text(words.phone).put("</button></p>");
    page.put("<div id=\"code\" class=\"code\" hidden data-label=\"").text(words.phone).put("\" data-text=\"");
    page.text(words.phone_text).put("\" data-failed=\"").text(words.phone_failed).put("\"></div><p>");
    if plan.app.place.has_checks {
        link(page, "", &Route::Check(plan.offer.domain().clone()).href(), words.check);
        page.put("</p><p>");
    }
    link(page, "", &programs(plan), words.other_program);
    page.put("</p></section>");
}
