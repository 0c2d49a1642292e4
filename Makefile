# `make serve` and `make test` need Python 3.11 or later with venv, make and git; they fetch the rest.
PORT ?= 8000
LOCALE ?= en
SITE_URL ?= http://127.0.0.1:$(PORT)/
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve build preview check spell test lint bench lock clean
.DELETE_ON_ERROR:

serve: build ## Build the whole library and serve it: make serve PORT=8080
	$(BIN)/kamalign serve --port $(PORT)

build: $(VENV)/.build
	$(BIN)/kamalign build --url $(SITE_URL)

preview: $(VENV)/.build ## Live reload in one language while writing: make preview LOCALE=fi
	$(BIN)/kamalign preview --locale $(LOCALE) --port $(PORT)

check: $(VENV)/.build ## Report everything that is wrong in the sources
	$(BIN)/kamalign check

spell: $(VENV)/.build ## Report words that no dictionary knows
	tools/ensure-spelling
	$(BIN)/kamalign spell

test: $(VENV)/.dev node_modules/.installed lint ## All tests, in a real browser too
	tools/ensure-browser
	tools/ensure-office
	tools/ensure-spelling
	$(BIN)/node --test "tests/web/*.test.js"
	$(BIN)/pytest

lint: $(VENV)/.dev node_modules/.installed
	$(BIN)/ruff check tools tests
	$(BIN)/ruff format --check tools tests
	$(BIN)/mypy
	$(BIN)/node node_modules/typescript/bin/tsc --project tsconfig.json

bench: $(VENV)/.dev node_modules/.installed ## Time builds, checks and the browser, as ratios taken in one run
	$(BIN)/python tests/bench/run.py
	tools/ensure-browser
	$(BIN)/python tests/bench/browser.py

lock: ## Compile requirements/ anew from pyproject.toml
	$(PYTHON) -m venv .cache/lock
	.cache/lock/bin/pip install --quiet uv
	.cache/lock/bin/uv pip compile --universal --generate-hashes --no-emit-index-url --no-header \
	  --python-version 3.11 --quiet pyproject.toml --group dev -o requirements/dev.txt
	.cache/lock/bin/uv pip compile --universal --generate-hashes --no-emit-index-url --no-header \
	  --python-version 3.11 --quiet pyproject.toml --group install -c requirements/dev.txt \
	  -o requirements/build.txt

clean:
	rm -rf $(VENV) node_modules site site-preview .cache .mypy_cache .pytest_cache .ruff_cache

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed; name one with make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.build: $(VENV)/bin/python requirements/build.txt pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.build requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

node_modules/.installed: $(VENV)/.dev package.json package-lock.json
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci --ignore-scripts --no-audit --no-fund --silent
	touch $@
