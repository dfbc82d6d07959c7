//! The probe server's answer, by the browser's own reader of JSON.
//!
//! `serde_json` would be over 10 kB of the compressed app for this one answer, and serde with our own reader 1 kB. So
//! the fields are named here once more; the tests hold them to what serde reads. As in `mailsteps_settings`, nothing
//! gives up half-way: what is missing or of another kind counts as empty, and a flag stands, which [`read`] looks at in
//! the end.

use std::cell::Cell;

use leptos::wasm_bindgen::JsValue;
use mailsteps_probe::report::{
    Certificate, Code, Facts, Outcome, Protocol, Report, Security, Service, Stage, StageName, Verdict, Warning,
};

/// Reads a text; `None` where it is not JSON or not of the right shape.
pub fn read<T: FromJson>(text: &str) -> Option<T> {
    from_tree(js_sys::JSON::parse(text).ok()?)
}

fn from_tree<T: FromJson>(tree: impl Tree) -> Option<T> {
    let is_broken = Cell::new(false);
    let value = T::read(&Place { tree: Some(tree), is_broken: &is_broken });
    if is_broken.get() { None } else { Some(value) }
}

/// What the answer is made of.
pub trait FromJson {
    /// Reads it; something or other if the answer is broken.
    fn read(at: &Place<'_, impl Tree>) -> Self;
}

impl FromJson for Report {
    fn read(at: &Place<'_, impl Tree>) -> Self {
        Self {
            domain: at.field("domain"),
            checked_at: at.field("checked_at"),
            stand_ins: at.field_or_default("stand_ins"),
            history: at.field_or_default("history"),
            services: at.field("services"),
        }
    }
}

impl FromJson for Service {
    fn read(at: &Place<'_, impl Tree>) -> Self {
        Self {
            protocol: at.field("protocol"),
            host: at.field("host"),
            port: at.field("port"),
            security: at.field("security"),
            verdict: at.field("verdict"),
            code: at.field("code"),
            stages: at.field("stages"),
            warnings: at.field("warnings"),
        }
    }
}

impl FromJson for Stage {
    fn read(at: &Place<'_, impl Tree>) -> Self {
        let facts = Facts {
            addresses: at.field_or_default("addresses"),
            tls_version: at.field("tls_version"),
            cipher: at.field("cipher"),
            certificate: at.field("certificate"),
            banner: at.field("banner"),
            capabilities: at.field_or_default("capabilities"),
            detail: at.field("detail"),
        };
        Self { stage: at.field("stage"), outcome: at.field("outcome"), duration_ms: at.field("duration_ms"), facts }
    }
}

impl FromJson for Warning {
    fn read(at: &Place<'_, impl Tree>) -> Self {
        Self { text: at.field("text") }
    }
}

impl FromJson for Certificate {
    fn read(at: &Place<'_, impl Tree>) -> Self {
        Self { names: at.field("names"), issuer: at.field("issuer"), not_after: at.field("not_after") }
    }
}

impl FromJson for bool {
    fn read(at: &Place<'_, impl Tree>) -> Self {
        at.held(Tree::flag)
    }
}

impl FromJson for u16 {
    fn read(at: &Place<'_, impl Tree>) -> Self {
        at.whole_number(Self::MAX.into()) as Self
    }
}

impl FromJson for u64 {
    fn read(at: &Place<'_, impl Tree>) -> Self {
        // Beyond this, JSON's numbers have gaps.
        at.whole_number((1_u64 << 53) as f64) as Self
    }
}

impl FromJson for String {
    fn read(at: &Place<'_, impl Tree>) -> Self {
        at.held(Tree::text)
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn read(at: &Place<'_, impl Tree>) -> Self {
        if at.tree.is_some() { Some(T::read(at)) } else { None }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn read(at: &Place<'_, impl Tree>) -> Self {
        at.held(Tree::items).into_iter().map(|item| T::read(&at.with(Some(item)))).collect()
    }
}

/// A place in the answer, with the value that stands there, if one does.
pub struct Place<'a, T> {
    tree: Option<T>,
    is_broken: &'a Cell<bool>,
}

impl<T: Tree> Place<'_, T> {
    fn with(&self, tree: Option<T>) -> Self {
        Self { tree, is_broken: self.is_broken }
    }

