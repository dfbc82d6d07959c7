//! `GET /oembed`: a page of the guide for other pages.

use std::fs;

use axum::Router;
use mailsteps_probe::server::Config;
use serde_json::Value;
use tempfile::TempDir;

use crate::{
    http::{get, problem, server, unlimited},
    play::Play,
};

/// A guide that stands at `https://mail.example.net/`.
fn guide() -> (TempDir, Router) {
    let folder = tempfile::tempdir().unwrap();
    for (path, title) in [("", "Home"), ("q.com", "q.com <b> &amp; more")] {
        fs::create_dir_all(folder.path().join(path)).unwrap();
        let page = format!(
            "<title>{}</title><link rel=\"canonical\" href=\"https://mail.example.net/{path}\">",
            title.replace('<', "&lt;")
        );
        fs::write(folder.path().join(path).join("index.html"), page).unwrap();
    }
    let config = Config { site: Some(folder.path().to_owned()), ..unlimited() };
    let router = server(&Play::new(), config).readers();
    (folder, router)
}

const ASKED: &str = "/oembed?url=https%3A%2F%2Fmail.example.net%2Fq.com%2F%23address%3Djane@q.com";

#[tokio::test]
async fn a_page_comes_as_a_frame() {
    let (_folder, router) = guide();
    let answer = get(&router, &format!("{ASKED}&maxwidth=500&maxheight=2000&format=json&dnt=1")).await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/json"));
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let json: Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!((&json["version"], &json["type"]), (&"1.0".into(), &"rich".into()));
    assert_eq!((&json["width"], &json["height"]), (&500.into(), &900.into()));
    assert_eq!(json["title"], "q.com <b> & more");
    assert_eq!(json["provider_url"], "https://mail.example.net/");
    let html = json["html"].as_str().unwrap();
    assert!(html.starts_with("<iframe src=\"https://mail.example.net/q.com/\" title=\"q.com &lt;b&gt; &amp; more\" "));
    assert!(html.contains(" width=\"500\" height=\"900\" ") && html.ends_with("></iframe>"), "{html}");
    assert!(html.contains(" sandbox=\"allow-scripts ") && !html.contains("jane"), "{html}");
}

/// What oEmbed's programs show as the source.
#[tokio::test]
async fn the_site_goes_by_its_own_name() {
    let (folder, router) = guide();
    let name = async |router: &Router| {
        let answer = get(router, ASKED).await;
        serde_json::from_slice::<Value>(&answer.body).unwrap()["provider_name"].clone()
    };
    assert_eq!(name(&router).await, "mailsteps");
    let first =
        "<link rel=\"canonical\" href=\"https://mail.example.net/\"><p id=\"site\" data-brand=\"Help &amp; Co\">";
    fs::write(folder.path().join("index.html"), first).unwrap();
    let config = Config { site: Some(folder.path().to_owned()), ..unlimited() };
    let router = server(&Play::new(), config).readers();
    assert_eq!(name(&router).await, "Help & Co");
}

#[tokio::test]
async fn the_same_as_xml() {
    let (_folder, router) = guide();
    let answer = get(&router, &format!("{ASKED}&format=xml")).await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "text/xml; charset=utf-8"));
    for part in [
        "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>\n<version>1.0</version>\n<type>rich</type>",
        "<title>q.com &lt;b&gt; &amp; more</title>",
        "<html>&lt;iframe src=&quot;https://mail.example.net/q.com/&quot; ",
        "<width>720</width>\n<height>900</height>\n</oembed>",
    ] {
        assert!(answer.text().contains(part), "{part} is not in {}", answer.text());
    }
}

#[tokio::test]
async fn what_cannot_be_shown_is_told_why() {
    let (_folder, router) = guide();
    for (path, status, words) in [
        ("/oembed".to_owned(), 400, "\"url\" is missing"),
        ("/oembed?url=&format=json".to_owned(), 400, "\"url\" is missing"),
        ("/oembed?url=https://mail.example.net/gmail.com/".to_owned(), 404, "There is no page of this guide at"),
        ("/oembed?url=https://evil.example/q.com/".to_owned(), 404, "There is no page of this guide at"),
        (format!("{ASKED}&format=yaml"), 501, "json and xml"),
        (format!("{ASKED}&maxwidth=0"), 400, "\"maxwidth\""),
        (format!("{ASKED}&maxheight=tall"), 400, "\"maxheight\""),
    ] {
        problem(&get(&router, &path).await, status, words);
    }
    let alone = server(&Play::new(), unlimited()).readers();
    problem(&get(&alone, ASKED).await, 404, "There is no page of this guide at");
}

#[tokio::test]
async fn it_counts_as_a_request() {
    let (folder, _) = guide();
    let config = Config { site: Some(folder.path().to_owned()), rate: "1/hour".parse().unwrap(), ..unlimited() };
    let router = server(&Play::new(), config).readers();
    assert_eq!(get(&router, ASKED).await.status, 200);
    problem(&get(&router, ASKED).await, 429, "Ask again in");
}
