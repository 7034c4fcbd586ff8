# Each command sets up .venv first, when requirements.lock or pyproject.toml changed.
PYTHON ?= python3
STUDY ?= studies/summit.yml
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help report test lab lint clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

report: $(READY) ## the report of the sample study (another one: make report STUDY=studies/mine.yml)
	$(BIN)/mediakit report $(STUDY)

test: $(READY) ## the tests
	$(BIN)/python -m pytest -q -n auto --dist loadfile

lab: $(READY) ## JupyterLab at notebooks/
	$(BIN)/jupyter lab --notebook-dir=. notebooks

lint: $(READY) ## the style checks
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

clean: ## remove .venv, reports/ and the caches
	rm -rf .venv reports .pytest_cache .ruff_cache .hypothesis

# uv installs in seconds; where it cannot be had, pip does the same from the same hashed lock.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "mediakit needs Python 3.11 or newer; $(PYTHON) is older. Name another one: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@if $(BIN)/python -m pip install --quiet --disable-pip-version-check uv; then \
	  $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock && \
	  $(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .; \
	else \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	fi
	@touch $@
