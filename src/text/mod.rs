//! Bytes in: spans, lines, UTF-16 at the edge.

pub(crate) mod boundary;
mod find;
mod hash;
mod hidden;
mod lines;
mod map;
pub(crate) mod order;
mod path;
pub(crate) mod pattern;
mod span;
mod tokens;
mod utf16;
mod word;

pub(crate) use find::{find, find_all};
pub(crate) use hash::hash;
pub use hidden::{HiddenClass, HiddenPayload, HiddenRun, decode_hidden, hidden_name, hidden_runs};
pub use lines::{LineIndex, Position};
pub(crate) use lines::{line_end, line_start};
pub(crate) use map::Map;
pub use path::{DocumentPath, PathError};
pub use span::Span;
pub(crate) use tokens::{TOKEN, weigh_tokens};
pub use tokens::{TOKEN_ESTIMATE_ERROR, TokenEstimateError, estimate_tokens};
pub use utf16::Utf16Index;
pub(crate) use utf16::utf16_len;
pub(crate) use word::is_one_of;
