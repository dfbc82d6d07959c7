//! The English sentences, as people edit them.

use std::sync::LazyLock;

use mailsteps_typing::Words;

/// Read once.
pub static ENGLISH: LazyLock<Words> = LazyLock::new(|| {
    mailsteps_words::from_json(include_str!("../../../../languages/en/typing.json"))
        .expect("the English words are whole")
        .0
});
