//! The files for automatic set-up, as the server gives them out.

use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode},
};
use mailsteps_formats::{MailService, apple, autoconfig, autodiscover, lint, pacc};
use mailsteps_settings::{Catalog, Domain, Incoming, Offer};
use serde_json::Value;

use crate::{
    http::{Answer, ask, embedded, get, problem},
    served::{serve, text},
};

const PLACES: [&str; 2] = ["/mail/config-v1.1.xml", "/.well-known/autoconfig/mail/config-v1.1.xml"];
const AUTODISCOVER: &str = "/autodiscover/autodiscover.xml";

fn for_all_domains(mut each: impl FnMut(&Domain, Offer<'_>)) {
    let catalog = Catalog::embedded().unwrap();
    let domains: Vec<Domain> = catalog.domains().map(|entry| entry.name.clone()).collect();
    assert!(domains.len() >= 19);
    for domain in &domains {
        each(domain, catalog.offer(domain).unwrap());
    }
}

async fn get_at(router: &Router, host: &str, path: &str) -> Answer {
    ask(router, Request::get(path).header("host", host).body(Body::empty()).unwrap()).await
}

async fn post(router: &Router, path: &str, content_type: &str, body: impl Into<Body>) -> Answer {
    let request = Request::post(path).header("host", "autodiscover.q.com").header("content-type", content_type);
    ask(router, request.body(body.into()).unwrap()).await
}

fn question(address: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Autodiscover \
         xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006\"><Request>\
         <EMailAddress>{address}</EMailAddress><AcceptableResponseSchema>\
         http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a\
         </AcceptableResponseSchema></Request></Autodiscover>"
    )
}

#[track_caller]
fn is_clean(text: &str) {
    let (_, findings) = lint(text);
    assert!(findings.is_empty(), "{findings:?}\n{text}");
}

/// A13 and A14: the same bytes by each name and place, with and without an address but for the placeholder.
#[tokio::test(flavor = "multi_thread")]
async fn autoconfig_of_every_domain() {
    let router = embedded();
    let mut asked = Vec::new();
    for_all_domains(|domain, offer| asked.push((domain.clone(), MailService::of(&offer, None))));
    for (domain, service) in asked {
        let file = autoconfig::emit(&service, None).unwrap();
        is_clean(&file);
        for place in PLACES {
            for (host, path) in [
                (format!("autoconfig.{domain}"), place.to_owned()),
                (domain.to_string(), place.to_owned()),
                (format!("{domain}:8080"), place.to_owned()),
                ("guide.example.net".to_owned(), format!("/{domain}{place}")),
            ] {
                let answer = get_at(&router, &host, &path).await;
                assert_eq!((answer.status, answer.text()), (StatusCode::OK, file.as_str()), "{host} {path}");
                assert_eq!(answer.header("content-type"), "text/xml; charset=utf-8");
                assert_eq!(answer.header("cache-control"), "public, max-age=3600");
                assert_eq!(answer.header("x-content-type-options"), "nosniff");
                let absent =
                    ["set-cookie", "access-control-allow-origin"].map(|name| answer.headers.contains_key(name));
                assert_eq!(absent, [false; 2]);
                let with = format!("{path}?emailaddress=jane%40{domain}");
                let answer = get_at(&router, &host, &with).await;
                let expected = file.replace("%EMAILADDRESS%", &format!("jane@{domain}"));
                assert_eq!((answer.status, answer.text()), (StatusCode::OK, expected.as_str()), "{host} {with}");
                assert_eq!(answer.header("cache-control"), "no-store");
            }
        }
    }
}

