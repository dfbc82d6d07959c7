//! Every path of the guide: each domain with each program and each task, on the page as the reader gets it.
//!
//! Each page is made, read and judged once (see `sweep`); a test asks for one rule. What a page should show is worked out
//! from the data alone (see `expected`), without the code that writes pages.

mod around;
mod choices;
mod dead_ends;
mod expected;
mod findings;
mod hosts;
mod html;
mod mutations;
mod outline;
mod page;
mod pictures;
mod snapshots;
mod steps;
mod sweep;

use findings::Rule;
use sweep::{SWEEP, catalog};

/// Fails with the first of what was found.
fn assert_kept(rule: Rule) {
    let found: Vec<&str> = SWEEP.findings.iter().filter(|(of, _)| *of == rule).map(|(_, what)| what.as_str()).collect();
    let first = found[..found.len().min(30)].join("\n");
    assert!(found.is_empty(), "{rule:?}: {} findings, such as\n{first}", found.len());
}

#[test]
fn every_path_has_a_page() {
    let catalog = catalog();
    let paths = catalog.domains().count() * catalog.programs().len() * mailsteps_settings::Task::ALL.len();
    assert_eq!(SWEEP.ends.len(), paths);
}

#[test]
fn every_value_is_shown_once_with_the_programs_own_caption() {
    assert_kept(Rule::Fields);
}

#[test]
fn every_text_of_every_step_is_there() {
    assert_kept(Rule::Steps);
}

#[test]
fn no_value_is_foreign() {
    assert_kept(Rule::Foreign);
}

#[test]
fn the_settings_beside_the_steps_are_those_of_the_domain() {
    assert_kept(Rule::Side);
}

#[test]
fn every_alternative_is_labelled() {
    assert_kept(Rule::Labels);
}

#[test]
fn pictures_and_text_agree_field_by_field() {
    assert_kept(Rule::Pictures);
}

#[test]
fn what_to_press_is_named_in_the_text() {
    assert_kept(Rule::Presses);
}

#[test]
fn a_closed_way_says_so_first_and_leads_to_an_open_one() {
    assert_kept(Rule::Closed);
}

#[test]
fn the_end_of_a_program_is_said_first() {
    assert_kept(Rule::Notice);
}

#[test]
fn which_password_comes_before_any_server() {
    assert_kept(Rule::Password);
}

#[test]
fn pop3_has_its_stop_sign() {
    assert_kept(Rule::StopSign);
}

#[test]
fn names_that_a_program_fills_in_are_overwritten() {
    assert_kept(Rule::OldNames);
}

#[test]
fn a_replaced_domain_leads_to_its_successor() {
    assert_kept(Rule::Replaced);
}

#[test]
fn every_page_is_sound_html() {
    assert_kept(Rule::Html);
}

#[test]
fn every_link_leads_somewhere() {
    assert_kept(Rule::Links);
}
