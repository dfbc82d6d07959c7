//! The glue without what nobody calls. It is made before the module loses what only Leptos's server functions would use: the
//! guide has none of these.

use std::collections::BTreeSet;

/// What the names of Leptos's streams begin with, in the glue.
const STREAMS: &str = "IntoUnderlying";

/// The script without the classes of streams and without functions that the module does not import.
pub fn without_dead(glue: &str, module: &walrus::Module) -> String {
    let imports: BTreeSet<&str> = module.imports.iter().map(|import| import.name.as_str()).collect();
    let mut alive = String::new();
    let mut lines = glue.lines();
    while let Some(line) = lines.next() {
        match dead(line, &imports) {
            None => alive.extend([line, "\n"]),
            Some(Dead::Statement) => {
                // To its end, which may stand in the same line.
                let _ = [line].into_iter().chain(lines.by_ref()).find(|line| line.ends_with(';'));
            }
            Some(Dead::Block) => {
                let mut depth = braces(line);
                while depth > 0 {
                    let Some(line) = lines.next() else { break };
                    depth += braces(line);
                }
            }
        }
    }
    alive
}

/// What begins with a dead line.
enum Dead {
    /// It ends with a semicolon.
    Statement,
    /// It ends where its braces are closed.
    Block,
}

fn dead(line: &str, imports: &BTreeSet<&str>) -> Option<Dead> {
    let of_streams = |before: &str| line.strip_prefix(before).is_some_and(|rest| rest.starts_with(STREAMS));
    if of_streams("export class ") {
        return Some(Dead::Block);
    }
    if of_streams("if (Symbol.dispose) ") || of_streams("const ") {
        return Some(Dead::Statement);
    }
    let (name, rest) = line.trim_start().split_once(": ")?;
    let is_dead = rest.starts_with("function(") && name.starts_with("__wb") && !imports.contains(name);
    is_dead.then_some(Dead::Block)
}

/// How many braces a line opens more than it closes. The glue has none in its texts.
fn braces(line: &str) -> isize {
    let count = |brace: char| line.matches(brace).count().cast_signed();
    count('{') - count('}')
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
        let glue = "export class IntoUnderlyingSink {\nfree() {\nif (x) { y }\n}\n}\n\
            if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;\n\
            export function begin(list) {\n}\n  __wbg_log_7ee213db584f37b0: function(arg0) {\n  log(arg0);\n  },\n  \
            __wbg_enqueue_7ee213db584f37b0: function() {\nreturn handle(function() {\n  arg0.enqueue();\n}, arguments);\n  },\n\
            const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')\n    ? {}\n    : new \
            FinalizationRegistry(free);\nlet wasm;";
        let alive = "export function begin(list) {\n}\n  __wbg_log_7ee213db584f37b0: function(arg0) {\n  log(arg0);\n  },\nlet wasm;\n";
        assert_eq!(without_dead(glue, &module), alive);
    }
}
