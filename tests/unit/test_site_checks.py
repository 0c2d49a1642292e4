"""The checks of a built site: a tiny site is clean, and each slip in it is one finding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kamalign import LOCALES
from kamalign.checks.site import check_site
from kamalign.diagnostics import RULES

URL = "https://example.org/library/"
PAGES = ("", "articles/a/")


def _page(locale: str, path: str) -> str:
    alternates = "\n".join(
        f'<link rel="alternate" hreflang="{other}" href="{URL}{other}/{path}">' for other in LOCALES
    )
    up = "../" * path.count("/")
    return f"""<!doctype html>
<html lang="{locale}">
<head>
<meta charset="utf-8">
<link rel="canonical" href="{URL}{locale}/{path}">
{alternates}
<link rel="alternate" hreflang="x-default" href="{URL}">
<link rel="stylesheet" href="{up}style.css">
<script src="{up}a.js"></script>
</head>
<body>
<h1 id="top">ž</h1>
<a href="{up or "./"}articles/a/#top">a</a> <a href="#top">up</a> <a href="https://e.org/">e</a>
<img src="{up}a.png" srcset="{up}a.png 1x, {up}a.png 2x"><img src="data:image/png;base64,AA==">
</body>
</html>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    addresses = []
    for locale in LOCALES:
        for path in PAGES:
            page = tmp_path / locale / path / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(_page(locale, path), encoding="utf-8")
            addresses.append(_url(f"{locale}/{path}"))
        folder = tmp_path / locale
        (folder / "404.html").write_text(f'<html lang="{locale}"><p>?</p></html>', encoding="utf-8")
        (folder / "style.css").write_text("a { background: url(a.png) }", encoding="utf-8")
        (folder / "a.js").touch()
        (folder / "a.png").touch()
    (tmp_path / "index.html").write_text('<a href="en/">English</a>', encoding="utf-8")
    _write_sitemap(tmp_path, addresses)
    return tmp_path


def _url(path: str) -> str:
    return f"<url><loc>{URL}{path}</loc></url>"


def _write_sitemap(site: Path, addresses: list[str]) -> None:
    (site / "sitemap.xml").write_text(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"{''.join(addresses)}</urlset>",
        encoding="utf-8",
    )


def _found(site: Path) -> list[str]:
    return [f"{found.place} {found.code}" for found in check_site(site)]


def _replace(path: str, typed: str, instead: str) -> Callable[[Path], None]:
    def edit(site: Path) -> None:
        text = (site / path).read_text(encoding="utf-8")
        assert typed in text
        (site / path).write_text(text.replace(typed, instead, 1), encoding="utf-8")

    return edit


def _write(path: str, content: bytes) -> Callable[[Path], None]:
    def edit(site: Path) -> None:
        (site / path).write_bytes(content)

    return edit


def _delete(path: str) -> Callable[[Path], None]:
    def edit(site: Path) -> None:
        (site / path).unlink()

    return edit


