//! The guide below a path of its host.

use std::fs;

use axum::Router;
use mailsteps_probe::server::Config;
use tempfile::TempDir;

use crate::{
    http::{get, secured, server, unlimited},
    play::Play,
};

fn guide() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("whole.test")).unwrap();
    fs::create_dir_all(folder.path().join("assets")).unwrap();
    for file in ["index.html", "whole.test/index.html", "404.html", "sw.js", "assets/app-0a1b.js"] {
        fs::write(folder.path().join(file), file).unwrap();
    }
    folder
}

fn router(folder: &TempDir) -> Router {
    let base = "/help/email/".parse().unwrap();
    server(&Play::new(), Config { site: Some(folder.path().to_owned()), base, ..unlimited() }).readers()
}

#[tokio::test]
async fn everything_of_the_guide_is_below_it() {
    let folder = guide();
    let router = router(&folder);
    for (path, expected) in [
        ("/help/email/", "index.html"),
        ("/help/email/whole.test/", "whole.test/index.html"),
        ("/help/email/assets/app-0a1b.js", "assets/app-0a1b.js"),
        ("/help/email/sw.js", "sw.js"),
    ] {
        let answer = get(&router, path).await;
        assert_eq!((answer.status.as_u16(), answer.text()), (200, expected), "{path}");
        secured(&answer);
    }
    let asset = get(&router, "/help/email/assets/app-0a1b.js").await;
    assert!(asset.header("cache-control").contains("immutable"));
    assert_eq!(get(&router, "/help/email/sw.js").await.header("cache-control"), "no-cache");
    assert_eq!(get(&router, "/help/email/gone/").await.text(), "404.html");
    let settings = get(&router, "/help/email/api/v1/settings/whole.test").await;
    assert_eq!(settings.header("content-type"), "application/json");
    assert_eq!(get(&router, "/help/email/api/v1/openapi.json").await.status.as_u16(), 200);
}

#[tokio::test]
async fn whoever_comes_to_its_gate_is_led_in() {
    let folder = guide();
    let router = router(&folder);
    for (path, expected) in [
        ("/", "/help/email/"),
        ("/?from=here", "/help/email/?from=here"),
        ("/help/email", "/help/email/"),
        ("/help/email/whole.test?from=here", "/help/email/whole.test/?from=here"),
    ] {
        let answer = get(&router, path).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (307, expected), "{path}");
        secured(&answer);
    }
}

/// The host's other paths are somebody else's, but for what programs ask for.
#[tokio::test]
async fn only_what_programs_ask_for_is_beside_it() {
    let folder = guide();
    let router = router(&folder);
    for path in ["/whole.test/", "/assets/app-0a1b.js", "/sw.js", "/api/v1/settings/whole.test", "/help/", "/helpful"] {
        let answer = get(&router, path).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("content-type")),
            (404, "application/problem+json"),
            "{path}"
        );
        secured(&answer);
    }
    for path in [
        "/whole.test/mail/config-v1.1.xml",
        "/whole.test/.well-known/autoconfig/mail/config-v1.1.xml",
        "/help/email/whole.test/mail/config-v1.1.xml",
    ] {
        let answer = get(&router, path).await;
        assert!(answer.status.is_success() && answer.text().contains("<clientConfig"), "{path}: {}", answer.text());
    }
    for path in ["/healthz", "/help/email/healthz"] {
        assert_eq!(get(&router, path).await.text(), "ok\n", "{path}");
    }
}
