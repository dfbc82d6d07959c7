//! JSON with the place of every value, which a finding needs and `serde_json` does not keep.

use crate::{
    Rule,
    report::{Report, quoted},
    xml_source::LARGEST_BYTES,
};

/// Lists within lists. The deepest file that means something has five.
const DEEPEST: usize = 32;

/// A value and the byte where it begins.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Json {
    pub at: usize,
    pub value: Value,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Null,
    Truth(bool),
    /// As it is written.
    Number(String),
    Text(String),
    List(Vec<Json>),
    Map(Vec<Entry>),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub at: usize,
    pub key: String,
    pub json: Json,
}

impl Json {
    /// A whole number, written as one.
    pub fn integer(&self) -> Option<i64> {
        match &self.value {
            Value::Number(number) => number.parse().ok(),
            _ => None,
        }
    }

    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn list(&self) -> Option<&[Json]> {
        match &self.value {
            Value::List(list) => Some(list),
            _ => None,
        }
    }

    pub fn map(&self) -> Option<&[Entry]> {
        match &self.value {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }
}

/// The value, or a finding of `rule` that says why there is none.
pub(crate) fn read(text: &str, rule: Rule, report: &mut Report<'_>) -> Option<Json> {
    if text.len() > LARGEST_BYTES {
        report.add(rule, 0, "The file is larger than a megabyte", "Keep only the settings in it");
        return None;
    }
    if text.starts_with('\u{feff}') {
        report.add(rule, 0, "The file begins with a byte order mark", "Save it as UTF-8 without a byte order mark");
        return None;
    }
    let mut reader = Reader { text, at: 0 };
    match reader.whole(rule, report) {
        Ok(json) => Some(json),
        Err(wrong) => {
            report.add(rule, reader.at, format!("The file is not JSON: {wrong}"), "Mend it here");
            None
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn whole(&mut self, rule: Rule, report: &mut Report<'_>) -> Result<Json, &'static str> {
        let json = self.value(0, rule, report)?;
        self.space();
        if self.at < self.text.len() {
            return Err("something follows its end");
        }
        Ok(json)
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    /// Whether the character comes next; then it is behind us.
    fn takes(&mut self, c: char) -> bool {
        self.space();
        let takes = self.rest().starts_with(c);
        self.at += usize::from(takes) * c.len_utf8();
        takes
    }

    fn value(&mut self, depth: usize, rule: Rule, report: &mut Report<'_>) -> Result<Json, &'static str> {
        if depth > DEEPEST {
            return Err("its lists are nested too deeply");
        }
        self.space();
        let at = self.at;
        let value = match self.rest().chars().next() {
            Some('[') => Value::List(self.list(depth, rule, report)?),
            Some('{') => Value::Map(self.map(depth, rule, report)?),
            Some('"') => Value::Text(self.string()?),
            Some('-' | '0'..='9') => Value::Number(self.number()?),
            Some(_) => self.word()?,
            None => return Err("it ends too early"),
        };
        Ok(Json { at, value })
    }

    fn list(&mut self, depth: usize, rule: Rule, report: &mut Report<'_>) -> Result<Vec<Json>, &'static str> {
        self.at += 1;
        let mut list = Vec::new();
        if self.takes(']') {
            return Ok(list);
        }
        loop {
            list.push(self.value(depth + 1, rule, report)?);
            if self.takes(']') {
                return Ok(list);
            }
            if !self.takes(',') {
                return Err("a comma or ] is missing");
            }
        }
    }

    fn map(&mut self, depth: usize, rule: Rule, report: &mut Report<'_>) -> Result<Vec<Entry>, &'static str> {
        self.at += 1;
        let mut map = Vec::new();
        let mut keys = std::collections::BTreeSet::new();
        if self.takes('}') {
            return Ok(map);
        }
        loop {
            self.space();
            let at = self.at;
            if !self.rest().starts_with('"') {
                return Err("a key in quotes is missing");
            }
            let key = self.string()?;
            if !keys.insert(key.clone()) {
                report.add(rule, at, format!("The key {} is there twice", quoted(&key)), "Remove one of the two");
            }
            if !self.takes(':') {
                return Err("a colon is missing");
            }
            let json = self.value(depth + 1, rule, report)?;
            map.push(Entry { at, key, json });
            if self.takes('}') {
                return Ok(map);
            }
            if !self.takes(',') {
                return Err("a comma or } is missing");
            }
        }
    }

    /// Escapes are `serde_json`'s business; here only the end is looked for.
    fn string(&mut self) -> Result<String, &'static str> {
        let mut escaped = false;
        for (length, c) in self.rest().char_indices().skip(1) {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => {
                    let text = self.rest().get(..=length).and_then(|text| serde_json::from_str(text).ok());
                    let text = text.ok_or("the text has a character or an escape that JSON does not know")?;
                    self.at += length + 1;
                    return Ok(text);
                }
                _ => {}
            }
        }
        Err("the closing quote is missing")
    }

    fn number(&mut self) -> Result<String, &'static str> {
        let rest = self.rest();
        let length = rest.find(|c| !matches!(c, '-' | '+' | '.' | 'e' | 'E' | '0'..='9')).unwrap_or(rest.len());
        let number = rest.get(..length).unwrap_or_default();
        serde_json::from_str::<serde_json::Number>(number).map_err(|_| "the number is not one")?;
        self.at += length;
        Ok(number.to_owned())
    }

    fn word(&mut self) -> Result<Value, &'static str> {
        for (word, value) in [("null", Value::Null), ("true", Value::Truth(true)), ("false", Value::Truth(false))] {
            if self.rest().starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err("a value is missing")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain(json: &Json) -> serde_json::Value {
        match &json.value {
            Value::Null => serde_json::Value::Null,
            Value::Truth(truth) => (*truth).into(),
            Value::Number(number) => serde_json::from_str(number).unwrap(),
            Value::Text(text) => text.as_str().into(),
            Value::List(list) => list.iter().map(plain).collect(),
            Value::Map(map) => map.iter().map(|entry| (entry.key.clone(), plain(&entry.json))).collect(),
        }
    }

    fn check(text: &str) {
        let mut report = Report::of(text);
        let ours = read(text, Rule("J0"), &mut report);
        match (ours, serde_json::from_str::<serde_json::Value>(text)) {
            (Some(ours), Ok(theirs)) => assert_eq!(plain(&ours), theirs, "{text}"),
            (None, Err(_)) => assert_eq!(report.findings().len(), 1, "{text}"),
            (ours, theirs) => panic!("{text}: {ours:?} but {theirs:?}"),
        }
    }

    #[test]
    fn reads_as_serde_json_does() {
        for text in [
            "[1,-2.5e3,\"a\\\"\\u00e9\\ud83d\\ude00\",null,true,false,{\"a\":[]}]",
            " { } ",
            "",
            "[1,]",
            "[1 2]",
            "{\"a\" 1}",
            "{a:1}",
            "\"\\x\"",
            "\"\u{1}\"",
            "\"open",
            "01",
            "1 1",
            "truth",
        ] {
            check(text);
        }
    }

    #[test]
    fn a_tower_of_brackets_has_a_limit() {
        let text = "[".repeat(100_000);
        let mut report = Report::of(&text);
        assert_eq!(read(&text, Rule("J0"), &mut report), None);
        assert!(report.findings()[0].text.contains("nested too deeply"));
    }

    proptest! {
        #[test]
        fn never_panics(text in r#"[\[\]{},:"\\a-e0-9.\- u]{0,40}"#) {
            check(&text);
        }
    }
}
