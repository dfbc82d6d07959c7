//! The probe server's answer, by the browser's own reader of JSON.
//!
//! `serde_json` would be over 10 kB of the compressed app for this one answer, and serde with a reader of our own 3 kB. So
//! the fields are named here once more; the tests hold them to what serde reads. As in `mailsteps_settings`, nothing
//! gives up half-way: what is missing or of another kind counts as empty, and a flag stands, which [`read`] looks at in
//! the end.

use std::cell::Cell;

use leptos::wasm_bindgen::JsValue;
use mailsteps_probe::report::{
    Certificate, Code, Facts, Outcome, Protocol, Report, Security, Service, Stage, StageName, Verdict,
};

/// Reads a report; `None` where the text is not JSON or not of the right shape.
pub fn read(text: &str) -> Option<Report> {
    from_tree(js_sys::JSON::parse(text).ok()?)
}

fn from_tree(tree: impl Tree) -> Option<Report> {
    let is_broken = Cell::new(false);
    let report = report(&Place { tree: Some(tree), is_broken: &is_broken });
    if is_broken.get() { None } else { Some(report) }
}

fn report(at: &Place<'_, impl Tree>) -> Report {
    Report {
        domain: at.field("domain").text(),
        checked_at: at.field("checked_at").text(),
        stand_ins: at.field("stand_ins").if_any(Place::flag).unwrap_or_default(),
        services: at.field("services").list(service),
    }
}

fn service(at: &Place<'_, impl Tree>) -> Service {
    Service {
        protocol: at.field("protocol").one_of(),
        host: at.field("host").text(),
        port: at.field("port").number(u16::MAX.into()) as u16,
        security: at.field("security").one_of(),
        status: at.field("status").text(),
        verdict: at.field("verdict").one_of(),
        code: at.field("code").find().unwrap_or(Code::Unknown),
        stages: at.field("stages").list(stage),
        warnings: at.field("warnings").list(Place::text),
    }
}

fn stage(at: &Place<'_, impl Tree>) -> Stage {
    Stage {
        stage: at.field("stage").one_of(),
        outcome: at.field("outcome").one_of(),
        duration_ms: at.field("duration_ms").number(1 << 53) as u64,
        facts: Facts {
            addresses: at.field("addresses").if_any(|at| at.list(Place::text)).unwrap_or_default(),
            tls_version: at.field("tls_version").if_any(Place::text),
            cipher: at.field("cipher").if_any(Place::text),
            certificate: at.field("certificate").if_any(certificate),
            banner: at.field("banner").if_any(Place::text),
            capabilities: at.field("capabilities").if_any(|at| at.list(Place::text)).unwrap_or_default(),
            detail: at.field("detail").if_any(Place::text),
        },
    }
}

fn certificate(at: &Place<'_, impl Tree>) -> Certificate {
    Certificate {
        subject: at.field("subject").text(),
        names: at.field("names").list(Place::text),
        issuer: at.field("issuer").text(),
        not_before: at.field("not_before").text(),
        not_after: at.field("not_after").text(),
    }
}

/// A value that a name stands for.
trait Named: Copy + 'static {
    const NAMES: &'static [(&'static str, Self)];
}

macro_rules! named {
    ($($of:ident { $($value:ident $name:literal)* })*) => {
        $(impl Named for $of {
            const NAMES: &'static [(&'static str, Self)] = &[$(($name, Self::$value)),*];
        }

        // A value that is left out is refused here.
        const _: fn($of) = |value| match value {
            $($of::$value => {})*
        };)*
    };
}

named! {
    Protocol { Pop3 "pop3" Imap "imap" Smtp "smtp" }
    Security { Tls "tls" Starttls "starttls" None "none" }
    Verdict { Ok "ok" Degraded "degraded" Failed "failed" }
    Outcome { Ok "ok" Failed "failed" Skipped "skipped" }
    StageName {
        Dns "dns" Connect "connect" Tls "tls" Greeting "greeting" Starttls "starttls" Capabilities "capabilities"
    }
    Code {
        Ok "ok" NameNotFound "name_not_found" DnsFailed "dns_failed" NoAddress "no_address" Refused "refused"
        Unreachable "unreachable" TimedOut "timed_out" TlsNotSpoken "tls_not_spoken" TlsFailed "tls_failed"
        CertificateExpired "certificate_expired" CertificateNotYetValid "certificate_not_yet_valid"
        CertificateWrongName "certificate_wrong_name" CertificateUntrusted "certificate_untrusted"
        StarttlsNotOffered "starttls_not_offered" StarttlsRefused "starttls_refused"
        StarttlsInjection "starttls_injection" WrongProtocol "wrong_protocol" ServerBusy "server_busy"
        ServerRefused "server_refused" ClosedEarly "closed_early" Garbled "garbled" TooMuchData "too_much_data"
        Unknown "unknown"
    }
}

/// A place in the answer, with the value that stands there, if one does.
struct Place<'a, T> {
    tree: Option<T>,
    is_broken: &'a Cell<bool>,
}

