//! The glue without what nobody calls. It is made before the module loses what only Leptos's server functions would use: the
//! guide has none of these.

use std::collections::BTreeSet;

/// What the names of Leptos's streams begin with, in the glue.
const STREAMS: &str = "IntoUnderlying";

/// How far in the entry of a function stands that the module imports.
const ENTRY: &str = "        ";

/// The script without the classes of streams and without functions that the module does not import.
pub fn without_dead(glue: &str, module: &walrus::Module) -> String {
    let imports: BTreeSet<&str> = module.imports.iter().map(|import| import.name.as_str()).collect();
    let mut alive = String::new();
    let mut end = None;
    for line in glue.lines() {
        let ends_here = |end: &str| line == end || end == ";" && line.ends_with(';');
        match end.or_else(|| end_of_dead(line, &imports)) {
            Some(last) => end = (!ends_here(last)).then_some(last),
            None => alive.extend([line, "\n"]),
        }
    }
    alive
}

/// How the last line of a dead part ends that begins here.
fn end_of_dead(line: &str, imports: &BTreeSet<&str>) -> Option<&'static str> {
    let of_streams = |before: &str| line.strip_prefix(before).is_some_and(|rest| rest.starts_with(STREAMS));
    if of_streams("export class ") {
        return Some("}");
    }
    if of_streams("if (Symbol.dispose) ") || of_streams("const ") {
        return Some(";");
    }
    let (name, rest) = line.strip_prefix(ENTRY)?.split_once(": ")?;
    let is_dead = rest.starts_with("function(") && name.starts_with("__wb") && !imports.contains(name);
    is_dead.then_some("        },")
}

#[cfg(test)]
mod tests {
    use walrus::Module;

    use super::*;

    #[test]
    fn streams_and_functions_that_nobody_imports_go() {
        let mut module = Module::default();
        let kind = module.types.add(&[], &[]);
        module.add_import_func("./mailsteps_bg.js", "__wbg_log_7ee213db584f37b0", kind);
        let glue = "export class IntoUnderlyingSink {\n    free() {\n    }\n}\n\
            if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;\n\
            export function begin(list) {\n}\n        __wbg_log_7ee213db584f37b0: function(arg0) {\n            log(arg0);\n        },\n        \
            __wbg_enqueue_7ee213db584f37b0: function(arg0) {\n            arg0.enqueue();\n        },\n\
            const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')\n    ? {}\n    : new \
            FinalizationRegistry(free);\nlet wasm;";
        let alive = "export function begin(list) {\n}\n        __wbg_log_7ee213db584f37b0: function(arg0) {\n            \
            log(arg0);\n        },\nlet wasm;\n";
        assert_eq!(without_dead(glue, &module), alive);
    }
}
