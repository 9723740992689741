# Everything sets itself up in .venv first; nothing is installed anywhere else.
#
#   make PYTHON=/path/to/python3.12    another interpreter than the one found on the PATH
#   make test ARGS="-k streak -x"      options for pytest; likewise for eval

PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := build/demo
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
EXPECTED_DEMO_CODE := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test lint eval bench screenshots transcripts catalogues clean

help: ## Say what there is to make.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

setup: $(READY) ## Create .venv with everything in it (the other targets do so too).

# The pip that comes with Python 3.11 (23.2) crashes while it resolves the dependencies, so a newer one comes first.
$(READY): pyproject.toml constraints.txt
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo 'make: factcheck needs Python 3.11 or later; "$(PYTHON)" is not; name one with make PYTHON=…' >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo 'make: "$(PYTHON)" cannot create virtual environments; install its venv module (on Debian and Ubuntu: python3-venv)' >&2; exit 1; }
	@echo 'Setting up $(VENV), once; this takes a minute or two …' >&2
	@rm -f $@
	@test -x $(BIN)/python || "$(PYTHON)" -m venv --clear $(VENV)
	@$(PIP) install --constraint constraints.txt --upgrade pip
	@$(PIP) install --constraint constraints.txt --build-constraint constraints.txt --editable '.[dev]'
	@touch $@

# Each story holds one planted error, so the check must end with 1; a demo that does not find it fails.
demo: $(READY) ## Check two stories offline, print the findings, write their pages.
	@mkdir -p $(DEMO)
	@for story in story.en story.zh; do \
	  code=0; $(BIN)/factcheck --quiet --output "$(DEMO)/$$story.json" "docs/demo/$$story.html" || code=$$?; \
	  if [ $$code -ne $(EXPECTED_DEMO_CODE) ]; then \
	    echo "make demo: factcheck docs/demo/$$story.html ended with $$code instead of $(EXPECTED_DEMO_CODE): the planted error was not found" >&2; \
	    exit 1; \
	  fi; \
	  $(BIN)/factcheck render "$(DEMO)/$$story.json" || exit 1; \
	  $(BIN)/factcheck render --quiet --output "$(DEMO)/$$story.html" "$(DEMO)/$$story.json" || exit 1; \
	  echo; \
	done
	@echo 'The error that was planted in each story was found. The pages and the reports:'
	@for story in story.en story.zh; do \
	  for suffix in html json; do echo "  $(CURDIR)/$(DEMO)/$$story.$$suffix"; done; \
	done

test: $(READY) ## Run the tests.
	@$(BIN)/python -m pytest $(ARGS)

lint: $(READY) ## Run ruff, mypy and import-linter.
	@$(BIN)/python -m ruff check --quiet .
	@$(BIN)/python -m ruff format --check --quiet .
	@$(BIN)/python -m mypy --no-error-summary
	@mkdir -p build
	@$(BIN)/lint-imports --no-cache >build/lint-imports.txt 2>&1 || { cat build/lint-imports.txt; exit 1; }
	@echo 'ruff, mypy and import-linter found nothing.'

eval: $(READY) ## Score the set of seeded errors, and labelled articles where they are at hand.
	@$(BIN)/python -m benchmarks.evaluate $(ARGS)

bench: $(READY) ## Measure what this manual claims, as ratios in one run.
	@$(BIN)/python -m benchmarks.opening
	@$(BIN)/python -m benchmarks.reading
	@$(BIN)/python -m benchmarks.extraction
	@$(BIN)/python -m benchmarks.judging
	@$(BIN)/python -m benchmarks.store
	@$(BIN)/python -m benchmarks.batch_memory
	@$(BIN)/python -m benchmarks.crawl
	@$(BIN)/python -m benchmarks.pages_in_browser

screenshots: $(READY) ## Take pictures of the pages in Chromium, for you to look at (build/screenshots).
	@$(BIN)/python tests/browser/screenshots.py

transcripts: $(READY) ## Run the commands of README.md and docs/ again, write down what they print, and the table of forms.
	@$(BIN)/python tests/refresh_readme.py
	@$(BIN)/python tests/refresh_forms.py

catalogues: $(READY) ## Compile the words of the interface.
	@$(BIN)/python tests/refresh_catalogues.py

clean: ## Remove what was made here, .venv included.
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
