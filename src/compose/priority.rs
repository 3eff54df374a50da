use super::{Entry, Plan, Role};
use crate::document::{Document, Kind, Value};
use crate::library::Library;

/// How much it matters that a document stays in a persona: the larger, the later it is left out.
///
/// A document says it by a whole number up to [`HIGHEST`] as `priority` in its frontmatter. Otherwise its kind does. What
/// is only named by a line stays longest, for a line costs little and says where the rest is. The agent itself is never
/// left out.
#[must_use]
pub fn priority(document: &Document, role: Role) -> u32 {
    match role {
        Role::Identity => HIGHEST,
        Role::Pointer | Role::Brief => declared(document).unwrap_or(LINES),
        Role::Inherited | Role::Inline => declared(document).unwrap_or(of_kind(document.kind())),
    }
}

impl Plan {
    /// How much it matters that the document of an entry stays. What is inherited matters as much as what inherits it.
    #[must_use]
    pub fn priority(&self, library: &Library, entry: usize) -> u32 {
        let heir = self.entries[..=entry].iter().rfind(|entry| entry.role != Role::Inherited);
        let Entry { document, role, .. } = heir.unwrap_or(&self.entries[entry]);
        priority(library.document(*document), *role)
    }
}

/// The priority of the agent itself, and the largest that a document can have.
pub const HIGHEST: u32 = 100;

const LINES: u32 = 90;

fn of_kind(kind: Kind) -> u32 {
    match kind {
        Kind::Standard => 50,
        Kind::Skill => 40,
        Kind::Fragment => 30,
        Kind::Command => 20,
        Kind::Agent => 10,
    }
}

/// What the frontmatter says.
fn declared(document: &Document) -> Option<u32> {
    match document.frontmatter()?.get("priority")?.value {
        Value::Number(number) if (0.0..=f64::from(HIGHEST)).contains(&number) && number.fract() == 0.0 => {
            Some(number as u32)
        }
        _ => None,
    }
}
