# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PARTS ?= auto

# Requirements files list everything, so nothing is resolved anew (--no-deps).

.PHONY: demo test check lint clean screenshots bench

demo: $(VENV)/ready
	$(BIN)/goodoffices demo

test: $(VENV)/ready-dev
	$(BIN)/ruff check src tests eval benchmarks scripts training corpus
	$(BIN)/ruff format --check src tests eval benchmarks scripts training corpus
	$(BIN)/mypy
	$(BIN)/python -m pytest -n $(PARTS) tests

lint: $(VENV)/ready-dev
	$(BIN)/ruff check --fix src tests eval benchmarks scripts training corpus
	$(BIN)/ruff format src tests eval benchmarks scripts training corpus
	$(BIN)/mypy

screenshots: $(VENV)/ready-dev
	$(BIN)/python scripts/screenshots.py

bench: $(VENV)/ready-dev
	$(BIN)/python benchmarks/reading.py src/goodoffices/examples

$(VENV)/ready: requirements/core.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements/core.txt
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $@

$(VENV)/ready-dev: requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $(VENV)/ready $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache goodoffices-demo
