"""Whether the built site holds together: links, languages, addresses, nothing from elsewhere."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from kamalign import LOCALES
from kamalign.diagnostics import Finding, Place, finding, in_order

_LOADING = {
    "script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src",
    "audio": "src", "embed": "src", "object": "data", "track": "src", "input": "src",
    "image": "href", "use": "href", "form": "action",
}  # fmt: skip
_LOADING_RELATIONS = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "preconnect",
    "manifest",
    "dns-prefetch",
    "prefetch",
    "prerender",
    "apple-touch-icon",
    "mask-icon",
}
_CSS_URL = re.compile(r"""url\(\s*["']?(?!data:|#)([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
_SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


@dataclass(frozen=True)
class _Link:
    target: str
    place: Place


class _SitePage:
    """A built page and what a check wants to know of it."""

    def __init__(self, path: str, root: html.HtmlElement) -> None:
        self.path = path
        self.root = root

    @property
    def place(self) -> Place:
        return Place(self.path)

    @property
    def url_path(self) -> str:
        """Address of the page from the site's root: `en/articles/a/`."""
        return self.path.removesuffix("index.html")

    @property
    def locale(self) -> str | None:
        first = self.path.split("/")[0]
        return first if first in LOCALES else None

    @cached_property
    def ids(self) -> Counter[str]:
        return Counter(str(i) for i in self.root.xpath("//@id"))

    @cached_property
    def names(self) -> set[str]:
        return {*self.ids, *(str(n) for n in self.root.xpath("//a/@name"))}

    def links(self) -> Iterator[_Link]:
        for element in self.root.iter("a", "area"):
            if target := element.get("href"):
                yield _Link(target.strip(), Place(self.path, element.sourceline or 1))

    def loads(self) -> Iterator[_Link]:
        for element in self.root.iter(etree.Element):
            attribute = _LOADING.get(str(element.tag))
            if element.tag == "link":
                relations = set(element.get("rel", "").lower().split())
                attribute = "href" if relations & _LOADING_RELATIONS else None
            place = Place(self.path, element.sourceline or 1)
            for name in (attribute, "poster", "background"):
                if name and (target := element.get(name)):
                    yield _Link(target.strip(), place)
            css = element.get("style", "")
            if element.tag == "style":
                css += element.text or ""
            for target in _css_targets(css):
                yield _Link(target, place)
            for part in element.get("srcset", "").split(","):
                if part.strip():
                    yield _Link(part.split()[0], place)

    def relation(self, name: str) -> list[html.HtmlElement]:
        return [e for e in self.root.iter("link") if name in e.get("rel", "").lower().split()]


class _Site:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = {
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        }
        self.pages = {
            name: _SitePage(name, root)
            for name in sorted(self.files)
            if name.endswith(".html") and (root := _root_element(folder / name)) is not None
        }

    def resolve(self, page: str, target: str) -> tuple[str | None, str]:
        """File and fragment that a target leads to from a page; the file is None if absent."""
        try:
            parts = urlsplit(urljoin("/" + page, target))
        except ValueError:
            return None, ""
        path = unquote(parts.path).lstrip("/")
        if path == "" or path.endswith("/"):
            path += "index.html"
        path = posixpath.normpath(path)
        return (path if path in self.files else None), unquote(parts.fragment)


def _root_element(path: Path) -> html.HtmlElement | None:
    """The html element of a page, or None where a file holds no markup."""
    return html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()


def check_site(folder: Path) -> list[Finding]:
    """Check the whole built site below `folder`, all languages at once."""
    site = _Site(folder)
    found: list[Finding] = []
    for page in site.pages.values():
        found += _links(site, page)
        found += _loads(site, page)
        found += _ids_and_language(page)
        found += _addresses(site, page)
    found += _stylesheets(site)
    found += _sitemap(site)
    found += _entrances(site)
    return in_order(found)


def _local(target: str) -> bool:
    """Whether an address stays on this site; one that cannot be read does, and leads nowhere."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return True
    return not parts.scheme and not parts.netloc


def _css_targets(css: str) -> Iterator[str]:
    for match in _CSS_URL.finditer(css):
        yield (match[1] or match[2]).strip()


def _links(site: _Site, page: _SitePage) -> Iterator[Finding]:
    for link in page.links():
        if not _local(link.target):
            continue
        path, fragment = site.resolve(page.path, link.target)
        if path is None:
            yield finding(
                "site-broken-link",
                link.place,
                f"`{link.target}` leads nowhere",
                "correct the link in the page or template it comes from",
            )
        elif fragment and path in site.pages and fragment not in site.pages[path].names:
            yield finding(
                "site-broken-anchor",
                link.place,
                f"`{link.target}` names a section that is not there",
                "correct the anchor in the page or template it comes from",
            )


def _loads(site: _Site, page: _SitePage) -> Iterator[Finding]:
    for load in page.loads():
        if load.target.startswith("data:"):
            continue
        if not _local(load.target):
            yield finding(
                "site-third-party",
                load.place,
                f"`{load.target}` is loaded from elsewhere",
                "ship the file with the site",
            )
        elif site.resolve(page.path, load.target)[0] is None:
            yield finding(
                "site-broken-link",
                load.place,
                f"`{load.target}` is loaded but does not exist",
                "add the file or drop the reference",
            )


def _stylesheets(site: _Site) -> Iterator[Finding]:
    for name in sorted(site.files):
        if not name.endswith(".css"):
            continue
        css = (site.folder / name).read_text(encoding="utf-8", errors="replace")
        for target in _css_targets(css):
            if not _local(target):
                yield finding(
                    "site-third-party",
                    Place(name),
                    f"`{target}` is loaded from elsewhere",
                    "ship the file with the site",
                )
            elif site.resolve(name, target)[0] is None:
                yield finding(
                    "site-broken-link",
                    Place(name),
                    f"`{target}` is loaded but does not exist",
                    "add the file or drop the reference",
                )


def _ids_and_language(page: _SitePage) -> Iterator[Finding]:
    for name, count in sorted(page.ids.items()):
        if count > 1:
            yield finding(
                "site-duplicate-id",
                page.place,
                f"the id `{name}` stands {count} times",
                "give each element an id of its own",
            )
    language = page.root.get("lang")
    if page.locale and language != page.locale:
        yield finding(
            "site-language",
            page.place,
            f'the page says lang="{language}", but stands under /{page.locale}/',
            "build the language with BUILD_LOCALE set to it",
        )


def _addresses(site: _Site, page: _SitePage) -> Iterator[Finding]:
    if page.locale is None or page.path.endswith("404.html"):
        return
    canonical = [e.get("href", "") for e in page.relation("canonical")]
    if len(canonical) != 1 or not canonical[0].endswith("/" + page.url_path):
        yield finding(
            "site-canonical",
            page.place,
            f"the canonical address is {canonical or 'missing'}",
            f"it should end in /{page.url_path}",
        )
        return
    base = canonical[0].removesuffix(page.url_path)
    alternates = {
        e.get("hreflang", ""): e.get("href", "")
        for e in page.relation("alternate")
        if e.get("hreflang")
    }
    rest = page.url_path.partition("/")[2]
    for locale in LOCALES:
        expected = f"{base}{locale}/{rest}"
        if alternates.get(locale) != expected:
            yield finding(
                "site-hreflang",
                page.place,
                f"hreflang `{locale}` is {alternates.get(locale) or 'missing'}",
                f"it should be {expected}",
            )
        elif f"{locale}/{rest}index.html" not in site.files:
            yield finding(
                "site-hreflang",
                page.place,
                f"hreflang `{locale}` names a page that does not exist",
                f"add the page to docs/{locale}/",
            )
    if "x-default" not in alternates:
        yield finding(
            "site-hreflang",
            page.place,
            "there is no hreflang `x-default`",
            "name the address for readers of other languages",
        )


def _sitemap(site: _Site) -> Iterator[Finding]:
    place = Place("sitemap.xml")
    if "sitemap.xml" not in site.files:
        yield finding("site-sitemap", place, "does not exist", "run `kamalign build`")
        return
    try:
        tree = etree.parse(str(site.folder / "sitemap.xml"))
    except etree.XMLSyntaxError as error:
        message = f"cannot be read: {error.msg}"
        yield finding("site-sitemap", place, message, "run `kamalign build`")
        return
    listed = Counter(
        urlsplit(str(loc.text)).path.lstrip("/")
        for loc in tree.iterfind(".//s:url/s:loc", _SITEMAP)
    )
    pages = {
        page.url_path
        for page in site.pages.values()
        if page.locale and not page.path.endswith("404.html")
    }
    for path, count in sorted(listed.items()):
        if count > 1:
            yield finding("site-sitemap", place, f"/{path} is listed {count} times", "list it once")
    known = {path for path in listed if any(path.endswith(p) for p in pages)}
    for path in sorted(set(listed) - known - {""}):
        yield finding("site-sitemap", place, f"/{path} does not exist", "drop it")
    for path in sorted(p for p in pages if not any(known_p.endswith(p) for known_p in known)):
        yield finding("site-sitemap", place, f"/{path} is not listed", "add it")


def _entrances(site: _Site) -> Iterator[Finding]:
    wanted = ["index.html", *(f"{locale}/{name}" for locale in LOCALES for name in
                              ("index.html", "404.html"))]  # fmt: skip
    for name in wanted:
        if name not in site.files:
            yield finding("site-missing", Place(name), "does not exist", "run `kamalign build`")
    for name in sorted(site.files - set(site.pages)):
        if name.endswith(".html"):
            yield finding("site-missing", Place(name), "holds no page", "run `kamalign build`")
