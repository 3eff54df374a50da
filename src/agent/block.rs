use crate::document::{Block, BlockKind, Document};
use crate::text::Span;

/// The blocks that begin in `span` and that no other block there holds, with their indexes.
pub(super) fn outer_blocks(document: &Document, span: Span) -> impl Iterator<Item = (usize, &Block)> {
    let blocks = &document.markdown().blocks;
    let mut next = blocks.partition_point(|block| block.span.start < span.start);
    std::iter::from_fn(move || {
        let index = next;
        let block = blocks.get(index).filter(|block| block.span.start < span.end)?;
        next = (block.end as usize).max(index + 1);
        Some((index, block))
    })
}

/// The items of the list at `list`, by index.
pub(super) fn items(document: &Document, list: usize) -> impl Iterator<Item = usize> {
    let children = document.markdown().children(list);
    children.filter(|(_, block)| block.kind == BlockKind::Item).map(|(index, _)| index)
}

/// The paragraphs of the item at `item` and of the lists in it, in document order.
pub(super) fn paragraphs(document: &Document, item: usize) -> impl Iterator<Item = &Block> {
    let blocks = &document.markdown().blocks;
    let end = blocks.get(item).map_or(item, |block| block.end as usize);
    let inside = blocks.get(item + 1..end).unwrap_or_default();
    inside.iter().filter(|block| block.kind == BlockKind::Paragraph)
}

/// The text of a paragraph, without the box of a task.
pub(super) fn paragraph_text(document: &Document, paragraph: &Block) -> Span {
    let span = paragraph.span.trim(document.text());
    let text = document.slice(span);
    let boxed = ["[ ]", "[x]", "[X]"].into_iter().any(|task| text.starts_with(task));
    if boxed { Span { start: span.start + 3, end: span.end }.trim(document.text()) } else { span }
}
