//! The data as pages need it. A provider's file: the servers that the guide shows, and where people help; for the check of what
//! was typed all servers, with what is said of them. The rest (notes, sources, other servers) stands in ready-made parts of
//! pages, and would be a tenth of the browser app.

use crate::{
    names::ClientId,
    provider::{Chat, DomainEntry, Group, Limits, Provider, Server, Sourced, Support},
    symptom::Symptoms,
};

/// What a diagnosis holds texts against, with what it is said of.
pub fn phrases(symptoms: &Symptoms) -> impl Iterator<Item = (&ClientId, &[String])> {
    symptoms.symptoms.iter().map(|symptom| (&symptom.id, &*symptom.phrases))
}

/// What goes wrong without what is said of it, which comes in the language of the page, and without sources, which no page
/// names. And without phrases, if they are those that the diagnosis has learnt.
pub fn symptoms(mut full: Symptoms, is_learnt: bool) -> Symptoms {
    full.schema = None;
    full.each_text(&mut |text| text.clear());
    for symptom in &mut full.symptoms {
        symptom.sources.clear();
        if is_learnt {
            symptom.phrases.clear();
        }
    }
    full.messages.iter_mut().for_each(|message| message.sources.clear());
    full.causes.iter_mut().for_each(|cause| cause.sources.clear());
    full
}

/// Which servers are needed.
#[derive(Clone, Copy)]
pub enum Servers {
    /// Those that the guide shows, and nothing of what is said of them.
    Shown,
    /// All, with what is said of them, and the domains with what has replaced them.
    All,
}

pub fn provider(full: Provider, servers: Servers) -> Provider {
    let chat: Sourced<Chat> = bare(full.support.chat);
    Provider {
        schema: None,
        support: Support { chat, have_ready: None },
        groups: full.groups.into_iter().map(|full| group(full, servers)).collect(),
        ..full
    }
}

fn group(mut full: Group, servers: Servers) -> Group {
    let is_all = matches!(servers, Servers::All);
    full.servers = if is_all { full.servers.into_iter().map(unsourced).collect() } else { shown(&full) };
    full.recommended.reason = String::new();
    full.recommended.otherwise = String::new();
    full.recommended.sources = Vec::new();
    full.login.username = bare(full.login.username);
    full.login.authentication = bare(full.login.authentication);
    full.limits = Limits { mailbox: None, message: None, recipients: None };
    full.leave_copy = None;
    full.webmail = bare(full.webmail);
    full.notes = Vec::new();
    full.domains = full.domains.into_iter().map(|full| domain(full, is_all)).collect();
    full
}

fn domain(full: DomainEntry, is_all: bool) -> DomainEntry {
    DomainEntry { replaced_by: full.replaced_by.filter(|_| is_all).map(bare), sources: Vec::new(), ..full }
}

fn unsourced(full: Server) -> Server {
    Server { stance: None, decision: None, sources: Vec::new(), ..full }
}

/// Those that are the best of their protocol for one of the domains.
fn shown(group: &Group) -> Vec<Server> {
    let is_shown = |server: &Server| {
        group.domains.iter().any(|domain| group.servers_of(&domain.name, server.protocol).first() == Some(&server))
    };
    let bare = |server: &Server| Server { note: None, unusual_port: None, ..unsourced(server.clone()) };
    group.servers.iter().filter(|server| is_shown(server)).map(bare).collect()
}

/// The value alone.
fn bare<T>(full: Sourced<T>) -> Sourced<T> {
    Sourced { value: full.value, sources: Vec::new(), others: Vec::new(), decision: None }
}
