//! Words by name.

use std::collections::BTreeMap;

use serde_json::Value;

/// The texts of a JSON file by their paths in it, such as `check.title`, and what was asked of them.
#[derive(Debug, Default)]
pub struct Named {
    texts: BTreeMap<String, String>,
    pub(crate) path: Vec<String>,
    read: Vec<(String, &'static str)>,
    missing: Vec<String>,
}

impl Named {
    /// Reads a file.
    ///
    /// # Errors
    /// Says why it is no file of words: it is not JSON, or a value in it is no text.
    pub fn read(json: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(json).map_err(|error| error.to_string())?;
        let mut named = Self::default();
        flatten(&value, String::new(), &mut named.texts)?;
        Ok(named)
    }

    pub(crate) fn text(&mut self) -> &'static str {
        let name = self.path.join(".");
        match self.texts.get(&name) {
            Some(text) => {
                // Words live as long as the program that shows them.
                let text: &'static str = text.clone().leak();
                self.read.push((name, text));
                text
            }
            None => {
                self.missing.push(format!("{name} is missing"));
                ""
            }
        }
    }

    pub(crate) fn finish(self) -> Result<Vec<&'static str>, Vec<String>> {
        let Self { mut texts, read, mut missing, .. } = self;
        for (name, _) in &read {
            texts.remove(name);
        }
        missing.sort();
        missing.extend(texts.into_keys().map(|name| format!("{name} is not used")));
        if missing.is_empty() { Ok(read.into_iter().map(|(_, text)| text).collect()) } else { Err(missing) }
    }
}

fn flatten(value: &Value, name: String, texts: &mut BTreeMap<String, String>) -> Result<(), String> {
    let inner = |key: &str| if name.is_empty() { key.to_owned() } else { format!("{name}.{key}") };
    match value {
        Value::String(text) => {
            texts.insert(name, text.clone());
            Ok(())
        }
        Value::Object(fields) => fields.iter().try_for_each(|(key, value)| flatten(value, inner(key), texts)),
        Value::Array(items) => {
            items.iter().enumerate().try_for_each(|(index, value)| flatten(value, inner(&index.to_string()), texts))
        }
        _ => Err(format!("{name}: {value} is no text: put it in quotes")),
    }
}
