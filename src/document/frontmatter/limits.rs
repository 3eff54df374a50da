/// The largest frontmatter between markers that is read, in bytes. Real ones have a few hundred.
pub(super) const MAX_BYTES: usize = 256 * 1024;

/// How deep values may be nested, in any notation.
pub(super) const MAX_DEPTH: usize = 64;

/// How many values one tree may hold, so that memory stays within a few megabytes on any input.
pub(super) const MAX_VALUES: usize = 50_000;

/// How many findings one frontmatter may report; a last one then says that there are more.
pub(super) const MAX_FINDINGS: usize = 100;
