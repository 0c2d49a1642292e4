"""What belongs to no single language: `/`, the sitemap, robots.txt and the content policy."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from lxml import etree, html

from kamalign import LOCALES
from kamalign.site.finish import content_policy, finish

URL = "https://example.org/library/"
SCRIPT = "var a = '<b> ž';\n"
PAGE = f'<!doctype html><html><head><meta charset="utf-8"></head><script>{SCRIPT}</script></html>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for locale in LOCALES:
        for path in ("", "articles/a"):
            page = tmp_path / locale / path / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(PAGE, encoding="utf-8")
        (tmp_path / locale / "404.html").write_text(PAGE, encoding="utf-8")
        (tmp_path / locale / "sitemap.xml").touch()
        (tmp_path / locale / "sitemap.xml.gz").touch()
    finish(tmp_path, URL)
    return tmp_path


def test_the_sitemap_lists_every_page_once_with_its_counterparts(site: Path) -> None:
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    tree = etree.parse(str(site / "sitemap.xml"))
    urls = [str(loc.text) for loc in tree.iterfind(".//s:loc", spaces)]

    assert sorted(urls) == sorted(
        f"{URL}{locale}/{path}" for locale in LOCALES for path in ("", "articles/a/")
    )
    for url in tree.iterfind(".//s:url", spaces):
        alternates = [e.get("href", "") for e in url if str(e.tag).endswith("link")]
        assert len(alternates) == 3
        assert str(url[0].text) in alternates
    assert [path.parent for path in site.rglob("sitemap*")] == [site]


def test_the_root_offers_every_language(site: Path) -> None:
    page = html.fromstring((site / "index.html").read_bytes())

    assert [a.get("href") for a in page.iter("a")] == ["en/", "cs/", "fi/"]
    assert [li.get("lang") for li in page.iter("li")] == ["en", "cs", "fi"]
    assert list(page.iter("script")) == []


def test_robots_name_the_sitemap(site: Path) -> None:
    assert f"Sitemap: {URL}sitemap.xml\n" in (site / "robots.txt").read_text(encoding="utf-8")


def test_every_page_has_one_policy_and_its_scripts_are_in_it(site: Path) -> None:
    expected = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()

    for path in site.rglob("*.html"):
        policies = [
            meta.get("content", "")
            for meta in html.fromstring(path.read_bytes()).iter("meta")
            if meta.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(policies) == 1, path
        if path.parent != site:
            assert f"'sha256-{expected}'" in policies[0]


def test_a_policy_allows_nothing_from_elsewhere() -> None:
    policy = content_policy("<script src='a.js'></script><script>a</script><script>a</script>")

    assert policy.startswith("default-src 'self'; ")
    assert policy.count("sha256-") == 1
    assert "unsafe" not in policy.split("script-src")[1]
    assert "http" not in policy
    assert content_policy("").endswith("script-src 'self'")


def test_finishing_twice_gives_the_same_bytes(site: Path) -> None:
    before = (site / "sitemap.xml").read_bytes(), (site / "index.html").read_bytes()
    (site / "index.html").unlink()
    finish(site, URL)

    assert ((site / "sitemap.xml").read_bytes(), (site / "index.html").read_bytes()) == before
