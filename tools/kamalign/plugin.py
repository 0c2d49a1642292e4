"""The MkDocs plugin: thin hooks. Everything it shows comes from modules that know no MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as SitePage

from kamalign import LOCALES
from kamalign.blocks import DOWNLOADS
from kamalign.frame import frame
from kamalign.library import Library, load
from kamalign.messages import messages
from kamalign.model.page import Page
from kamalign.paths import DOWNLOADS_PAGE, download_name, site_path
from kamalign.typography import bind


class KamalignConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's one option: the language that this run builds."""

    locale = Type(str)


class KamalignPlugin(BasePlugin[KamalignConfig]):  # type: ignore[no-untyped-call]
    """Loads the library once per build and hands it to the Markdown extension and templates."""

    _library: Library

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the tree, so that a rebuild sees edited YAML too."""
        root = Path(config.config_file_path).parent
        self._library = load(root)
        config.mdx_configs["kamalign"] = {
            "root": str(root),
            "locale": self.config.locale,
            "library": self._library,
        }
        config.extra["locales"] = [
            {"locale": locale, "name": messages(locale).text("site.language")} for locale in LOCALES
        ]
        config.extra["t"] = messages(self.config.locale).text
        config.extra["downloads"] = {
            fmt: site_path(DOWNLOADS_PAGE) + download_name(self.config.locale, fmt)
            for fmt in sorted(DOWNLOADS)
        }
        return config

    def on_page_markdown(
        self, markdown: str, page: SitePage, config: MkDocsConfig, files: Files
    ) -> str:
        """Give the page its whole front matter, with what a translation inherits."""
        if found := self._page(page):
            meta: dict[str, Any] = found.matter.model_dump(mode="json")
            locale = self.config.locale
            meta["title"] = bind(meta["title"], locale)
            if found.is_home:
                hero = meta["hero"]
                meta["hero"] = hero | {
                    part: bind(hero[part], locale) for part in ("headline", "lead")
                }
            page.meta.update(meta)
        return markdown

    def on_page_content(self, html: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Frame the page's text with its question, facts, evidence and quiz."""
        found = self._page(page)
        return frame(html, found, self._library) if found else html

    def _page(self, page: SitePage) -> Page | None:
        locale = self.config.locale
        name = page.file.src_uri.removeprefix(f"{locale}/")
        return self._library.page_at(locale, name)
