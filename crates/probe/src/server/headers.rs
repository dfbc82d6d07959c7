//! Headers on every answer, errors included.

use axum::{
    Router,
    http::{
        HeaderName, HeaderValue,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS},
    },
    middleware,
    response::Response,
};

use super::origin::FrameAncestor;

/// Everything from this origin alone, nothing inline. `wasm-unsafe-eval` lets the guide's WebAssembly be compiled and
/// nothing else; iOS refuses WebAssembly under `strict-dynamic` (leptos issue 4465). The page for publishers shows the guide in
/// a frame.
const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
    form-action 'self'; frame-ancestors ";

const HEADERS: [(HeaderName, &str); 4] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// Who may take an answer into a page without asking as CORS has it.
pub(super) const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Adds them to whatever the routes answer.
pub(super) fn around(routes: Router, ancestors: &[FrameAncestor]) -> Router {
    let policy = content_policy(ancestors);
    routes.layer(middleware::map_response(move |response| {
        let policy = policy.clone();
        async move { add(response, policy) }
    }))
}

fn add(mut response: Response, policy: Option<HeaderValue>) -> Response {
    let headers = response.headers_mut();
    headers.extend(policy.map(|policy| (CONTENT_SECURITY_POLICY, policy)));
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // Scripts of other sites that may ask do so as CORS has it, which this does not touch. No page has a reason to take
    // an answer of the API for a picture or a script. The guide's files say otherwise themselves.
    headers.entry(RESOURCE_POLICY).or_insert(HeaderValue::from_static("same-origin"));
    // What says nothing of its own is asked for anew each time.
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    response
}

/// Always there: an origin holds nothing that a header may not.
fn content_policy(ancestors: &[FrameAncestor]) -> Option<HeaderValue> {
    let frames = if ancestors.contains(&FrameAncestor::Anybody) {
        "*".to_owned()
    } else {
        let others = ancestors.iter().map(|ancestor| format!(" {ancestor}"));
        std::iter::once("'self'".to_owned()).chain(others).collect()
    };
    HeaderValue::try_from(format!("{CONTENT_POLICY}{frames}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_show_the_guide_in_a_frame() {
        for (ancestors, expected) in [
            (&[][..], "; frame-ancestors 'self'"),
            (&["https://a.example"], "; frame-ancestors 'self' https://a.example"),
            (
                &["https://a.example", "http://b.example:81"],
                "; frame-ancestors 'self' https://a.example http://b.example:81",
            ),
            (&["https://a.example", "*"], "; frame-ancestors *"),
        ] {
            let ancestors: Vec<FrameAncestor> = ancestors.iter().map(|text| text.parse().unwrap()).collect();
            let policy = content_policy(&ancestors).unwrap();
            assert!(policy.to_str().unwrap().ends_with(expected), "{policy:?}");
        }
    }
}
