//! A value of a file together with its place in it.

use std::fmt;

use serde_json::Value;

/// One step from a value to a value inside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Segment {
    Index(usize),
    Key(String),
}

/// A place in a file. Ordered so that findings come sorted by place, with `servers[9]` before `servers[10]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Path(Vec<Segment>);

impl Path {
    pub(super) fn key(&self, key: &str) -> Self {
        self.join(Segment::Key(key.to_owned()))
    }

    pub(super) fn index(&self, index: usize) -> Self {
        self.join(Segment::Index(index))
    }

    fn join(&self, segment: Segment) -> Self {
        Self(self.0.iter().cloned().chain([segment]).collect())
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Key(key) if is_plain(key) => write!(f, "{dot}{key}", dot = if at == 0 { "" } else { "." })?,
                Segment::Key(key) => write!(f, "[{key:?}]")?,
            }
        }
        Ok(())
    }
}

/// Whether a key can stand in a path without quotation marks.
fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$'))
}

/// A value, or its absence, at a place. Every question is answered for a value of the wrong type or an absent one too:
/// the shape of a file is reported elsewhere, and a rule only passes over what it cannot read.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'a> {
    path: Path,
    value: Option<&'a Value>,
}

impl<'a> Cursor<'a> {
    pub(super) fn root(value: &'a Value) -> Self {
        Self { path: Path::default(), value: Some(value) }
    }

    /// The field of an object.
    pub(super) fn at(&self, key: &str) -> Self {
        Self { path: self.path.key(key), value: self.value.and_then(|value| value.get(key)) }
    }

    /// The entries of a list.
    pub(super) fn items(&self) -> impl Iterator<Item = Self> + use<'a> {
        let path = self.path.clone();
        let items = self.value.and_then(Value::as_array).into_iter().flatten().enumerate();
        items.map(move |(index, value)| Self { path: path.index(index), value: Some(value) })
    }

    /// The fields of an object.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&'a str, Self)> + use<'a> {
        let path = self.path.clone();
        let fields = self.value.and_then(Value::as_object).into_iter().flatten();
        fields.map(move |(key, value)| (key.as_str(), Self { path: path.key(key), value: Some(value) }))
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn value(&self) -> Option<&'a Value> {
        self.value
    }

    pub(super) fn text(&self) -> Option<&'a str> {
        self.value.and_then(Value::as_str)
    }

    pub(super) fn number(&self) -> Option<u64> {
        self.value.and_then(Value::as_u64)
    }

    /// Whether there is nothing to read for a person: absent, `null`, or blanks only.
    pub(super) fn is_blank(&self) -> bool {
        self.value.is_none_or(|value| value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty()))
    }

    pub(super) fn is_empty_list(&self) -> bool {
        self.value.and_then(Value::as_array).is_some_and(Vec::is_empty)
    }

    /// The texts of a list.
    pub(super) fn texts(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.items().filter_map(|item| item.text())
    }

    /// The value read as a type of ours, where it can be.
    pub(super) fn read<T: serde::de::DeserializeOwned>(&self) -> Option<T> {
        self.value.and_then(|value| T::deserialize(value).ok())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn paths_read_as_people_write_them() {
        let value = json!({ "groups": [{ "a b": 1, "ports": [993] }] });
        let group = Cursor::root(&value).at("groups").items().next().expect("one group");
        assert_eq!(group.at("ports").items().next().expect("one port").path().to_string(), "groups[0].ports[0]");
        assert_eq!(group.at("a b").path().to_string(), "groups[0][\"a b\"]");
        assert_eq!(Cursor::root(&value).path().to_string(), "");
    }

    #[test]
    fn what_is_absent_has_a_place_too() {
        let value = json!({ "name": 3 });
        let missing = Cursor::root(&value).at("name").at("first");
        assert_eq!((missing.path().to_string().as_str(), missing.text()), ("name.first", None));
        assert!(missing.is_blank());
    }
}
