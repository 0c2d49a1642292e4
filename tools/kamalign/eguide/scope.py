"""Which address of the site is which label of the book, and what a link becomes."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

EXTERNAL = ("http", "https", "mailto")


@dataclass(frozen=True)
class Target:
    """Where a link leads: a `label` of the book, an external `url`, or neither (plain text).

    `broken` says that the site has no such page.
    """

    label: str | None = None
    url: str | None = None
    broken: bool = False


@dataclass(frozen=True)
class Scope:
    """The pages of the book by address (`articles/other-half/`) and the site they come from."""

    site: Path
    locale: str
    addresses: frozenset[str]

    def target(self, page: str, href: str) -> Target:
        """Resolve an href found on the page at the address `page`."""
        parts = urlsplit(href)
        if parts.scheme in EXTERNAL:
            return Target(url=href)
        if parts.scheme or parts.netloc:
            return Target(broken=True)
        base = f"/{self.locale}/{page}"
        path = posixpath.normpath(posixpath.join(base, unquote(parts.path))) if parts.path else base
        address = path.removeprefix(f"/{self.locale}/").strip("/") + "/"
        if path.startswith(f"/{self.locale}/") and address in self.addresses:
            return Target(label=label(address, unquote(parts.fragment)))
        file = self.site / path.lstrip("/")
        return Target(broken=not (file.is_file() or (file / "index.html").is_file()))


def label(address: str, anchor: str | None = None) -> str:
    """The label of a page, or of an anchor on it: `articles-other-half--where-the-week-goes`."""
    page = address.strip("/").replace("/", "-")
    return f"{page}--{anchor}" if anchor else page
