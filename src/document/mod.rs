//! One file: sections, frontmatter, mentions, rules. Reading never fails; what is odd becomes a diagnostic.

mod document;
mod frontmatter;
mod guard;
mod heading;
mod hidden;
mod html;
mod kind;
mod markdown;
mod mention;
mod outline;
mod rule;
mod section;
mod segments;

pub use document::{Document, MAX_BYTES, Options};
pub use frontmatter::{Entry, Format, Frontmatter, Value};
pub use kind::Kind;
pub use markdown::{Block, BlockKind, Definition, DefinitionKind, Inline, InlineKind, Markdown};
pub use mention::{Certainty, Cue, Form, Mention, Relation, Setting, Subject};
pub use outline::Outline;
pub use rule::{Modality, Rule, Statement};
pub use section::{HeadingStyle, Section, Sections};

pub(crate) use heading::{SPACE, hashes, trim};
pub(crate) use html::HtmlLines;
pub(crate) use mention::{names_somebody, split_fragment, stem};
pub(crate) use rule::are_about_the_same;
