"""Where pages and downloads stand on the site."""

from __future__ import annotations

import posixpath


def site_path(page: str) -> str:
    """Path of a page's address below its language: `articles/a.md` is at `articles/a/`."""
    stem = page.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("/index") + "/"


def relative_href(start: str, target: str) -> str:
    """Href from the page `start` to `target` (`path.md#id`), both from the language's folder."""
    path, _, anchor = target.partition("#")
    href = posixpath.relpath("/" + site_path(path), "/" + site_path(start)) + "/"
    return href + (f"#{anchor}" if anchor else "")


def quiz_page(slug: str) -> str:
    """The page of a quiz, from the language's folder."""
    return f"quizzes/{slug}.md"


def path_page(slug: str) -> str:
    """The page of a learning path, from the language's folder."""
    return f"paths/{slug}.md"


DOWNLOADS_PAGE = "e-guide/index.md"
"""The page that offers the e-guide, from the language's folder."""


def download_name(locale: str, fmt: str) -> str:
    """File name of an e-guide; it stands beside the page that offers it."""
    return f"kam-alignment-library-{locale}.{fmt}"


FORMS_FOLDER = "playbooks/files"
"""Where the files of templates stand, from the language's folder."""


def form_name(slug: str, locale: str, fmt: str) -> str:
    """File name of a template."""
    return f"{slug}-{locale}.{fmt}"
