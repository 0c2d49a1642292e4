"""What every page owes its reader: it loads, asks nobody else, fits a phone, is accessible."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from e2e.conftest import AXE, ROOT, Reader, Site
from kamalign import LOCALES
from kamalign.cli import main
from kamalign.paths import download_name

HOME, ARTICLE = "", "articles/served-first/"
QUIZ, ASSESSMENT = "quizzes/inside-half/", "assessment/questionnaire/"
GLOSSARY, SOURCES = "reference/glossary/", "reference/sources/"


def _paths(site: Site, locale: str) -> list[str]:
    folder = site.folder / locale
    return sorted(
        path.relative_to(site.folder).as_posix().removesuffix("index.html")
        for path in folder.rglob("index.html")
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_no_page_fails_or_asks_elsewhere_or_scrolls_sideways(
    site: Site, reader: Callable[..., Reader], locale: str
) -> None:
    phone = reader(width=360)
    paths = _paths(site, locale)
    assert len(paths) >= 16
    for path in ["", *paths]:
        page = phone.glance(path)
        wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{path} scrolls sideways by {wide} px"
    assert phone.problems == []


def axe(reader: Reader) -> list[str]:
    """Serious and critical findings of axe on the open page.

    The file is put in through the debugger, past the page's own policy, which stays in force.
    """
    reader.page.evaluate(AXE.read_text(encoding="utf-8") + ";void 0")
    result: Any = reader.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{v['id']}: {v['help']}: {node['target']}"
        for v in result["violations"]
        if v["impact"] in {"serious", "critical"}
        for node in v["nodes"]
    ]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [HOME, ARTICLE, QUIZ, ASSESSMENT, GLOSSARY, SOURCES])
def test_axe_finds_nothing_serious(
    reader: Callable[..., Reader], locale: str, scheme: str, path: str
) -> None:
    desktop = reader(scheme=scheme)
    desktop.open(f"{locale}/{path}")
    assert axe(desktop) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "cs/404.html"])
def test_axe_finds_nothing_serious_at_the_doors(
    reader: Callable[..., Reader], scheme: str, path: str
) -> None:
    phone = reader(width=360, scheme=scheme)
    phone.open(path)
    assert axe(phone) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_switcher_stays_on_the_page(reader: Callable[..., Reader], locale: str) -> None:
    desktop = reader()
    page = desktop.open(f"{locale}/{ARTICLE}")
    for other in LOCALES:
        page.locator(".kam-switcher button").focus()
        page.locator(f'.kam-switcher a[hreflang="{other}"]').click()
        page.wait_for_url(f"**/{other}/{ARTICLE}")
        assert page.locator("html").get_attribute("lang") == other
    assert desktop.problems == []


def test_switcher_works_by_keyboard(reader: Callable[..., Reader]) -> None:
    page = reader().open(f"en/{ARTICLE}")
    page.locator(".kam-switcher button").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hreflang") == "cs"
    assert (
        page.locator(".kam-switcher .md-select__inner").evaluate(
            "element => getComputedStyle(element).opacity"
        )
        != "0"
    )
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/cs/{ARTICLE}")


@pytest.mark.parametrize("locale", LOCALES)
def test_navigation_on_a_phone_opens_and_is_walked_by_keyboard(
    reader: Callable[..., Reader], locale: str
) -> None:
    page = reader(width=360).open(f"{locale}/{ARTICLE}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "__drawer"
    page.keyboard.press("Space")
    page.wait_for_timeout(400)
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => {
                  const box = document.activeElement.getBoundingClientRect();
                  const inside = document.activeElement.closest(".md-sidebar--primary") !== null;
                  return inside && box.left >= 0 && box.right <= innerWidth;
                }"""
            )
        )
    assert sum(seen) >= 4
    page.locator("#__drawer").focus()
    page.keyboard.press("Space")
    page.wait_for_timeout(400)
    hidden = page.locator(".md-sidebar--primary a").first
    hidden.evaluate("element => element.focus()")
    assert not page.evaluate("document.activeElement.closest('.md-sidebar--primary')")


@pytest.mark.parametrize("locale", LOCALES)
def test_missing_page_speaks_the_language(
    reader: Callable[..., Reader], site: Site, locale: str
) -> None:
    visitor = reader(watch=False)
    response = visitor.page.goto(f"{site.url}{locale}/no/such/page/")
    assert response is not None
    assert response.status == 404
    assert visitor.page.locator("html").get_attribute("lang") == locale
    home = visitor.page.locator("article a").first
    home.click()
    visitor.page.wait_for_url(f"{site.url}{locale}/")


def test_root_offers_each_language_without_script(
    reader: Callable[..., Reader], site: Site
) -> None:
    visitor = reader(script=False)
    for locale in LOCALES:
        page = visitor.open("")
        assert page.locator(f'li[lang="{locale}"]').count() == 1
        page.locator(f'a[hreflang="{locale}"]').click()
        page.wait_for_url(f"{site.url}{locale}/")
    assert visitor.problems == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("fmt", ["pdf", "epub"])
def test_downloads_are_linked_and_there(
    reader: Callable[..., Reader], locale: str, fmt: str
) -> None:
    visitor = reader()
    page = visitor.open(f"{locale}/e-guide/")
    link = page.locator(f'a[href="{download_name(locale, fmt)}"]')
    assert link.count() == 1
    body = visitor.context.request.get(f"{page.url}{download_name(locale, fmt)}").body()
    assert body.startswith(b"%PDF-" if fmt == "pdf" else b"PK")
    assert len(body) > 100_000


@pytest.mark.parametrize("locale", LOCALES)
def test_search_finds_a_page(reader: Callable[..., Reader], locale: str) -> None:
    words = {"en": "thirteenth", "cs": "controller", "fi": "tarjouskilpailu"}
    visitor = reader(search=True)
    page = visitor.open(f"{locale}/")
    page.locator(".md-search__input").click()
    page.keyboard.type(words[locale], delay=20)
    page.locator(".md-search-result__item").first.wait_for()
    assert visitor.problems == []


def test_pages_link_to_their_own_language_only(site: Site) -> None:
    for locale in LOCALES:
        others = "|".join(other for other in LOCALES if other != locale)
        for path in (site.folder / locale).rglob("index.html"):
            article = path.read_text(encoding="utf-8").partition("<article")[2]
            article = article.partition("</article>")[0]
            assert not re.search(rf'href="[^"]*\.\./({others})/', article), path


def test_two_builds_are_byte_identical(site: Site, tmp_path: Path) -> None:
    again = tmp_path / "site"
    assert main(["--root", str(ROOT), "build", "--site", str(again), "--url", site.url]) == 0
    first = {p.relative_to(site.folder): p.read_bytes() for p in site.folder.rglob("*.*")}
    second = {p.relative_to(again): p.read_bytes() for p in again.rglob("*.*")}
    assert first.keys() == second.keys()
    assert [str(name) for name in first if first[name] != second[name]] == []
