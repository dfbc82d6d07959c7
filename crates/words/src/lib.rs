//! The words of a language, read into structs.
//!
//! People edit them as JSON with a name for each. The browser gets the texts alone, in the order of the structs' fields: it needs
//! no names and no reader of JSON, and no language that its reader does not read. [`words!`] makes both readers of a struct.

#[cfg(feature = "names")]
mod named;
mod source;

#[cfg(feature = "names")]
pub use named::Named;
pub use source::Source;

/// Lists one after the other, as one list.
#[must_use]
pub fn join(lists: &[&str]) -> String {
    lists.join(&source::BETWEEN.to_string())
}

/// Reads a file of words by its names, and makes the list of its texts.
///
/// # Errors
/// Tells why it is no file of words, or every name that is missing or not used.
#[cfg(feature = "names")]
pub fn from_json<T: Read>(json: &str) -> Result<(T, String), String> {
    let mut source = Source::of_names(Named::read(json)?);
    let words = T::read(&mut source);
    let list = source.finish().map_err(|told| told.join("; "))?;
    Ok((words, list))
}

/// What can be read from words: a text, structs of [`words!`], and arrays and pairs of them.
pub trait Read: Sized {
    /// Reads it from where the source is.
    fn read(source: &mut Source) -> Self;
}

impl Read for &'static str {
    fn read(source: &mut Source) -> Self {
        source.text()
    }
}

impl<T: Read, const N: usize> Read for [T; N] {
    fn read(source: &mut Source) -> Self {
        std::array::from_fn(|index| source.item(index))
    }
}

impl<A: Read, B: Read> Read for (A, B) {
    fn read(source: &mut Source) -> Self {
        (source.item(0), source.item(1))
    }
}

/// Defines structs of words, and how they are read.
#[macro_export]
macro_rules! words {
    ($($(#[$of_struct:meta])* pub struct $name:ident {
        $($(#[$of_field:meta])* pub $field:ident: $type:ty,)*
    })*) => {$(
        $(#[$of_struct])*
        #[allow(missing_docs, reason = "a word's name says where it stands")]
        pub struct $name {
            $($(#[$of_field])* pub $field: $type,)*
        }

        impl $crate::Read for $name {
            fn read(source: &mut $crate::Source) -> Self {
                Self { $($field: source.field(stringify!($field)),)* }
            }
        }
    )*};
}

#[cfg(all(test, feature = "names"))]
mod tests {
    use super::*;

    words! {
        /// For the tests.
        pub struct Page {
            pub title: &'static str,
            pub items: [&'static str; 2],
            pub pair: (&'static str, &'static str),
            pub inner: Inner,
        }

        /// Inside of it.
        pub struct Inner {
            pub end: &'static str,
        }
    }

    const JSON: &str = r#"{ "inner": { "end": "e\n" }, "pair": ["c", "d"], "title": "t", "items": ["a", "b"] }"#;

    #[test]
    fn names_and_order_give_the_same() {
        let named = Named::read(JSON).unwrap();
        let mut source = Source::of_names(named);
        let page = Page::read(&mut source);
        assert_eq!((page.title, page.items, page.pair, page.inner.end), ("t", ["a", "b"], ("c", "d"), "e\n"));
        let list = source.finish().unwrap();
        assert_eq!(from_json::<Page>(JSON).unwrap().1, list);
        let page = Page::read(&mut Source::of_list(list.leak()));
        assert_eq!((page.title, page.items, page.pair, page.inner.end), ("t", ["a", "b"], ("c", "d"), "e\n"));
    }

    #[test]
    fn missing_and_unused_names_are_told() {
        let json =
            r#"{ "title": "t", "items": ["a", "b", "x"], "pair": ["c"], "inner": { "ende": "e" }, "more": "m" }"#;
        let mut source = Source::of_names(Named::read(json).unwrap());
        let _ = Page::read(&mut source);
        let told = source.finish().unwrap_err();
        assert_eq!(
            told,
            [
                "inner.end is missing",
                "pair.1 is missing",
                "inner.ende is not used",
                "items.2 is not used",
                "more is not used"
            ]
        );
    }

    #[test]
    fn lists_are_read_one_after_the_other() {
        let lists = join(&["a\u{1f}b", "c"]).leak();
        let mut source = Source::of_list(lists);
        let (pair, last): ((&str, &str), &str) = (Read::read(&mut source), Read::read(&mut source));
        assert_eq!((pair, last, source.rest()), (("a", "b"), "c", None));
    }

    #[test]
    fn a_list_that_is_too_short_leaves_words_empty() {
        let page = Page::read(&mut Source::of_list("t\u{1f}a"));
        assert_eq!((page.title, page.items, page.inner.end), ("t", ["a", ""], ""));
    }
}
