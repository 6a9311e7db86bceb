SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

BUNDLE := clustergrammer_widget/static/program.js.gz
PACKAGES := js/node_modules/.installed
ENV := .venv/.installed
BIN := .venv/bin
BENCHES ?= lab interactions compare reading
# packages that only carry tables for the gallery
GALLERY_PACKAGES := h5py==3.16.0 scanpy==1.11.5 statsmodels==0.15.0
JS_LOCKS := $(wildcard js/package.json js/package-lock.json)

export PYTHON
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1

# a browser that starts, found or installed
CHROMIUM = CHROMIUM_PATH=$$($(BIN)/python tests/browser/chromium.py) && export CHROMIUM_PATH

.PHONY: help demo test lint test-unit test-js test-browser soak bench bundle picture gallery dist env clean

help:  ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS=$$'\t' read -r name text; do \
		printf '  make %-14s %s\n' "$$name" "$$text"; done

demo: $(ENV) $(BUNDLE)  ## open the quickstart notebook in JupyterLab
	@$(BIN)/python tools/demo.py

test: $(ENV) $(BUNDLE)  ## run every check and every test
	@$(CHROMIUM) && tools/test.sh

lint: $(ENV) $(PACKAGES)  ## ruff, mypy, tsc and Biome
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	npm --prefix js run check

test-unit: $(ENV) $(BUNDLE)  ## Python tests that need no browser
	$(BIN)/pytest tests/unit tests/packaging -n auto

test-js: $(ENV) $(PACKAGES)  ## TypeScript tests, in Node and in Chromium
	@$(CHROMIUM) && npm --prefix js test

test-browser: $(ENV) $(BUNDLE)  ## tests in a real JupyterLab
	@$(CHROMIUM) && $(BIN)/pytest tests/browser -n auto --maxprocesses=4

soak: $(ENV) $(BUNDLE)  ## let Python and the page change one view hundreds of times
	@$(CHROMIUM) && SOAK_TRIES=200 $(BIN)/pytest tests/browser/test_several_hands_in_lab.py tests/unit/test_several_hands.py

bench: $(ENV) $(BUNDLE)  ## measure speed; BENCHES names what, BENCH has options
	@$(CHROMIUM) && for name in $(BENCHES); do $(BIN)/python -m tests.benchmarks.bench_$$name $(BENCH); done

picture: $(ENV) $(BUNDLE)  ## make docs/images/quickstart.png again
	@$(CHROMIUM) && $(BIN)/python -m tools.picture

gallery: $(ENV) $(BUNDLE)  ## draw twelve real tables into test-output/gallery; TABLES names some
	@$(BIN)/python -m pip install --quiet --no-deps $(GALLERY_PACKAGES)
	@$(CHROMIUM) && $(BIN)/python -m tools.gallery $(TABLES)

bundle: $(BUNDLE)  ## build the page's side of the widget

dist: $(ENV) $(BUNDLE)  ## build sdist and wheel into dist/
	HATCH_JUPYTER_BUILDER_SKIP_NPM=1 $(BIN)/python -m build --no-isolation

env: $(ENV)  ## make .venv

clean:  ## remove all that was made
	rm -rf .venv js/node_modules clustergrammer_widget/static dist build test-output
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

$(ENV): pyproject.toml requirements.lock tools/setup.sh
	@echo "making .venv"
	@tools/setup.sh
	@touch $@

# "npm ci" refuses a lock file made where the registry lacks other platforms' optional packages;
# "install --no-save" takes the same versions and leaves the lock file as it is.
# The environment comes first: its set-up checks that Node is there and new enough.
$(PACKAGES): $(JS_LOCKS) | $(ENV)
	npm --prefix js install --no-save --include=dev --no-audit --no-fund
	@touch $@

# always built again: it takes a moment, and "npm run dev" leaves another one behind
.PHONY: $(BUNDLE)
$(BUNDLE): $(PACKAGES)
	npm --prefix js run build
