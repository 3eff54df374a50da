use crate::document::{Block, BlockKind, Document};

/// The block that holds the text at a byte. None holds what a definition is made of.
pub(super) fn leaf_at(document: &Document, offset: usize) -> Option<&Block> {
    let blocks = &document.markdown().blocks;
    let after = blocks.partition_point(|block| block.span.start as usize <= offset);
    blocks[..after].last().filter(|block| holds_text(block.kind) && block.span.contains_offset(offset))
}

fn holds_text(kind: BlockKind) -> bool {
    use BlockKind::{Code, Heading, Html, Paragraph, TableCell};
    matches!(kind, Paragraph | Heading(_) | TableCell | Code { .. } | Html)
}
