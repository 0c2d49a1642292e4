"""What holds for the whole project: codes, schemas, messages, layers and the real library."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale

from case_tree import case_folders, expected
from kamalign import LOCALES, schemas
from kamalign.browser_data import assessment_structure, quiz_structure
from kamalign.checks import check_library
from kamalign.diagnostics import RULES
from kamalign.library import Library, load
from kamalign.messages import Message, messages
from kamalign.model.reference import TermText

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "tools" / "kamalign"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Lowest first. A module imports from lower layers and from its own package only.
LAYERS = (
    {"__init__"},
    {
        "collation",
        "diagnostics",
        "edition",
        "files",
        "formula",
        "measure",
        "messages",
        "paths",
        "typography",
    },
    {"blocks", "model", "rendering", "tables", "textfile"},
    {"drawing", "passages", "quiz_page", "site_config", "source"},
    {"body", "ids", "translation", "validation"},
    {"library"},
    {"coverage", "prose"},
    {
        "browser_data",
        "checks",
        "eguide",
        "exports",
        "forms",
        "frame",
        "reporters",
        "schemas",
        "spelling",
    },
    {"markdown", "site"},
    {"plugin"},
    {"cli"},
)
RANKS = {room: rank for rank, rooms in enumerate(LAYERS) for room in rooms}
LONGEST_MODULE = 400


@cache
def _library() -> Library:
    return load(ROOT)


# -- finding codes ---------------------------------------------------------------------------------


def _source_codes() -> set[str]:
    return {code for code in RULES if not code.startswith(("site-", "eguide-", "form-", "spell-"))}


@pytest.mark.parametrize("kind", ["good", "bad"])
def test_every_code_of_the_sources_has_cases(kind: str) -> None:
    with_cases = {case.parent.name for case in case_folders() if case.name == kind}

    assert with_cases == _source_codes()


def test_cases_expect_what_their_folder_says() -> None:
    for case in case_folders():
        kind = case.name.partition("-")[0]
        codes = [line.rpartition(" ")[2] for line in expected(case)]
        assert codes == ([case.parent.name] if kind == "bad" else []), case
        assert kind in {"good", "bad"}, case


def test_every_other_code_is_named_in_a_test() -> None:
    here = Path(__file__)
    tests = "\n".join(
        path.read_text(encoding="utf-8") for path in here.parent.rglob("*.py") if path != here
    )
    named = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", tests))

    assert set(RULES) - _source_codes() <= named


def test_every_code_that_the_program_makes_is_a_rule() -> None:
    made = {
        argument.value
        for _, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"finding", "self._report"}
        for argument in node.args[:1]
        if isinstance(argument, ast.Constant)
    }

    assert made <= set(RULES)
    assert len(made) > 30


# -- schemas ---------------------------------------------------------------------------------------


def test_the_schemas_are_as_generated() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in schemas.FOLDER.iterdir()}

    assert written == {
        f"{name}.schema.json": schemas.schema_text(name) for name in schemas.SCHEMAS
    }, "run `kamalign schema`"


# -- messages --------------------------------------------------------------------------------------


def _forms(message: Message) -> list[str]:
    return list(message.values()) if isinstance(message, dict) else [message]


def _placeholders(message: Message) -> set[str]:
    return {name for form in _forms(message) for _, name, _, _ in Formatter().parse(form) if name}


@pytest.mark.parametrize("locale", [*LOCALES, "notes"])
def test_catalogues_have_the_same_keys_in_the_same_order(locale: str) -> None:
    assert list(messages(locale).entries) == list(messages("en").entries)


@pytest.mark.parametrize("locale", LOCALES)
def test_catalogues_have_the_same_placeholders_and_no_empty_text(locale: str) -> None:
    for key, english in messages("en").entries.items():
        local = messages(locale).entries[key]
        assert _placeholders(local) == _placeholders(english), key
        assert isinstance(local, dict) == isinstance(english, dict), key
        assert all(form.strip() for form in _forms(local)), key


@pytest.mark.parametrize("locale", LOCALES)
def test_plurals_have_every_category_of_their_language(locale: str) -> None:
    categories = {*Locale(locale).plural_form.rules, "other"}
    plurals = {k: m for k, m in messages(locale).entries.items() if isinstance(m, dict)}

    assert {key: set(forms) for key, forms in plurals.items()} == dict.fromkeys(plurals, categories)
    assert len(plurals) >= 4
    for key in plurals:
        for count in (0, 1, 2, 5, 22, 100):
            assert str(count) in messages(locale).text(key, count=count)


# -- layers ----------------------------------------------------------------------------------------


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in MODULES:
        yield path.relative_to(PACKAGE), ast.parse(path.read_text(encoding="utf-8"))


def _room(name: str) -> str:
    parts = name.removesuffix(".py").replace("/", ".").split(".")
    return parts[0]


def _imports(tree: ast.Module) -> Iterator[str]:
    """The names of all modules a tree imports, those of this package from its own folder."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            if node.module == "kamalign":
                for alias in node.names:
                    is_module = _room(alias.name) in RANKS
                    yield f"kamalign.{alias.name}" if is_module else "kamalign.__init__"
            else:
                yield str(node.module)