/// A15, and what is no address at all: the placeholders stay.
#[tokio::test]
async fn autoconfig_with_odd_addresses() {
    let router = embedded();
    let plain = get_at(&router, "autoconfig.q.com", PLACES[0]).await.text().to_owned();
    let answer = get_at(&router, "autoconfig.q.com", "/mail/config-v1.1.xml?emailaddress=a%26b%3Cc%3E%22%27%40d").await;
    is_clean(answer.text());
    assert!(answer.text().contains("<username>a&amp;b&lt;c&gt;&quot;&apos;@d</username>"), "{}", answer.text());
    let long = format!("?emailaddress={}@q.com", "a".repeat(260));
    for query in [
        "?emailaddress=",
        "?emailaddress=jane",
        "?emailaddress=%00%40q.com",
        "?realname=x&emailaddress=@q.com",
        "?emailaddress=%25EMAILADDRESS%25%40q.com",
        "?emailaddress=a%25EMAILLOCALPART%25%40q.com",
        &long,
    ] {
        let answer = get_at(&router, "autoconfig.q.com", &format!("{}{query}", PLACES[0])).await;
        assert_eq!((answer.status, answer.text()), (StatusCode::OK, plain.as_str()), "{query}");
    }
    // By way of the mail exchanger: the server's name says nothing, the address does.
    let answer = get_at(&router, "autoconfig.mx.example", "/mail/config-v1.1.xml?emailaddress=jane@q.com").await;
    assert_eq!(answer.text(), plain.replace("%EMAILADDRESS%", "jane@q.com"));
}

#[tokio::test]
async fn domains_that_are_not_known() {
    let router = embedded();
    for path in [PLACES[0], "/email.mobileconfig", "/.well-known/user-agent-configuration.json"] {
        problem(&get_at(&router, "autoconfig.example.org", path).await, 404, "no settings");
        problem(&get_at(&router, "guide.example.net", &format!("/example.org{path}")).await, 404, "no settings");
    }
    problem(&get(&router, PLACES[0]).await, 404, "/q.com/mail/config-v1.1.xml");
}

#[tokio::test(flavor = "multi_thread")]
async fn autodiscover_of_every_domain() {
    let router = embedded();
    let mut expected = Vec::new();
    for_all_domains(|domain, offer| {
        let address = mailsteps_settings::Query::read(&format!("jane@{domain}"), |_| None).unwrap().address().unwrap();
        expected.push((address.clone(), autodiscover::emit(&MailService::of(&offer, None), &address).unwrap()));
    });
    for (address, file) in expected {
        is_clean(&file);
        for path in [AUTODISCOVER, "/Autodiscover/Autodiscover.xml", "/q.com/AUTODISCOVER/autodiscover.XML"] {
            let answer = post(&router, path, "text/xml; charset=utf-8", question(&address.to_string())).await;
            assert_eq!((answer.status, answer.text()), (StatusCode::OK, file.as_str()), "{path}");
            let headers = ["content-type", "cache-control"].map(|name| answer.header(name));
            assert_eq!(headers, ["text/xml; charset=utf-8", "no-store"]);
        }
    }
}

/// M9.
#[tokio::test]
async fn autodiscover_with_bad_questions() {
    let router = embedded();
    let xxe = question("&x;@q.com")
        .replace("<Autodiscover ", "<!DOCTYPE Autodiscover [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Autodiscover ");
    let laughs = question("&b;@q.com").replace(
        "<Autodiscover ",
        "<!DOCTYPE A [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><Autodiscover ",
    );
    let phone = question("jane@q.com").replace("outlook/responseschema/2006a", "mobilesync/responseschema/2006");
    let unknown = question("jane@example.org");
    for (body, code) in [
        (xxe.as_str(), 600),
        (&laughs, 600),
        ("", 600),
        ("{}", 600),
        (&question("jane"), 600),
        (&question("jane@q.com")[..200], 600),
        (&phone, 601),
        (&unknown, 601),
    ] {
        let answer = post(&router, AUTODISCOVER, "text/xml", body.to_owned()).await;
        assert_eq!(answer.status, StatusCode::OK, "{body}");
        let text = answer.text();
        assert!(text.contains(&format!("<ErrorCode>{code}</ErrorCode>")), "{body}\n{text}");
        assert!(!text.contains("root:") && !text.contains("aaaa") && !text.contains("jane"), "{text}");
    }
    let answer = post(&router, AUTODISCOVER, "text/xml", vec![0xff, 0xfe, 0x3c]).await;
    assert!(answer.text().contains("<ErrorCode>600</ErrorCode>"));
    let looked = get_at(&router, "autodiscover.q.com", AUTODISCOVER).await;
    assert_eq!(looked.status, StatusCode::OK);
    assert!(looked.text().contains("<ErrorCode>600</ErrorCode>"));
    problem(&post(&router, AUTODISCOVER, "text/html", question("jane@q.com")).await, 415, "text/xml");
    problem(&post(&router, AUTODISCOVER, "application/json", "{}").await, 415, "text/xml");
    let large = post(&router, AUTODISCOVER, "text/xml", question(&"a".repeat(1 << 20))).await;
    problem(&large, 413, "16384 bytes");
    assert_eq!(large.header("connection"), "close");
}

