"""The command: exit status 0, 1 or 2, whatever happens."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from case_tree import CASES, build_tree
from kamalign import cli, schemas

COMMAND = [sys.executable, "-m", "kamalign.cli"]


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return build_tree(tmp_path / "clean")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return build_tree(tmp_path / "broken", CASES / "unknown-key" / "bad")


def _check(root: Path, *options: str) -> list[str]:
    return ["--root", str(root), "check", *options]


def test_nothing_found(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(_check(clean)) == 0
    assert capsys.readouterr() == ("no findings\n", "")


def test_findings(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(_check(broken)) == 1

    out, err = capsys.readouterr()
    assert out.startswith("quizzes/basics/quiz.yml:12:68: error[unknown-key]: ")
    assert "rename it to `correct`" in out
    assert err == ""


@pytest.mark.parametrize(("root", "count"), [("clean", 0), ("broken", 1)])
def test_json(
    root: str, count: int, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(_check(request.getfixturevalue(root), "--format", "json")) == count
    assert len(json.loads(capsys.readouterr().out)) == count


def test_github_says_nothing_where_nothing_is_found(
    clean: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(_check(clean, "--format", "github")) == 0
    assert capsys.readouterr().out == ""


def test_the_findings_of_a_site_come_with_those_of_the_sources(
    broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    site.mkdir()

    assert cli.main(_check(broken, "--site", str(site), "--format", "json")) == 1
    codes = {found["code"] for found in json.loads(capsys.readouterr().out)}
    assert codes == {"unknown-key", "site-missing", "site-sitemap"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--root", "nowhere", "check"],
        ["check", "--site", "nowhere"],
        ["serve", "--site", "nowhere"],
    ],
)
def test_what_is_not_there_is_a_failure(
    arguments: list[str],
    clean: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(clean)

    assert cli.main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "nowhere" in err


@pytest.mark.parametrize(
    "arguments", [["check", "--format", "xml"], ["chek"], [], ["serve", "--port", "x"]]
)
def test_a_wrong_call_is_a_failure(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)

    assert stopped.value.code == 2
    assert "usage: kamalign" in capsys.readouterr().err


def test_findings_stop_a_build_before_anything_is_written(
    broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--root", str(broken), "build", "--site", str(tmp_path / "site")]) == 1
    assert "unknown-key" in capsys.readouterr().out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken"]


@pytest.mark.parametrize("error", [ValueError("a bug"), OSError("the disk is gone")])
def test_a_bug_is_a_failure_and_no_finding(
    error: Exception,
    clean: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(_root: Path) -> NoReturn:
        raise error

    monkeypatch.setattr(cli, "load", fail)

    assert cli.main(_check(clean)) == 2
    assert str(error) in capsys.readouterr().err


def test_a_reader_who_stops_reading_is_a_failure_without_noise(broken: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [*COMMAND, *_check(broken)], stdout=closed, stderr=subprocess.PIPE, check=False
        )

    assert (done.returncode, done.stderr) == (2, b"")


def test_a_terminal_without_czech_letters_gets_every_finding(tmp_path: Path) -> None:
    root = build_tree(tmp_path, CASES / "broken-anchor" / "bad")
    done = subprocess.run(
        [*COMMAND, *_check(root)],
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (1, b"")
    assert rb"#mik\xe4" in done.stdout


def test_a_file_name_that_is_no_text_is_spelled_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = build_tree(tmp_path)
    (root / "docs" / "cs" / "a\n\u202e.md").write_text("x", encoding="utf-8")
    Path(os.fsdecode(os.fsencode(root) + b"/docs/cs/\xff.md")).write_text("x", encoding="utf-8")

    assert cli.main(_check(root, "--format", "github")) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    assert {line.split(",")[0] for line in lines} == {
        r"::error file=docs/cs/\udcff.md",
        r"::error file=docs/cs/a\u000a\u202e.md",
    }


def test_the_schemas_are_written_where_they_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schemas, "FOLDER", tmp_path)

    assert cli.main(["schema"]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {
        f"{name}.schema.json" for name in schemas.SCHEMAS
    }


def test_output_may_be_any_stream(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)

    assert cli.main(_check(clean)) == 0
    assert stream.getvalue() == "no findings\n"
