//! promptlink is a linker for agent prompts.
//!
//! A team keeps its agents, standards and skills as Markdown, and each document points at others in prose: "Follow the
//! **backend.md** standards document". promptlink parses the documents, resolves every reference, and links an agent
//! with all that it relies on into one *persona*. This crate is its core. It does no I/O, reads no clock and uses no
//! randomness: the same texts give the same bytes, natively and as WebAssembly.
//!
//! # The way of a text
//!
//! Each module is a stage, and imports only from those before it.
//!
//! | stage | takes | gives |
//! |---|---|---|
//! | [`text`] | bytes | spans, lines, positions in UTF-16 |
//! | [`diagnostic`] | | what is wrong, where, and how to mend it |
//! | [`document`] | one file | sections, frontmatter, mentions of other documents, rules |
//! | [`agent`] | a document | who the agent is and what it does |
//! | [`library`] | many documents | what each mention refers to, and the graph |
//! | [`compose`] | an agent of a library | a plan, and by it the persona |
//! | [`target`] | | the forms that a persona takes |
//! | [`check`] | a library | everything that is wrong with it |
//!
//! # A tour
//!
//! Reading never fails. Any text gives a [`Document`](document::Document); what is odd about it becomes a diagnostic.
//!
//! ```
//! use promptlink::agent::Agent;
//! use promptlink::document::{Document, Options};
//! use promptlink::text::DocumentPath;
//!
//! let text = std::fs::read_to_string("library/agents/backend-developer.md")?;
//! let document = Document::read(DocumentPath::new("agents/backend-developer.md")?, text, Options::default());
//! assert_eq!(document.sections().list()[1].title.of(document.text()), "Core Responsibilities");
//!
//! let agent = Agent::read(&document);
//! assert_eq!(agent.role.map(|role| role.text), Some("Senior Backend Engineer".into()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A [`Library`](library::Library) holds documents by path. What a document refers to is told by exact rules; nothing
//! is guessed, and what is not found is [`Dangling`](library::Verdict::Dangling), with suggestions.
//!
//! ```
//! # use promptlink::document::Options;
//! # use promptlink::text::DocumentPath;
//! use promptlink::library::{Configuration, Library, Tier, Verdict};
//!
//! let mut library = Library::new(Configuration::default());
//! for path in ["agents/backend-developer.md", "standards/backend.md"] {
//!     let text = std::fs::read_to_string(format!("library/{path}"))?;
//!     library.set(DocumentPath::new(path)?, text, Options::default());
//! }
//! let agent = library.find("backend-developer")?;
//! let reference = &library.references(agent)[0];
//! assert_eq!((reference.verdict, reference.tier), (Verdict::Link, Some(Tier::Basename)));
//! assert_eq!(reference.target, library.id("standards/backend.md"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`check`](check::check) says what is wrong, and [`compose`](compose::compose) links.
//!
//! ```
//! # use promptlink::document;
//! # use promptlink::library::{Configuration, Library};
//! # use promptlink::text::DocumentPath;
//! use promptlink::check::check;
//! use promptlink::compose::{Cache, Frame, Options, Origin, compose, find_agent, plan};
//! use promptlink::diagnostic::Code;
//!
//! # let mut library = Library::new(Configuration::default());
//! # for path in ["agents/backend-developer.md", "standards/backend.md"] {
//! #     let text = std::fs::read_to_string(format!("library/{path}"))?;
//! #     library.set(DocumentPath::new(path)?, text, document::Options::default());
//! # }
//! let findings = check(&library);
//! assert_eq!(findings[0].code, Code::DanglingReference);
//! assert_eq!(findings[0].message, "the document `backend-skills.md` is not in the library");
//!
//! let agent = find_agent(&library, "backend-developer")?;
//! let mut cache = Cache::default();
//! let plan = plan(&library, &mut cache, agent, &Options::default());
//! let persona = compose(&library, &mut cache, &plan, Frame::Heading)?;
//! let text = persona.text();
//! assert!(text.starts_with("# Backend Developer Agent Prompt"));
//!
//! // Every byte of the persona has its origin.
//! let at = text.find("## Error handling and resilience").expect("a section of the standard");
//! let piece = persona.at(at as u32).expect("the text has no gap");
//! let Origin::Source(source) = piece.origin else { panic!("promptlink did not write it") };
//! assert_eq!(persona.sources()[source as usize].path(), "standards/backend.md");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A budget leaves out whole units of what matters least, and is never exceeded. What cannot be composed is an
//! [`Error`](compose::Error) with a stable code.
//!
//! ```
//! # use promptlink::document;
//! # use promptlink::library::{Configuration, Library};
//! # use promptlink::text::DocumentPath;
//! use promptlink::compose::{Budget, Cache, Frame, Options, compose, find_agent, plan, within};
//! use promptlink::text::estimate_tokens;
//!
//! # let mut library = Library::new(Configuration::default());
//! # for path in ["agents/backend-developer.md", "standards/backend.md"] {
//! #     let text = std::fs::read_to_string(format!("library/{path}"))?;
//! #     library.set(DocumentPath::new(path)?, text, document::Options::default());
//! # }
//! let agent = find_agent(&library, "backend-developer")?;
//! let mut cache = Cache::default();
//! let whole = plan(&library, &mut cache, agent, &Options::default());
//!
//! let budget = Budget { tokens: 5000, points: false, steps: None };
//! let fitting = within(&library, &mut cache, whole.clone(), Frame::Heading, budget)?;
//! let persona = compose(&library, &mut cache, &fitting, Frame::Heading)?;
//! assert!(estimate_tokens(&persona.text()) <= 5000);
//! assert!(!persona.left_out().is_empty());
//!
//! let refused = within(&library, &mut cache, whole, Frame::Heading, Budget { tokens: 10, ..budget });
//! assert_eq!(refused.unwrap_err().code(), "budget-too-small");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A finding says where it is in bytes, and where one edit surely mends it, has that edit.
//!
//! ```
//! use promptlink::check::check;
//! use promptlink::document::Options;
//! use promptlink::library::{Configuration, Library};
//! use promptlink::text::DocumentPath;
//!
//! let mut library = Library::new(Configuration::default());
//! let text = "Follow **reviews.md**.\n".to_owned();
//! library.set(DocumentPath::new("agents/reviewer.md")?, text.clone(), Options::default());
//! library.set(DocumentPath::new("standards/review.md")?, "# Review\n".to_owned(), Options::default());
//!
//! let finding = &check(&library)[0];
//! assert_eq!(finding.span.of(&text), "reviews.md");
//! assert_eq!(finding.fix.as_ref().expect("one document is near").edits[0].text, "review.md");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What it asks for
//!
//! Rust 1.88. Clippy holds the sources to the standard library of that version, and no dependency asks for a later one.
//! There are no features. On `wasm32` the crate exports what the npm package calls; elsewhere it depends on nothing of
//! that.

// Any input gives a value: a panic would take the whole instance with it.
#![cfg_attr(not(test), deny(clippy::unwrap_used))]

pub mod agent;
pub mod check;
pub mod compose;
pub mod diagnostic;
pub mod document;
pub mod library;
pub mod target;
pub mod text;
#[cfg(any(target_arch = "wasm32", test))]
mod wasm;