#[tokio::test]
async fn where_autodiscover_is() {
    let router = embedded();
    for (path, domain) in [
        ("/autodiscover/autodiscover.json?Email=jane@q.com&Protocol=Autodiscoverv1", ""),
        ("/Autodiscover/Autodiscover.json?email=nobody@q.com&protocol=autodiscoverv1&RedirectCount=1", ""),
        ("/autodiscover/autodiscover.json/v1.0/jane@q.com?Protocol=AutodiscoverV1", ""),
        ("/q.com/autodiscover/autodiscover.json?Protocol=Autodiscoverv1", "/q.com"),
    ] {
        let answer = get_at(&router, "autodiscover.q.com", path).await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/json"), "{path}");
        let json: Value = serde_json::from_slice(&answer.body).unwrap();
        let url = format!("https://autodiscover.q.com{domain}{AUTODISCOVER}");
        assert_eq!((&json["Protocol"], &json["Url"]), (&"Autodiscoverv1".into(), &url.into()));
        assert!(autodiscover::lint_redirect(answer.text()).is_empty());
    }
    for (query, code) in [("", "MandatoryParameterMissing"), ("?Protocol=ActiveSync", "InvalidProtocol")] {
        let answer = get_at(&router, "q.com", &format!("/autodiscover/autodiscover.json{query}")).await;
        let json: Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!((answer.status, &json["ErrorCode"]), (StatusCode::BAD_REQUEST, &code.into()), "{query}");
    }
    let no_address = "/autodiscover/autodiscover.json?Email=%22%3E&Protocol=Autodiscoverv1";
    problem(&get_at(&router, "q.com", no_address).await, 400, "Email");
    problem(&get(&router, "/autodiscover/autodiscover.json?Protocol=Autodiscoverv1").await, 400, "Host");
    // A name that could leave its place in the answer is none.
    let odd = get_at(&router, "q.com\"/", "/autodiscover/autodiscover.json?Protocol=Autodiscoverv1").await;
    problem(&odd, 400, "Host");
}

/// Said where it can be said, and why not where it cannot.
#[tokio::test(flavor = "multi_thread")]
async fn pacc_of_every_domain() {
    let router = embedded();
    let mut expected = Vec::new();
    for_all_domains(|domain, offer| expected.push((domain.clone(), pacc::emit(&MailService::of(&offer, None)))));
    for (domain, file) in expected {
        let host = format!("ua-auto-config.{domain}");
        let answer = get_at(&router, &host, "/.well-known/user-agent-configuration.json").await;
        match file {
            Ok(file) => assert_eq!((answer.status, answer.text()), (StatusCode::OK, file.as_str())),
            Err(cannot) => problem(&answer, 404, &cannot.reason),
        }
    }
}

