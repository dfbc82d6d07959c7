//! Messages that nobody sees: a panic in the browser ends the app without a word, and the page says that it could not go on.
//! Blanks in their place cost nothing when the app is sent.

/// What the compiler writes in place of the folders with sources of this project and of what it uses.
pub const SOURCES: &str = "/source";

/// Where a panic in the standard library stands; a commit's name and a path come behind it. And one in the sources.
const LIBRARY: &[u8] = b"/rustc/";
const OF_SOURCES: &[u8] = b"/source/";
const FILE_ENDS: &[u8] = b".rs";

/// What Leptos would say to a developer who has turned on a feature that the app is built without.
const OF_LEPTOS: (&[u8], &[u8]) = (b"Value is None because the `ssr` feature", b"to identify the source.");

/// The longest of them.
const LONGEST: usize = 600;

/// Blanks them in a module; nothing moves.
pub fn blank(wasm: &mut [u8]) {
    for (start, end) in [(LIBRARY, FILE_ENDS), (OF_SOURCES, FILE_ENDS), OF_LEPTOS] {
        let mut from = 0;
        while let Some(at) = place(&wasm[from..], start).map(|at| from + at) {
            let most = (at + LONGEST).min(wasm.len());
            let Some(length) = place(&wasm[at..most], end) else { break };
            from = at + length + end.len();
            wasm[at..from].fill(b' ');
        }
    }
}

fn place(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_blank_and_everything_else_stays() {
        let mut wasm = b"one/rustc/0a1b/library/core/src/str.rstwo/rustc/0a1b/library/alloc/vec.rs`x` \
            /source/crates/words/src/lib.rs/source/js-sys-0.3/src/lib.rs\
            Value is None because the `ssr` feature is on to identify the source.three /rustc/ cut"
            .to_vec();
        let before = wasm.len();
        blank(&mut wasm);
        let text = String::from_utf8(wasm).unwrap();
        assert_eq!(text.len(), before);
        assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["one", "two", "`x`", "three", "/rustc/", "cut"]);
    }
}
