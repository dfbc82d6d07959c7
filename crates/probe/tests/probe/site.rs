//! The guide's static files.

use std::{fs, path::Path};

use axum::{Router, body::Body, http::Request};
use mailsteps_probe::server::{Config, Server};
use tempfile::TempDir;

use crate::{
    http::{Answer, ask, get, secured, server, unlimited},
    play::{Play, catalog},
};

/// A small guide; `.br` and `.gz` files hold words of their own, to be told apart.
fn guide() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    for page in [
        "index.html",
        "q.com/index.html",
        "404.html",
        "assets/app-0a1b.js",
        "assets/app-0a1b.wasm",
        "assets/mail-0a1b.bin",
    ] {
        write(page, &format!("{page} plain"));
        write(&format!("{page}.br"), &format!("{page} brotli"));
        write(&format!("{page}.gz"), &format!("{page} gzip"));
    }
    write("alone.txt", "alone");
    folder
}

fn router(folder: &Path) -> Router {
    server(&Play::new(), Config { site: Some(folder.to_owned()), ..unlimited() }).readers()
}

async fn get_with(router: &Router, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    ask(router, request.body(Body::empty()).unwrap()).await
}

#[track_caller]
fn is(answer: &Answer, status: u16, text: &str, cache_control: &str) {
    assert_eq!((answer.status.as_u16(), answer.text()), (status, text));
    assert_eq!(answer.header("cache-control"), cache_control);
    secured(answer);
}

const FOR_EVER: &str = "public, max-age=31536000, immutable";

#[tokio::test]
async fn pages_and_assets() {
    let folder = guide();
    let router = router(folder.path());
    let home = get(&router, "/").await;
    is(&home, 200, "index.html plain", "no-cache");
    assert_eq!(home.header("content-type"), "text/html; charset=utf-8");
    is(&get(&router, "/q.com/").await, 200, "q.com/index.html plain", "no-cache");
    let script = get(&router, "/assets/app-0a1b.js").await;
    is(&script, 200, "assets/app-0a1b.js plain", FOR_EVER);
    assert_eq!(script.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(get(&router, "/assets/app-0a1b.wasm").await.header("content-type"), "application/wasm");
    assert_eq!(get(&router, "/assets/mail-0a1b.bin").await.header("content-type"), "application/octet-stream");
    assert_eq!(get(&router, "/healthz").await.text(), "ok\n", "the API stands beside it");
}

/// Files and pages come to a frame without an origin of its own; checks do not.
#[tokio::test]
async fn sandboxed_frames_may_read_the_site() {
    let folder = guide();
    let router = router(folder.path());
    for (path, expected) in [
        ("/assets/app-0a1b.js", "*"),
        ("/assets/app-0a1b.wasm", "*"),
        ("/assets/mail-0a1b.bin", "*"),
        ("/assets/gone.js", "*"),
        ("/q.com/", "*"),
        ("/alone.txt", "*"),
        ("/api/v1/probe/q.com", ""),
    ] {
        let answer = get_with(&router, path, &[("origin", "null")]).await;
        assert_eq!(answer.header("access-control-allow-origin"), expected, "{path}");
    }
}

#[tokio::test]
async fn what_is_smallest_for_the_browser() {
    let folder = guide();
    let router = router(folder.path());
    for (accepted, encoding, text) in [
        ("gzip, deflate, br, zstd", "br", "index.html brotli"),
        ("gzip", "gzip", "index.html gzip"),
        ("br;q=0, gzip", "gzip", "index.html gzip"),
        ("identity", "", "index.html plain"),
    ] {
        let home = get_with(&router, "/", &[("accept-encoding", accepted)]).await;
        is(&home, 200, text, "no-cache");
        assert_eq!(home.header("content-encoding"), encoding);
        assert_eq!(home.header("content-type"), "text/html; charset=utf-8");
        assert!(home.header("vary").contains("accept-encoding"));
    }
    let alone = get_with(&router, "/alone.txt", &[("accept-encoding", "br")]).await;
    is(&alone, 200, "alone", "no-cache");
}

#[tokio::test]
async fn folders_get_their_slash() {
    let folder = guide();
    let router = router(folder.path());
    let answer = get(&router, "/q.com?from=here").await;
    is(&answer, 307, "", "no-cache");
    assert_eq!(answer.header("location"), "/q.com/?from=here");
    // `//q.com/` would be another site.
    let answer = get(&router, "//q.com").await;
    is(&answer, 404, "404.html plain", "no-cache");
    assert_eq!(answer.header("location"), "");
}

#[tokio::test]
async fn what_is_not_there() {
    let folder = guide();
    let router = router(folder.path());
    for path in [
        "/nothing",
        "/nothing/",
        "/q.com/nothing/",
        "/assets/gone.js",
        "/assets/",
        "/index.html/",
        "/..%2f..%2fetc/passwd",
        "/%00",
    ] {
        let answer = get(&router, path).await;
        is(&answer, 404, "404.html plain", "no-cache");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    }
    let compressed = get_with(&router, "/nothing", &[("accept-encoding", "br")]).await;
    is(&compressed, 404, "404.html brotli", "no-cache");
    assert_eq!(compressed.header("content-encoding"), "br");
    let answer = get(&router, "/api/nothing").await;
    assert_eq!(answer.header("content-type"), "application/problem+json");
}

#[tokio::test]
async fn what_has_not_changed() {
    let folder = guide();
    let router = router(folder.path());
    let tag = get(&router, "/").await.header("etag").to_owned();
    assert!(!tag.is_empty());
    is(&get_with(&router, "/", &[("if-none-match", &tag)]).await, 304, "", "no-cache");
    // A page for what is not there is never "not modified", nor a part of one.
    let tag = get(&router, "/nothing").await.header("etag").to_owned();
    is(&get_with(&router, "/nothing", &[("if-none-match", &tag)]).await, 404, "404.html plain", "no-cache");
    is(&get_with(&router, "/nothing", &[("range", "bytes=0-1")]).await, 404, "404.html plain", "no-cache");
}

#[tokio::test]
async fn other_methods() {
    let folder = guide();
    let router = router(folder.path());
    let head = ask(&router, Request::head("/").body(Body::empty()).unwrap()).await;
    is(&head, 200, "", "no-cache");
    let post = ask(&router, Request::post("/").body(Body::empty()).unwrap()).await;
    assert_eq!(post.status, 405);
    secured(&post);
}

#[test]
fn a_folder_without_a_guide() {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let _inside = runtime.enter();
    let config = Config { site: Some(folder.path().to_owned()), ..Config::default() };
    let error = Server::new(catalog(), Play::new().probe(), config).err().unwrap().to_string();
    assert!(error.contains("no index.html") && error.contains("cargo xtask build"), "{error}");
}
