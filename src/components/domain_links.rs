use mailsteps_settings::Domain;

use super::link;
use crate::{
    Route,
    dom::{El, el},
};

/// Domains as large links; `to` says where each leads.
pub fn domain_links<'a>(domains: impl IntoIterator<Item = &'a Domain>, to: impl Fn(Domain) -> Route) -> El {
    let item = |domain: &Domain| {
        let name = domain.to_string();
        el("li").child(link(to(domain.clone()).href(), name).class("chip").attr("translate", "no"))
    };
    el("ul").class("chips").children(domains.into_iter().map(item))
}