/// P8.
#[tokio::test(flavor = "multi_thread")]
async fn profiles_of_every_domain() {
    let router = embedded();
    let mut all = Vec::new();
    for_all_domains(|domain, offer| {
        let protocols = offer.protocols();
        all.push((domain.clone(), MailService::of(&offer, None), offer.group().recommended.protocol, protocols));
    });
    for (domain, service, recommended, protocols) in all {
        for incoming in [Incoming::Imap, Incoming::Pop3] {
            let path = format!("/{domain}/email.mobileconfig?protocol={}", incoming.id());
            let answer = get(&router, &path).await;
            if !protocols.contains(&incoming) {
                problem(&answer, 404, incoming.name());
                continue;
            }
            let expected = apple::emit(&service, &domain, incoming, None).unwrap();
            is_clean(&expected);
            assert_eq!((answer.status, answer.text()), (StatusCode::OK, expected.as_str()), "{path}");
            assert_eq!(answer.header("content-type"), "application/x-apple-aspen-config");
            let name = format!("attachment; filename=\"{domain}-{}.mobileconfig\"", incoming.id());
            assert_eq!(answer.header("content-disposition"), name);
            if incoming == recommended {
                let by_host = get_at(&router, domain.as_str(), "/email.mobileconfig").await;
                assert_eq!(by_host.text(), expected, "the recommended one, where none is named");
            }
            let [jane, again, john] =
                ["jane", "jane", "john"].map(|name| format!("{path}&email={name}%40{domain}")).map(|path| {
                    let router = router.clone();
                    async move { get(&router, &path).await }
                });
            let (jane, again, john) = (jane.await, again.await, john.await);
            is_clean(jane.text());
            assert_eq!(jane.text(), again.text());
            assert_eq!(jane.header("cache-control"), "no-store");
            assert!(jane.text().contains(&format!("<string>jane@{domain}</string>")));
            for secret in ["IncomingPassword", "OutgoingPassword"] {
                assert!(!jane.text().contains(&format!("<key>{secret}</key>")));
            }
            let uuid = |answer: &Answer| answer.text().split("PayloadUUID").nth(1).map(str::to_owned);
            assert_ne!(uuid(&jane), uuid(&john), "one mailbox would replace the other");
        }
    }
}

#[tokio::test]
async fn profiles_that_cannot_be() {
    let router = embedded();
    for (query, status, words) in [
        ("?protocol=smtp", 400, "imap or pop3"),
        ("?email=jane", 400, "whole e-mail address"),
        ("?email=jane@centurylink.net", 400, "not for addresses of q.com"),
        ("?email=jane@q.com&email=john@q.com", 400, "twice"),
        ("?password=secret", 400, "password"),
    ] {
        problem(&get(&router, &format!("/q.com/email.mobileconfig{query}")).await, status, words);
    }
}

#[tokio::test]
async fn wrong_methods() {
    let router = embedded();
    for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS, Method::POST] {
        for path in ["/mail/config-v1.1.xml", "/email.mobileconfig", AUTODISCOVER] {
            let is_right = path == AUTODISCOVER && method == Method::POST;
            let request = Request::builder().method(&method).uri(path).header("host", "q.com");
            let answer = ask(&router, request.body(Body::from("x")).unwrap()).await;
            assert_eq!(answer.status == StatusCode::METHOD_NOT_ALLOWED, !is_right, "{method} {path}");
            assert!(is_right || answer.header("allow").starts_with("GET, HEAD"));
        }
    }
}

/// Nobody's address comes into the log, also where requests are refused.
#[test]
fn no_address_in_the_log() {
    let served = serve(&["--log-format", "json"]);
    for path in [
        "/pop.test/mail/config-v1.1.xml?emailaddress=zebrafinch%40pop.test",
        "/pop.test/email.mobileconfig?email=zebrafinch%40pop.test",
        "/pop.test/email.mobileconfig?email=zebrafinch",
        "/example.org/email.mobileconfig?email=zebrafinch%40example.org",
        "/autodiscover/autodiscover.json/v1.0/zebrafinch@pop.test?Protocol=Autodiscoverv1",
        "/autodiscover/autodiscover.json/v1.0/zebrafinch?Protocol=x",
    ] {
        assert!(text(served.ask(path)).starts_with("HTTP/1.1 "), "{path}");
    }
    let log = served.end();
    assert!(!log.contains("zebrafinch"), "{log}");
}
