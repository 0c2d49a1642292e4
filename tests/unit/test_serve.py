"""The server: not-found pages by language, nothing from outside the site, no folder lists."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from kamalign import LOCALES
from kamalign.site.serve import HOST, server


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    site = tmp_path / "site"
    for locale in LOCALES:
        folder = site / locale
        (folder / "assets").mkdir(parents=True)
        (folder / "index.html").write_text(f"home {locale}", encoding="utf-8")
        (folder / "404.html").write_text(f"nothing {locale}", encoding="utf-8")
        (folder / "assets" / "a.js").write_text("1", encoding="utf-8")
        (folder / "a.epub").touch()
    with server(site, 0) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield running.server_address[1]
        running.shutdown()
        thread.join()


def _get(port: int, path: str, method: str = "GET") -> tuple[HTTPResponse, str]:
    connection = HTTPConnection(HOST, port, timeout=10)
    connection.request(method, path)
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response, body


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page(port: int, locale: str) -> None:
    response, body = _get(port, f"/{locale}/?q=1")

    assert (response.status, body) == (200, f"home {locale}")
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/en/assets/a.js", "text/javascript"), ("/en/a.epub", "application/epub+zip")],
)
def test_media_types(port: int, path: str, kind: str) -> None:
    assert _get(port, path)[0].headers["Content-Type"] == kind


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/fi/nothing/", "nothing fi"),
        ("/cs/nothing/?a=/fi/", "nothing cs"),
        ("/nothing", "nothing en"),
        ("/sv/", "nothing en"),
        ("/en/assets/", "nothing en"),
        ("/", "nothing en"),
        ("/fi/%00", "nothing fi"),
        ("/../secret.txt", "nothing en"),
        ("/fi/../../secret.txt", "nothing fi"),
        ("/fi/%2e%2e/%2e%2e/secret.txt", "nothing fi"),
        ("/fi/..%2f..%2fsecret.txt", "nothing fi"),
        ("//secret.txt", "nothing en"),
        ("/fi/" + "a" * 5000, "nothing fi"),
    ],
)
def test_what_is_not_there_is_not_found_in_the_language(port: int, path: str, body: str) -> None:
    response, found = _get(port, path)

    assert (response.status, found) == (404, body)
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"


def test_head_has_the_length_and_no_body(port: int) -> None:
    there, body = _get(port, "/fi/", "HEAD")
    missing, no_body = _get(port, "/fi/nothing", "HEAD")

    assert (there.status, there.headers["Content-Length"], body) == (200, "7", "")
    assert (missing.status, missing.headers["Content-Length"], no_body) == (404, "10", "")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent(port: int, method: str) -> None:
    assert _get(port, "/fi/", method)[0].status == 501


@pytest.mark.parametrize(
    "line", [b"rubbish\r\n\r\n", b"GET / HTTP/x\r\n\r\n", b"\xff / HTTP/1.0\r\n\r\n"]
)
def test_rubbish_is_answered(port: int, line: bytes) -> None:
    with socket.create_connection((HOST, port), timeout=10) as connection:
        connection.sendall(line)
        answer = b"".join(iter(lambda: connection.recv(4096), b""))

    assert b"rror" in answer
    assert _get(port, "/fi/")[1] == "home fi"
