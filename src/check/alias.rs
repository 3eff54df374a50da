//! Aliases of the configuration that lead nowhere.

use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::text::Span;

/// The file that the aliases stand in.
const CONFIGURATION: &str = "promptlink.json";

pub(super) fn check(library: &Library, found: &mut Vec<Diagnostic>) {
    for (alias, target) in &library.configuration().aliases {
        let message = match library.answering(target)[..] {
            _ if alias == target => format!("the alias `{alias}` leads to itself"),
            [_] => continue,
            [] => format!("the alias `{alias}` leads to `{target}`, which is not in the library"),
            _ => format!("the alias `{alias}` leads to `{target}`, to which several documents answer"),
        };
        let diagnostic = Diagnostic::new(Code::InvalidAlias, CONFIGURATION, Span::default(), message)
            .with_subject(alias)
            .with_help("give the path or the name of a document");
        found.push(diagnostic);
    }
}
