"""The block `::name argument`: recognised here, rendered by `markdown.py`."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

TAG = "kam-block"
"""Tag of the element that stands for a block until it is rendered."""

BLOCKS = {
    "quiz": "the slug of a quiz",
    "quizzes": "",
    "assessment": "the slug of a self-assessment",
    "team": "the slug of a self-assessment",
    "template": "the slug of a template",
    "path": "the slug of a learning path",
    "paths": "",
    "picture": "the slug of a picture",
    "glossary": "",
    "sources": "",
    "download": "pdf or epub",
}
"""Every block by name, with what its argument is; empty where it takes none."""

DOWNLOADS = frozenset({"pdf", "epub"})
"""The formats of an e-guide."""

_LINE = re.compile(r"^::(?P<name>[a-z][a-z-]*)(?:[ \t]+(?P<argument>\S[^\n]*?))?[ \t]*$")
LOOKS_LIKE_BLOCK = re.compile(r"\n[ \t]*(?P<block>::\S*)")


class _Processor(BlockProcessor):
    def test(self, parent: etree.Element, block: str) -> bool:  # noqa: ARG002 - base class
        return bool(_LINE.match(block.strip("\n")))

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        match = _LINE.match(blocks.pop(0).strip("\n"))
        if match is None:
            return False
        etree.SubElement(parent, TAG, {"name": match["name"], "argument": match["argument"] or ""})
        return True


class BlockExtension(Extension):
    """Python-Markdown extension that recognises blocks and leaves a stand-in element."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register ahead of paragraphs and lists."""
        md.parser.blockprocessors.register(_Processor(md.parser), "kamalign-block", 75)