impl<T: Tree> Place<'_, T> {
    fn at(&self, tree: Option<T>) -> Self {
        Self { tree, is_broken: self.is_broken }
    }

    fn field(&self, name: &str) -> Self {
        self.at(self.tree.as_ref().and_then(|tree| tree.field(name)))
    }

    fn if_any<V>(&self, read: impl Fn(&Self) -> V) -> Option<V> {
        self.tree.is_some().then(|| read(self))
    }

    /// What is read here, or something empty in its place.
    fn held<V: Default>(&self, read: fn(&T) -> Option<V>) -> V {
        let value = self.tree.as_ref().and_then(read);
        if value.is_none() {
            self.is_broken.set(true);
        }
        value.unwrap_or_default()
    }

    fn text(&self) -> String {
        self.held(T::text)
    }

    fn flag(&self) -> bool {
        self.held(T::flag)
    }

    /// A whole number from 0 to `most`.
    fn number(&self, most: u64) -> f64 {
        let number = self.held(T::number);
        if !(number >= 0.0 && number <= most as f64 && number.trunc() == number) {
            self.is_broken.set(true);
        }
        number
    }

    fn list<V>(&self, read: impl Fn(&Self) -> V) -> Vec<V> {
        self.held(T::items).into_iter().map(|item| read(&self.at(Some(item)))).collect()
    }

    fn find<V: Named>(&self) -> Option<V> {
        let text = self.text();
        V::NAMES.iter().find(|(name, _)| *name == text).map(|(_, value)| *value)
    }

    fn one_of<V: Named>(&self) -> V {
        self.find().unwrap_or_else(|| {
            self.is_broken.set(true);
            V::NAMES[0].1
        })
    }
}

/// A value that has been read already.
trait Tree: Sized {
    fn flag(&self) -> Option<bool>;
    fn number(&self) -> Option<f64>;
    fn text(&self) -> Option<String>;
    fn items(&self) -> Option<Vec<Self>>;
    /// A field of an object; `null` counts as absent.
    fn field(&self, name: &str) -> Option<Self>;
}

impl Tree for JsValue {
    fn flag(&self) -> Option<bool> {
        self.as_bool()
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn text(&self) -> Option<String> {
        self.as_string()
    }

    fn items(&self) -> Option<Vec<Self>> {
        js_sys::Array::is_array(self).then(|| js_sys::Array::from(self).iter().collect())
    }

    fn field(&self, name: &str) -> Option<Self> {
        js_sys::Reflect::get(self, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use serde::Serialize;
    use serde_json::Value;

    use super::*;

    impl Tree for Value {
        fn flag(&self) -> Option<bool> {
            self.as_bool()
        }

        fn number(&self) -> Option<f64> {
            self.as_f64()
        }

        fn text(&self) -> Option<String> {
            self.as_str().map(str::to_owned)
        }

        fn items(&self) -> Option<Vec<Self>> {
            self.as_array().cloned()
        }

        fn field(&self, name: &str) -> Option<Self> {
            self.get(name).filter(|value| !value.is_null()).cloned()
        }
    }

    const REPORT: &str = r#"{
        "a_new_field": [1.5, {}],
        "domain": "q.com", "checked_at": "2026-11-21T10:00:00Z",
        "services": [{
            "protocol": "pop3", "host": "pop.q.com", "port": 995, "security": "tls", "status": "recommended",
            "verdict": "failed", "code": "a_new_code", "warnings": ["slow"],
            "stages": [
                { "stage": "dns", "outcome": "ok", "duration_ms": 12, "addresses": ["192.0.2.1"] },
                { "stage": "tls", "outcome": "failed", "duration_ms": 9000000000, "detail": "expired", "certificate":
                    { "subject": "CN=a", "names": ["a"], "issuer": "CN=b", "not_before": "c", "not_after": "d" } },
                { "outcome": "skipped", "stage": "greeting", "duration_ms": 0 }
            ]
        }]
    }"#;

    fn ours(json: &str) -> Option<Report> {
        from_tree(serde_json::from_str::<Value>(json).unwrap())
    }

    #[test]
    fn reads_the_same_as_serde_json() {
        let report = ours(REPORT).unwrap();
        assert_eq!(report, serde_json::from_str(REPORT).unwrap());
        let with_stand_ins = REPORT.replacen('{', r#"{ "stand_ins": true,"#, 1);
        assert!(ours(&with_stand_ins).unwrap().stand_ins);
    }

    fn names<T: Named + Serialize + Debug>() {
        for (name, value) in T::NAMES {
            assert_eq!(serde_json::to_value(value).unwrap(), *name, "{value:?}");
        }
    }

    #[test]
    fn the_names_are_those_of_the_server() {
        names::<Protocol>();
        names::<Security>();
        names::<Verdict>();
        names::<Outcome>();
        names::<StageName>();
        names::<Code>();
    }

    /// Every field is there, so that one that is not read shows.
    #[test]
    fn reads_a_full_report() {
        let mut full: Value = serde_json::from_str(REPORT).unwrap();
        full["stand_ins"] = true.into();
        let stage = &mut full["services"][0]["stages"][1];
        for (name, value) in [("tls_version", "TLS 1.3"), ("cipher", "AES"), ("banner", "+OK"), ("detail", "expired")] {
            stage[name] = value.into();
        }
        stage["addresses"] = ["192.0.2.1"].as_slice().into();
        stage["capabilities"] = ["STLS", "USER"].as_slice().into();
        let report: Report = serde_json::from_value(full.clone()).unwrap();
        assert_eq!(from_tree(full.clone()).as_ref(), Some(&report));
        full.as_object_mut().unwrap().remove("a_new_field");
        assert_eq!(serde_json::to_value(&report).unwrap(), full);
    }

    #[test]
    fn refuses_what_is_no_report() {
        for (from, to) in [
            ("995", "99500"),
            ("995", "-1"),
            ("995", "1.5"),
            ("\"host\"", "\"hots\""),
            ("\"pop3\"", "\"gopher\""),
            ("[\"slow\"]", "\"slow\""),
            ("12,", "\"12\","),
        ] {
            let json = REPORT.replacen(from, to, 1);
            assert_ne!(json, REPORT);
            assert_eq!(ours(&json), None, "{from} -> {to}");
        }
        assert_eq!(ours("[]"), None);
    }
}
