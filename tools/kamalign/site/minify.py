"""Strips comments and needless space from our own scripts and styles in a built site."""

from __future__ import annotations

from pathlib import Path

import minify  # type: ignore[import-untyped]

from kamalign.files import write_atomically

_TYPES = {".css": "text/css", ".js": "application/javascript"}


def minify_assets(site: Path) -> None:
    """Minify what stands in `assets/kamalign/` of each language; other files are the theme's.

    Modules stay apart and keep the names that they export, so a page still loads only what it
    needs. The type declarations, which no page loads, are left out.
    """
    for path in sorted(site.glob("*/assets/kamalign/*")):
        if kind := _TYPES.get(path.suffix):
            text = minify.string(kind, path.read_text(encoding="utf-8"))
            write_atomically(path, text.encode())
        elif path.name.endswith(".d.ts"):
            path.unlink()
