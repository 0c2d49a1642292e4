"""What belongs to no single language: `/`, the sitemap, robots.txt and the content policy."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

from lxml import etree

from kamalign import LOCALES, SOURCE_LOCALE
from kamalign.files import write_atomically
from kamalign.messages import messages
from kamalign.rendering import render

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_CHARSET = '<meta charset="utf-8">'
# The theme prints its scripts itself, so their text is exactly what stands between the tags.
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def finish(site: Path, site_url: str) -> None:
    """Finish a site whose languages are built below `site`."""
    pages = sorted(site.rglob("*.html"))
    _write_root(site, site_url)
    _write_sitemap(site, site_url)
    write_atomically(
        site / "robots.txt",
        f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n".encode(),
    )
    for page in pages:
        _add_policy(page)


def _write_root(site: Path, site_url: str) -> None:
    """Write `/`, where a reader chooses a language; it needs no script and redirects nobody."""
    languages = [{"locale": locale, "t": messages(locale).text} for locale in LOCALES]
    page = render("root.html", SOURCE_LOCALE, languages=languages, site_url=site_url)
    write_atomically(site / "index.html", page.encode())


def _write_sitemap(site: Path, site_url: str) -> None:
    """Merge the sitemaps of the languages: every page once, with its counterparts."""
    paths = sorted(
        {
            path.relative_to(site / SOURCE_LOCALE).parent.as_posix()
            for path in (site / SOURCE_LOCALE).rglob("index.html")
        }
    )
    namespaces: Any = {None: _SITEMAP, "xhtml": _XHTML}
    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap=namespaces)
    for path in paths:
        tail = "" if path == "." else f"{path}/"
        for locale in LOCALES:
            url = etree.SubElement(root, f"{{{_SITEMAP}}}url")
            etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = f"{site_url}{locale}/{tail}"
            for other in LOCALES:
                etree.SubElement(
                    url,
                    f"{{{_XHTML}}}link",
                    rel="alternate",
                    hreflang=other,
                    href=f"{site_url}{other}/{tail}",
                )
    text = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    write_atomically(site / "sitemap.xml", text)
    for locale in LOCALES:
        (site / locale / "sitemap.xml").unlink(missing_ok=True)
        (site / locale / "sitemap.xml.gz").unlink(missing_ok=True)


def content_policy(page: str) -> str:
    """The content security policy of a page: nothing from elsewhere.

    Of inline scripts only those run that the theme put there, by their hash; pictures in the
    theme's style sheets are data.
    """
    hashes = sorted(
        {
            "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"
            for script in _INLINE_SCRIPT.findall(page)
        }
    )
    scripts = " ".join(["'self'", *hashes])
    return f"default-src 'self'; img-src 'self' data:; script-src {scripts}"


def _add_policy(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    policy = f'<meta http-equiv="Content-Security-Policy" content="{content_policy(page)}">'
    write_atomically(path, page.replace(_CHARSET, f"{_CHARSET}\n      {policy}", 1).encode())
