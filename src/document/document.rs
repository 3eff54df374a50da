use std::sync::OnceLock;

use super::frontmatter::{self, Frontmatter, Opening};
use super::guard;
use super::markdown::Markdown;
use super::mention::{self, Mention};
use super::rule::{self, Rule, Statement};
use super::section::Sections;
use super::{Kind, hidden, kind};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{DocumentPath, LineIndex, Span};

/// The largest text that is parsed, in bytes. A larger one is kept whole, as one opaque fragment with a diagnostic.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// One source file with all that can be told from it alone.
#[derive(Clone, Debug)]
pub struct Document {
    path: DocumentPath,
    text: String,
    lines: OnceLock<LineIndex>,
    options: Options,
    kind: Kind,
    frontmatter: Option<Frontmatter>,
    body: Span,
    markdown: Markdown,
    sections: Sections,
    mentions: OnceLock<Vec<Mention>>,
    rules: OnceLock<Vec<Rule>>,
    statements: OnceLock<Box<[Statement]>>,
    /// What was odd about the frontmatter.
    opening: Vec<Diagnostic>,
    diagnostics: OnceLock<Vec<Diagnostic>>,
}

/// What a caller knows about a document beyond its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Its kind; told from frontmatter, path and content otherwise.
    pub kind: Option<Kind>,
}

impl Document {
    /// Reads a document. Any text gives one.
    ///
    /// At once what tells which document it is: a library needs that of all of them, and of many nothing else.
    #[must_use]
    pub fn read(path: DocumentPath, text: String, options: Options) -> Self {
        if text.len() > MAX_BYTES {
            return Self::opaque(path, text, options);
        }
        let Opening { frontmatter, body, diagnostics: opening } = frontmatter::read(path.as_str(), &text);
        let markdown = Markdown::read(&text, body);
        let sections = Sections::read(&text, &markdown, body);
        let kind =
            options.kind.unwrap_or_else(|| kind::tell(path.as_str(), frontmatter.as_ref(), &text, &sections));
        let body = Span::new(body, text.len());
        Self {
            path,
            text,
            lines: OnceLock::new(),
            options,
            kind,
            frontmatter,
            body,
            markdown,
            sections,
            mentions: OnceLock::new(),
            rules: OnceLock::new(),
            statements: OnceLock::new(),
            opening,
            diagnostics: OnceLock::new(),
        }
    }

    fn opaque(path: DocumentPath, text: String, options: Options) -> Self {
        let message = format!("the document has {} bytes, {MAX_BYTES} are read", text.len());
        let diagnostic = Diagnostic::new(Code::DocumentTooLarge, path.as_str(), Span::default(), message)
            .with_help("split it into several documents");
        Self {
            lines: OnceLock::new(),
            options,
            kind: options.kind.unwrap_or(Kind::Fragment),
            frontmatter: None,
            body: Span::new(0, text.len()),
            markdown: Markdown::default(),
            sections: Sections::default(),
            mentions: OnceLock::from(Vec::new()),
            rules: OnceLock::from(Vec::new()),
            statements: OnceLock::new(),
            opening: Vec::new(),
            diagnostics: OnceLock::from(vec![diagnostic]),
            path,
            text,
        }
    }

    /// The same text at another path, with what the caller knew about it.
    #[must_use]
    pub fn moved(&self, path: DocumentPath) -> Self {
        Self::read(path, self.text.clone(), self.options)
    }

    /// Where it lies in the library.
    #[must_use]
    pub fn path(&self) -> &str {
        self.path.as_str()
    }

    /// The whole text, byte for byte as it was given.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The lines of the text, indexed when first asked for.
    #[must_use]
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// What it is for.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its frontmatter.
    #[must_use]
    pub fn frontmatter(&self) -> Option<&Frontmatter> {
        self.frontmatter.as_ref()
    }

    /// All that follows the frontmatter and a byte order mark.
    #[must_use]
    pub fn body(&self) -> Span {
        self.body
    }

    /// Its Markdown.
    #[must_use]
    pub fn markdown(&self) -> &Markdown {
        &self.markdown
    }

    /// Its sections.
    #[must_use]
    pub fn sections(&self) -> &Sections {
        &self.sections
    }

    /// The places that name, or may name, another document, in document order, found when first asked for.
    #[must_use]
    pub fn mentions(&self) -> &[Mention] {
        self.mentions.get_or_init(|| mention::read(&self.text, self.frontmatter.as_ref(), &self.markdown))
    }

    /// Its rules, in document order, found when first asked for.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        self.rules.get_or_init(|| rule::read(&self.text, &self.markdown))
    }

    /// Its rules that order or forbid, in document order, found when first asked for.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        self.statements.get_or_init(|| rule::statements(&self.text, self.rules()).into())
    }

    /// What was odd about it, found when first asked for.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        self.diagnostics.get_or_init(|| {
            let mut found = self.opening.clone();
            found.extend(guard::report(self.path(), &self.markdown));
            found.extend(self.nul());
            found.extend(hidden::report(self.path(), &self.text));
            found
        })
    }

    fn nul(&self) -> Option<Diagnostic> {
        let at = memchr::memchr(0, self.text.as_bytes())?;
        let message = "the document holds a NUL byte, so it is probably not text";
        Some(Diagnostic::new(Code::BinaryContent, self.path(), Span::new(at, at + 1), message))
    }

    /// The part of the text that a span covers.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The title: the first heading of level 1, or else the first heading at all.
    #[must_use]
    pub fn title(&self) -> Option<Span> {
        let written = || self.sections.list().iter().filter(|section| !section.style.is_pseudo());
        written().find(|section| section.level == 1).or_else(|| written().next()).map(|section| section.title)
    }

    /// The bytes that the document takes in memory, its text included.
    #[must_use]
    pub fn memory(&self) -> usize {
        let mentions = self.mentions.get().map_or(0, |mentions| {
            let topics = mentions.iter().map(|mention| size_of_val(&*mention.topics));
            mentions.capacity() * size_of::<Mention>() + topics.sum::<usize>()
        });
        let of_found = |found: &Vec<Diagnostic>| {
            found.capacity() * size_of::<Diagnostic>() + found.iter().map(Diagnostic::memory).sum::<usize>()
        };
        size_of::<Self>()
            + self.path.as_str().len()
            + self.text.capacity()
            + self.lines.get().map_or(0, LineIndex::memory)
            + self.frontmatter.as_ref().map_or(0, Frontmatter::memory)
            + self.markdown.memory()
            + self.sections.memory()
            + mentions
            + self.rules.get().map_or(0, |rules| rules.capacity() * size_of::<Rule>())
            + self.statements.get().map_or(0, |statements| size_of_val(&**statements))
            + of_found(&self.opening)
            + self.diagnostics.get().map_or(0, of_found)
    }
}
