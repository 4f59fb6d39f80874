# Two commands set up everything: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
AS_OF := 2026-11-24
# py-ard (LGPL-3) is measured in an environment of its own and is no part of Alloway.
PYARD ?= .venv-bench/bin/python

.DEFAULT_GOAL := help
.PHONY: help demo test test-all lint types bench docs lock browser ocr clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Alloway needs Python 3.11 or later; set PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(STAMP) ## review the shipped example and print where the report is
	$(BIN)/alloway review examples/lymphoma -o out/lymphoma --as-of $(AS_OF)

test: $(STAMP) browser ocr ## the tests, under 25 minutes on two cores
	$(BIN)/python -m pytest -n 2 -m "not slow" -W error::pytest.PytestUnhandledThreadExceptionWarning

test-all: $(STAMP) browser ocr ## every test, the long proofs included, then precision and recall on the authored cases
	$(BIN)/python -m pytest -n 2
	$(BIN)/python tests/gold/score_cases.py seen

lint: $(STAMP) ## ruff: rules and format
	$(BIN)/ruff check src tests tools benchmarks
	$(BIN)/ruff format --check src tests tools benchmarks

types: $(STAMP) ## mypy --strict
	$(BIN)/mypy

bench: $(STAMP) ## print every speed, beside py-ard where it can be installed
	@test -x $(PYARD) || { $(BIN)/python -m venv .venv-bench && \
	  .venv-bench/bin/python -m pip install --quiet --disable-pip-version-check py-ard==2.4.2; } || \
	  rm -rf .venv-bench
	$(BIN)/python benchmarks/run.py --pyard $(PYARD)

docs: $(STAMP) ## rebuild the generated pages of docs/
	$(BIN)/python tools/make_docs.py

lock: ## rebuild requirements.lock (needs uv): versions and hashes, no addresses
	uv pip compile pyproject.toml --extra dev --universal --generate-hashes --python-version 3.11 \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate --upgrade --output-file requirements.lock

browser: ## Debian's Chromium, for the tests of the pages
	@sh tools/install_browser.sh

ocr: ## Debian's Tesseract, for scans and photos
	@sh tools/install_ocr.sh

clean: ## remove what was built
	rm -rf $(VENV) .venv-bench out .pytest_cache .mypy_cache .ruff_cache .hypothesis