HOME = "en/index.html"
CASES: list[tuple[str, str, Callable[[Path], None]]] = [
    ("site-broken-link", f"{HOME}:15:1", _replace(HOME, 'href="./articles/a/#top"', 'href="b/"')),
    ("site-broken-link", f"{HOME}:15:1", _replace(HOME, "./articles/a/#top", "../../../etc/x")),
    ("site-broken-link", f"{HOME}:15:1", _replace(HOME, "./articles/a/#top", "//[half")),
    ("site-broken-link", f"{HOME}:11:1", _replace(HOME, 'src="a.js"', 'src="b.js"')),
    ("site-broken-link", "en/style.css:1:1", _replace("en/style.css", "a.png", "b.png")),
    ("site-broken-anchor", f"{HOME}:15:1", _replace(HOME, "a/#top", "a/#bottom")),
    ("site-broken-anchor", f"{HOME}:15:1", _replace(HOME, 'href="#top"', 'href="#bottom"')),
    ("site-duplicate-id", f"{HOME}:1:1", _replace(HOME, "<body>", '<body id="top">')),
    ("site-language", f"{HOME}:1:1", _replace(HOME, 'lang="en"', 'lang="fi"')),
    ("site-language", f"{HOME}:1:1", _replace(HOME, '<html lang="en">', "<html>")),
    ("site-canonical", f"{HOME}:1:1", _replace(HOME, f'l" href="{URL}en/', 'l" href="/')),
    ("site-canonical", f"{HOME}:1:1", _replace(HOME, '<link rel="canonical"', '<link rel="x"')),
    ("site-hreflang", f"{HOME}:1:1", _replace(HOME, 'hreflang="fi"', 'hreflang="sv"')),
    ("site-hreflang", f"{HOME}:1:1", _replace(HOME, 'hreflang="x-default"', 'hreflang="de"')),
    ("site-third-party", f"{HOME}:11:1", _replace(HOME, 'src="a.js"', 'src="https://e.org/a.js"')),
    ("site-third-party", f"{HOME}:11:1", _replace(HOME, 'src="a.js"', 'src="//e.org/a.js"')),
    ("site-third-party", f"{HOME}:16:1", _replace(HOME, "a.png 2x", "https://e.org/a.png 2x")),
    ("site-third-party", f"{HOME}:12:1", _replace(HOME, "</head>", '<link rel="preconnect" href="https://e.org"></head>')),
    ("site-third-party", f"{HOME}:12:1", _replace(HOME, "</head>", '<style>@import "https://e.org/a.css";</style></head>')),
    ("site-third-party", f"{HOME}:14:1", _replace(HOME, '<h1 id="top">', '<h1 id="top" style="background:url(https://e.org/a)">')),
    ("site-third-party", f"{HOME}:17:1", _replace(HOME, "</body>", '<video poster="https://e.org/a"></video></body>')),
    ("site-third-party", f"{HOME}:17:1", _replace(HOME, "</body>", '<iframe src="https://e.org/"></iframe></body>')),
    ("site-third-party", "fi/style.css:1:1", _replace("fi/style.css", "a.png", "'https://e.org/a'")),
    ("site-sitemap", "sitemap.xml:1:1", _delete("sitemap.xml")),
    ("site-sitemap", "sitemap.xml:1:1", _write("sitemap.xml", b"<urlset>")),
    ("site-sitemap", "sitemap.xml:1:1", _replace("sitemap.xml", _url("fi/"), "")),
    ("site-sitemap", "sitemap.xml:1:1", _replace("sitemap.xml", _url("fi/"), _url("fi/") * 2)),
    ("site-sitemap", "sitemap.xml:1:1", _replace("sitemap.xml", "</urls", _url("fi/b") + "</urls")),
    ("site-missing", "index.html:1:1", _delete("index.html")),
    ("site-missing", "cs/404.html:1:1", _delete("cs/404.html")),
    ("site-missing", "cs/404.html:1:1", _write("cs/404.html", b"")),
]  # fmt: skip


def test_a_sound_site_has_no_findings(site: Path) -> None:
    assert _found(site) == []


@pytest.mark.parametrize(("code", "place", "edit"), CASES)
def test_a_slip_is_one_finding(
    site: Path, code: str, place: str, edit: Callable[[Path], None]
) -> None:
    edit(site)

    assert _found(site) == [f"{place} {code}"]


def test_every_code_of_the_site_is_tested() -> None:
    assert {code for code, _, _ in CASES} == {code for code in RULES if code.startswith("site-")}


def test_a_page_that_one_language_lacks(site: Path) -> None:
    _delete("fi/articles/a/index.html")(site)

    assert set(_found(site)) == {
        "cs/articles/a/index.html:1:1 site-hreflang",
        "en/articles/a/index.html:1:1 site-hreflang",
        "fi/index.html:15:1 site-broken-link",
        "sitemap.xml:1:1 site-sitemap",
    }


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"@import url(", b"a{b:url(\"x')}", b"\x00"])
def test_no_style_sheet_stops_the_checks(site: Path, content: bytes) -> None:
    (site / "en" / "style.css").write_bytes(content)

    assert all(line.endswith("site-broken-link") for line in _found(site))


@pytest.mark.parametrize(
    "content", [b"", b"\x00", b"<", b"<!--", b"\xff\xfe", b"<a href='http://['>"]
)
def test_no_page_stops_the_checks(site: Path, content: bytes) -> None:
    (site / "en" / "index.html").write_bytes(content)

    assert any(line.startswith("en/index.html") for line in _found(site))
