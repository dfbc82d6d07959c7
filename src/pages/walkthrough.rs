use leptos::prelude::*;
use mailsteps_settings::{ClientId, Domain, Task};

use super::ready_part;
use crate::{App, components::address_line, dom::Html, head::names};

/// `/DOMAIN/CLIENT/TASK/`: every step, with the reader's own values. The steps were made ready with the site.
pub fn walkthrough_page(page: &mut Html, app: App, domain: &Domain, client: &ClientId, task: Task) {
    // The route exists only for programs of the catalog.
    let Some(program) = app.catalog.program(client) else { return };
    let names = names(domain, &program.name, task);
    page.put("<div class=\"page page--walkthrough\"><h1>").fill(app.words.walkthrough.of(task).heading, &names);
    page.put("</h1>");
    address_line(page, app, domain);
    ready_part(page, app, &app.route.get(), &program.name, &|_| ());
    page.put("</div>");
}
