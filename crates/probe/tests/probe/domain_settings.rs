//! `GET /api/v1/settings/DOMAIN`.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use serde_json::{Value, json};

use crate::{
    http::{ask, embedded, get, problem, router, secured},
    play::Play,
};

async fn settings(domain: &str) -> Value {
    let answer = get(&embedded(), &format!("/api/v1/settings/{domain}")).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/json"));
    serde_json::from_slice(&answer.body).unwrap()
}

#[tokio::test]
async fn what_the_guide_shows() {
    let q = settings("Q.com").await;
    let mail = &q["servers"][1];
    assert_eq!(
        [&mail["protocol"], &mail["host"], &mail["port"], &mail["security"], &mail["status"], &mail["username"]],
        [
            &json!("imap"),
            &json!("mail.centurylink.net"),
            &json!(993),
            &json!("tls"),
            &json!("recommended"),
            &json!("full-address")
        ]
    );
    let cited = mail["sources"][0].as_str().unwrap();
    assert!(q["sources"][cited]["title"].is_string() && q["sources"][cited]["read"].is_string(), "{cited}");
    assert_eq!(q["limits"]["mailbox"]["value"], json!({ "amount": 700, "unit": "MB" }));
    assert_eq!(q["webmail"]["value"], "https://webmail.centurylink.net");
    assert_eq!(q["recommendation"]["protocol"], "imap");
    assert_eq!(q["login"]["username"]["others"][0]["value"], "local-part");
    let outdated = q["outdated_servers"].as_array().unwrap();
    assert!(outdated.iter().any(|server| server["host"] == "mail.q.com" && server["note"].is_string()));
    // What is for other domains of the provider stays with them.
    assert!(!outdated.iter().any(|server| server["host"] == "mail.elpasotel.net"));
}

#[tokio::test]
async fn the_form_is_an_interface() {
    let answer = get(&router(&Play::new()), "/api/v1/settings/many.test").await;
    let settings: Value = serde_json::from_slice(&answer.body).unwrap();
    insta::assert_json_snapshot!(settings);
}

#[tokio::test]
async fn who_has_them_is_not_sent_them_again() {
    let router = embedded();
    let first = get(&router, "/api/v1/settings/q.com").await;
    assert_eq!((first.header("cache-control"), first.header("age")), ("public, max-age=3600", ""));
    secured(&first);
    let again = Request::get("/api/v1/settings/q.com").header("if-none-match", first.header("etag"));
    let again = ask(&router, again.body(Body::empty()).unwrap()).await;
    assert_eq!(
        (again.status, again.text(), again.header("etag")),
        (StatusCode::NOT_MODIFIED, "", first.header("etag"))
    );
    assert_ne!(get(&router, "/api/v1/settings/myctl.net").await.header("etag"), first.header("etag"));
}

#[tokio::test]
async fn problems_are_those_of_the_check() {
    let router = router(&Play::new());
    problem(&get(&router, "/api/v1/settings/plian.test").await, 404, "Known domains like it: plain.test");
    problem(&get(&router, "/api/v1/settings/jane@plain.test").await, 400, "domain alone");
    problem(&get(&router, "/api/v1/settings/%ff").await, 400, "UTF-8");
    problem(&get(&router, "/api/v1/settings/").await, 404, "nothing at this address");
    let post = ask(&router, Request::post("/api/v1/settings/plain.test").body(Body::empty()).unwrap()).await;
    problem(&post, 405, "GET");
    assert_eq!(post.header("allow"), "GET,HEAD");
}

#[tokio::test]
async fn head_has_the_headers_alone() {
    let router = embedded();
    let head = Request::head("/api/v1/settings/q.com").body(Body::empty()).unwrap();
    let (head, get) = (ask(&router, head).await, get(&router, "/api/v1/settings/q.com").await);
    assert_eq!((head.status, head.text(), head.header("etag")), (StatusCode::OK, "", get.header("etag")));
    assert_eq!(head.header("content-length"), get.body.len().to_string());
}
