//! JSON by the browser's own reader, handed to serde.
//!
//! `serde_json` would be over 10 kB of the compressed app for the one answer of the probe server. Types derive `Deserialize`
//! as for any format, but a struct is asked for its fields one by one, in its own order, so that no code for fields in
//! any order remains. Hence a field that may be absent needs `#[serde(default)]`, even if it is an `Option`; and what the
//! report has none of (maps, fractions, enums with content) is refused.

use std::{fmt, vec};

use leptos::wasm_bindgen::JsValue;
use serde::{
    Deserialize, Deserializer, de,
    de::{DeserializeSeed, IntoDeserializer, SeqAccess, Visitor},
    forward_to_deserialize_any,
};

/// Reads a text; `None` where it is not JSON or not of the right shape.
pub fn read<T: de::DeserializeOwned>(text: &str) -> Option<T> {
    from_tree(js_sys::JSON::parse(text).ok()?)
}

fn from_tree<'de, T: Deserialize<'de>>(tree: impl Tree) -> Option<T> {
    T::deserialize(Reader(tree)).ok()
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

/// Not of the right shape. What exactly is wrong helps no reader, and words for it are a large part of other libraries.
#[derive(Debug)]
struct Malformed;

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not of the right shape")
    }
}

impl std::error::Error for Malformed {}

impl de::Error for Malformed {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

struct Reader<T>(T);

impl<'de, T: Tree> Deserializer<'de> for Reader<T> {
    type Error = Malformed;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Malformed> {
        Err(Malformed)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        visitor.visit_bool(self.0.flag().ok_or(Malformed)?)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        let number = self.0.number().ok_or(Malformed)?;
        let whole = number as u64;
        if whole as f64 == number { visitor.visit_u64(whole) } else { Err(Malformed) }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        visitor.visit_string(self.0.text().ok_or(Malformed)?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        visitor.visit_seq(Items(self.0.items().ok_or(Malformed)?.into_iter()))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        visitor.visit_seq(Fields { tree: self.0, names: fields.iter() })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        visitor.visit_enum(self.0.text().ok_or(Malformed)?.into_deserializer())
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u32 u128 f32 f64 char str bytes byte_buf unit unit_struct newtype_struct tuple
        tuple_struct map identifier ignored_any
    }
}

/// The values of a list.
struct Items<T>(vec::IntoIter<T>);

impl<'de, T: Tree> SeqAccess<'de> for Items<T> {
    type Error = Malformed;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Malformed> {
        self.0.next().map(|item| seed.deserialize(Reader(item))).transpose()
    }
}

/// The fields of a struct, in its order. For one that is absent the derived code takes its default or refuses.
struct Fields<T> {
    tree: T,
    names: std::slice::Iter<'static, &'static str>,
}

impl<'de, T: Tree> SeqAccess<'de> for Fields<T> {
    type Error = Malformed;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Malformed> {
        let field = self.names.next().and_then(|name| self.tree.field(name));
        field.map(|field| seed.deserialize(Reader(field))).transpose()
    }
}

#[cfg(test)]
mod tests {
    use mailsteps_probe::report::Report;
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
