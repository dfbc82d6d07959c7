//! The main pages as a screen reader has them: roles, names and levels, in their order.

use mailsteps_journey::{Browser, Server};
use serde_json::{Value, json};

use crate::fix::{choose, is_first, stage};

/// What is only there for the layout.
const SILENT: [&str; 5] = ["none", "generic", "InlineTextBox", "LineBreak", "RootWebArea"];

/// A line for each thing that is told, further in where it is part of another.
fn heard(browser: &Browser) -> String {
    let tree = browser.devtools("Accessibility.getFullAXTree", json!({}));
    let nodes: Vec<&Value> = tree["nodes"].as_array().into_iter().flatten().collect();
    let mut lines = Vec::new();
    if let Some(root) = nodes.first() {
        tell(root, &nodes, 0, &mut lines);
    }
    lines.join("\n")
}

fn tell(node: &Value, nodes: &[&Value], depth: usize, lines: &mut Vec<String>) {
    let text = |key: &str| node[key]["value"].as_str().unwrap_or_default();
    let (role, name) = (text("role"), text("name"));
    let is_heard = node["ignored"] == false && !SILENT.contains(&role);
    if is_heard {
        let told: Vec<String> = node["properties"].as_array().into_iter().flatten().filter_map(property).collect();
        let value = if text("value").is_empty() { String::new() } else { format!(" = {}", text("value")) };
        lines.push(format!("{}{role} {name:?}{value}{}", "  ".repeat(depth), told.concat()));
        // Its texts are its name.
        if ["StaticText", "heading", "link", "button"].contains(&role) && !name.is_empty() {
            return;
        }
    }
    for id in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = nodes.iter().find(|other| other["nodeId"] == *id) {
            tell(child, nodes, depth + usize::from(is_heard), lines);
        }
    }
}

fn property(property: &Value) -> Option<String> {
    let (name, value) = (property["name"].as_str()?, &property["value"]["value"]);
    let is_told = ["level", "checked", "expanded", "invalid", "required", "disabled", "live"].contains(&name);
    let says = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    (is_told && says != "false").then(|| format!(" [{name} {says}]"))
}

#[test]
fn the_main_pages_are_told_in_order_by_devtools() {
    let stage = stage(&[]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    for (name, page) in [("home", "/"), ("domain", "/q.com/"), ("walkthrough", "/q.com/thunderbird/imap/")] {
        browser.open_app(&server.url(page));
        insta::assert_snapshot!(name, heard(&browser));
    }
    browser.open_app(&server.url("/q.com/check/"));
    browser.wait_for_any(".verdict");
    let told = heard(&browser);
    // When it was and how long it took is another each time.
    let is_clock = |line: &str| {
        let text = line.trim().strip_prefix("StaticText \"").and_then(|text| text.strip_suffix('"'));
        text.is_some_and(|text| text.len() == 5 && text.chars().all(|sign| sign.is_ascii_digit() || sign == ':'))
    };
    let is_the_same =
        |line: &&str| !is_clock(line) && [" ms", "ago", "Checked at "].iter().all(|part| !line.contains(part));
    let told: Vec<&str> = told.lines().filter(is_the_same).collect();
    insta::assert_snapshot!("check", told.join("\n"));
    browser.open_app(&server.url("/q.com/fix/"));
    choose(&browser, "password-again");
    is_first(&browser, "login-refused");
    insta::assert_snapshot!("fix", heard(&browser));
}
