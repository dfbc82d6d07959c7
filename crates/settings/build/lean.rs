//! The data as pages need it. A provider's file: the servers that the guide shows, and where people help. The rest (notes,
//! sources, other servers) stands in ready-made parts of pages, and would be a tenth of the browser app.

use crate::{
    provider::{Chat, DomainEntry, Group, Limits, Provider, Server, Sourced, Support},
    symptom::Symptoms,
};

/// What goes wrong without what is said of it, which comes in the language of the page, and without sources, which no page
/// names.
pub fn symptoms(mut full: Symptoms) -> Symptoms {
    full.schema = None;
    full.each_text(&mut |text| text.clear());
    full.symptoms.iter_mut().for_each(|symptom| symptom.sources.clear());
    full.messages.iter_mut().for_each(|message| message.sources.clear());
    full.causes.iter_mut().for_each(|cause| cause.sources.clear());
    full
}

pub fn provider(full: Provider) -> Provider {
    let chat: Sourced<Chat> = bare(full.support.chat);
    Provider {
        schema: None,
        support: Support { chat, have_ready: None },
        groups: full.groups.into_iter().map(group).collect(),
        ..full
    }
}

fn group(mut full: Group) -> Group {
    full.servers = shown(&full);
    full.recommended.reason = String::new();
    full.recommended.otherwise = String::new();
    full.recommended.sources = Vec::new();
    full.login.username = bare(full.login.username);
    full.login.authentication = bare(full.login.authentication);
    full.limits = Limits { mailbox: None, message: None, recipients: None };
    full.leave_copy = None;
    full.webmail = bare(full.webmail);
    full.notes = Vec::new();
    full.domains = full.domains.into_iter().map(domain).collect();
    full
}

fn domain(full: DomainEntry) -> DomainEntry {
    DomainEntry { replaced_by: None, sources: Vec::new(), ..full }
}

/// Those that are the best of their protocol for one of the domains.
fn shown(group: &Group) -> Vec<Server> {
    let is_shown = |server: &Server| {
        group.domains.iter().any(|domain| group.servers_of(&domain.name, server.protocol).first() == Some(&server))
    };
    let bare = |server: &Server| Server {
        note: None,
        stance: None,
        unusual_port: None,
        decision: None,
        sources: Vec::new(),
        ..server.clone()
    };
    group.servers.iter().filter(|server| is_shown(server)).map(bare).collect()
}

/// The value alone.
fn bare<T>(full: Sourced<T>) -> Sourced<T> {
    Sourced { value: full.value, sources: Vec::new(), others: Vec::new(), decision: None }
}