def test_every_module_has_a_layer() -> None:
    assert {_room(path.as_posix()) for path, _ in _trees()} <= set(RANKS)


def test_imports_go_one_way() -> None:
    wrong = [
        f"{path} imports {name}"
        for path, tree in _trees()
        for name in _imports(tree)
        if name.startswith("kamalign.")
        and _room(name.removeprefix("kamalign.")) != _room(path.as_posix())
        and RANKS[_room(name.removeprefix("kamalign."))] >= RANKS[_room(path.as_posix())]
    ]

    assert wrong == []


def test_checks_do_not_import_each_other() -> None:
    wrong = [
        f"{path} imports {name}"
        for path, tree in _trees()
        if path.parent.name == "checks" and path.name != "__init__.py"
        for name in _imports(tree)
        if name.startswith("kamalign.checks")
    ]

    assert wrong == []


def test_only_the_plugin_imports_mkdocs() -> None:
    importing = {
        path.as_posix()
        for path, tree in _trees()
        for name in _imports(tree)
        if name.split(".")[0] in {"mkdocs", "material", "mkdocs_static_i18n"}
    }

    assert importing == {"plugin.py"}


def test_only_the_command_prints_and_exits() -> None:
    calling = {
        path.as_posix()
        for path, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"print", "exit", "quit", "sys.exit", "os._exit"}
    }

    assert calling == {"cli.py"}


def test_no_module_is_too_long() -> None:
    lengths = {path: path.read_text(encoding="utf-8").count("\n") for path in MODULES}

    assert {path.name: n for path, n in lengths.items() if n > LONGEST_MODULE} == {}


def test_public_names_say_what_they_are() -> None:
    unsaid = [
        f"{path}: {getattr(node, 'name', 'the module')}"
        for path, tree in _trees()
        for node in [tree, *tree.body]
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and not getattr(node, "name", "").startswith("_")
        and not ast.get_docstring(node)
    ]

    assert unsaid == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_form_to_avoid_is_found_in_its_inflections(locale: str) -> None:
    avoided = [entry for term in _library().terms[locale] for entry in term.wording.avoid]
    checked = [entry for entry in avoided if not entry.by_sense]
    missed = []
    for entry in checked:
        stem = re.compile(rf"\b(?:{entry.stem or re.escape(entry.term)})", re.IGNORECASE)
        term = entry.term.partition(" (")[0]
        missed += [form for form in (term, *entry.forms) if not stem.match(form)]

    assert missed == []
    assert len(checked) >= 12
    assert locale == "en" or all(entry.stem and entry.forms for entry in checked)


# -- the real library ------------------------------------------------------------------------------


def test_the_library_has_no_findings() -> None:
    assert check_library(_library()) == []


def test_every_language_has_every_page() -> None:
    paths = [set(_library().pages[locale]) for locale in LOCALES]

    assert paths[0] == paths[1] == paths[2]
    assert len(paths[0]) >= 15


def test_the_first_quiz_has_ten_items_and_one_key() -> None:
    quizzes = _library().quizzes["inside-half"]
    structures = [quiz_structure(quizzes[locale]) for locale in LOCALES]

    assert len(structures[0]["items"]) == 10
    assert structures[0] == structures[1] == structures[2]
    assert len({quizzes[locale].title for locale in LOCALES}) == 3


@pytest.mark.parametrize("locale", LOCALES)
def test_the_assessment_is_whole(locale: str) -> None:
    assessment = _library().assessments["alignment"][locale]
    levels = {level.id for level in assessment.levels}

    assert len(assessment.elements) == 7
    assert sum(len(element.statements) for element in assessment.elements) == 35
    assert sum(len(element.anchors) for element in assessment.elements) == 35
    assert sum(len(element.steps) for element in assessment.elements) == 35
    assert all(set(element.anchors) == levels for element in assessment.elements)


def test_the_assessment_has_one_structure() -> None:
    assessments = _library().assessments["alignment"]

    def scored(locale: str) -> object:
        structure = assessment_structure(assessments[locale])
        elements = [{**e, "name": ""} for e in structure["elements"]]
        levels = [{**level, "name": ""} for level in structure["levels"]]
        return {**structure, "elements": elements, "levels": levels}

    assert scored("en") == scored("cs") == scored("fi")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_termbase_has_eighty_terms(locale: str) -> None:
    terms = _library().terms[locale]

    assert len(terms) == 80
    assert len({term.entry.code for term in terms}) == 80
    assert len({term.wording.term for term in terms}) == 80


@pytest.mark.parametrize("locale", LOCALES[1:])
def test_every_stem_finds_its_term_and_all_its_forms(locale: str) -> None:
    missed = []
    for term in _library().terms[locale]:
        wording = term.wording
        assert isinstance(wording, TermText)
        stem = re.compile(rf"\b(?:{wording.stem})", re.IGNORECASE)
        missed += [form for form in (wording.term, *wording.forms) if not stem.search(form)]

    assert missed == []
