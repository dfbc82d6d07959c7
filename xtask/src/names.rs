//! Short names between a module and its glue.
//!
//! wasm-bindgen tells what it hands over apart by names with a hash in them, such as
//! `__wbg_getElementById_7ee213db584f37b0`. There are two hundred, hashes do not compress, and each stands in both files:
//! short ones save 4 % of what is sent.

use std::collections::{BTreeMap, BTreeSet};

/// What wasm-bindgen calls the glue, as the module sees it.
const GLUE: &str = "./mailsteps_bg.js";
/// The same in short.
const SHORT_GLUE: &str = "g";

/// Renames whatever has a hash in its name, in the module; returns the glue with the same names.
pub fn shorten(module: &mut walrus::Module, glue: &str) -> String {
    let taken: BTreeSet<&str> = words(glue).collect();
    let mut free = (0..).map(|number| format!("f{number}")).filter(|name| !taken.contains(name.as_str()));
    let mut short = BTreeMap::new();
    let mut rename = |name: &mut String| {
        if has_hash(name) {
            let free = free.next().unwrap_or_else(|| name.clone());
            *name = short.entry(name.clone()).or_insert(free).clone();
        }
    };
    for import in module.imports.iter_mut().filter(|import| import.module == GLUE) {
        rename(&mut import.name);
        SHORT_GLUE.clone_into(&mut import.module);
    }
    for export in module.exports.iter_mut() {
        rename(&mut export.name);
    }
    let glue = replaced(glue, &short);
    glue.replace(&format!("\"{GLUE}\""), &format!("\"{SHORT_GLUE}\""))
}

/// Whether a part of the name is 16 hexadecimal digits, with or without an `h` before them.
fn has_hash(name: &str) -> bool {
    let is_hex = |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.split('_').any(|part| is_hex(part) || part.strip_prefix('h').is_some_and(is_hex))
}

/// The script with other names; names are replaced only as a whole.
fn replaced(script: &str, names: &BTreeMap<String, String>) -> String {
    let mut text = String::new();
    let mut rest = script;
    for word in words(script) {
        // The words are parts of the script, in its order.
        let Some((before, after)) = rest.split_once(word) else { break };
        text.push_str(before);
        text.push_str(names.get(word).map_or(word, String::as_str));
        rest = after;
    }
    text.push_str(rest);
    text
}

/// Names and words of a script.
fn words(script: &str) -> impl Iterator<Item = &str> {
    script.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use walrus::{Module, ValType};

    use super::*;

    #[test]
    fn names_with_a_hash_are_replaced_in_both_files() {
        let mut module = Module::default();
        let kind = module.types.add(&[ValType::I32], &[]);
        let names = ["__wbg_log_7ee213db584f37b0", "__wbg_log_7ee213db584f37b0_1", "__wbindgen_init_externref_table"];
        for name in names {
            module.add_import_func(GLUE, name, kind);
        }
        let (elsewhere, _) = module.add_import_func("env", "log_7ee213db584f37b0", kind);
        module.exports.add("invoke__h3eb8322fc7257840", elsewhere);
        module.exports.add("memory_of_f1", elsewhere);
        let glue = "let f1 = { __wbg_log_7ee213db584f37b0: it => wasm.invoke__h3eb8322fc7257840(it),\n\
            __wbg_log_7ee213db584f37b0_1() {}, __wbindgen_init_externref_table: 1 }; return { \"./mailsteps_bg.js\": f1 }";
        let glue = shorten(&mut module, glue);
        assert_eq!(
            glue,
            "let f1 = { f0: it => wasm.f3(it),\nf2() {}, __wbindgen_init_externref_table: 1 }; return { \"g\": f1 }"
        );
        let imports: Vec<_> =
            module.imports.iter().map(|import| (import.module.as_str(), import.name.as_str())).collect();
        assert_eq!(
            imports,
            [("g", "f0"), ("g", "f2"), ("g", "__wbindgen_init_externref_table"), ("env", "log_7ee213db584f37b0")]
        );
        let exports: Vec<_> = module.exports.iter().map(|export| export.name.as_str()).collect();
        assert_eq!(exports, ["f3", "memory_of_f1"]);
    }

    #[test]
    fn what_a_hash_is() {
        for (name, expected) in [
            ("__wbg_then_0123456789abcdef", true),
            ("invoke__h0123456789abcdef_14", true),
            ("__wbindgen_malloc", false),
            ("a_0123456789abcde", false),
            ("a_0123456789abcdefg", false),
        ] {
            assert_eq!(has_hash(name), expected, "{name}");
        }
    }
}