    /// What stands in a field.
    pub fn field<V: FromJson>(&self, name: &str) -> V {
        V::read(&self.below(name))
    }

    /// Apart from [`Place::field`], of which there is a copy for every type.
    #[inline(never)]
    fn below(&self, name: &str) -> Self {
        self.with(self.tree.as_ref().and_then(|tree| tree.field(name)))
    }

    fn field_or_default<V: FromJson + Default>(&self, name: &str) -> V {
        self.field::<Option<V>>(name).unwrap_or_default()
    }

    /// What is read here, or something empty in its place.
    fn held<V: Default>(&self, read: fn(&T) -> Option<V>) -> V {
        let value = self.tree.as_ref().and_then(read);
        if value.is_none() {
            self.is_broken.set(true);
        }
        value.unwrap_or_default()
    }

    fn whole_number(&self, most: f64) -> f64 {
        let number = self.held(T::number);
        if !(0.0..=most).contains(&number) || number.trunc() != number {
            self.is_broken.set(true);
        }
        number
    }

    /// The index of the name that stands here; any other name is wrong.
    fn one_of(&self, names: &[&str]) -> usize {
        let text: String = self.held(Tree::text);
        names.iter().position(|name| *name == text).unwrap_or_else(|| {
            self.is_broken.set(true);
            0
        })
    }
}

/// Enums by the names of their values.
macro_rules! named {
    ($($of:ident { $($value:ident $name:literal)* })*) => {
        $(impl FromJson for $of {
            fn read(at: &Place<'_, impl Tree>) -> Self {
                [$(Self::$value),*][at.one_of(&[$($name),*])]
            }
        }

        // A value that is left out is refused here.
        const _: fn($of) = |value| match value {
            $($of::$value => {})*
        };

        #[cfg(test)]
        impl tests::Named for $of {
            const NAMES: &'static [(&'static str, Self)] = &[$(($name, Self::$value)),*];
        })*
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
}

impl FromJson for Code {
    /// A newer server may have codes that this app does not know yet.
    fn read(at: &Place<'_, impl Tree>) -> Self {
        let name: String = at.held(Tree::text);
        Self::ALL.into_iter().find(|code| code.id() == name).unwrap_or(Self::Unknown)
    }
}

/// A value that has been read already.
pub trait Tree: Sized {
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
            "verdict": "failed", "code": "a_new_code", "warnings": [{ "code": "a_new_one", "text": "slow" }],
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

    pub(super) trait Named: Sized + 'static {
        const NAMES: &'static [(&'static str, Self)];
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
    }

    /// Every field is there, so that one that is not read shows.
    #[test]
    fn reads_a_full_report() {
        let mut full: Value = serde_json::from_str(REPORT).unwrap();
        full["stand_ins"] = true.into();
        full["history"] = true.into();
        let stage = &mut full["services"][0]["stages"][1];
        for (name, value) in [("tls_version", "TLS 1.3"), ("cipher", "AES"), ("banner", "+OK"), ("detail", "expired")] {
            stage[name] = value.into();
        }
        stage["addresses"] = ["192.0.2.1"].as_slice().into();
        stage["capabilities"] = ["STLS", "USER"].as_slice().into();
        let report: Report = serde_json::from_value(full.clone()).unwrap();
        assert_eq!(from_tree(full), Some(report));
    }

    #[test]
    fn refuses_what_is_no_report() {
        for (from, to) in [
            ("995", "99500"),
            ("995", "-1"),
            ("995", "1.5"),
            ("\"host\"", "\"hots\""),
            ("\"pop3\"", "\"gopher\""),
            ("\"text\"", "\"test\""),
            ("12,", "\"12\","),
        ] {
            let json = REPORT.replacen(from, to, 1);
            assert_ne!(json, REPORT);
            assert_eq!(ours(&json), None, "{from} -> {to}");
        }
        assert_eq!(ours("[]"), None);
    }
}
