# Everything a developer or a CI job does. `make` lists it.

PYTHON = $(shell for each in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$each && break; done)
BIN := .venv/bin

# KAFKA=required makes a missing Kafka an error; PYTEST takes further options
KAFKA = auto
PYTEST =

# what the caller's shell has set for other work has no say here
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV PIP_USER PIP_TARGET PIP_PREFIX

.DEFAULT_GOAL := help
.PHONY: help setup fmt lint unit test check quality quality-update bench run clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "%-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## environment in .venv out of the lock; nothing when it is up to date
	@test -n "$(PYTHON)" || { echo "Copytaster needs Python 3.11 or newer, and found none:" \
		"install one, or name it: make PYTHON=/path/to/python3 ..." >&2; exit 1; }
	@$(PYTHON) tools/set_up.py

fmt: setup ## format, and mend what ruff can mend
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

lint: setup ## ruff, formatting, strict types, import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

unit: setup ## the fast tests: no Kafka, nothing slow
	$(BIN)/pytest -m "not kafka and not slow" $(PYTEST)

check: lint unit ## lint and the fast tests: before each commit

test: lint ## all of it: lint, types, contracts and every test, those on a real Kafka too
	$(BIN)/pytest --kafka=$(KAFKA) $(PYTEST)

quality: setup ## the quality gates -> a table and build/quality.json
	$(BIN)/python -m tests.quality

quality-update: setup ## pin the floors at what was reached; they only rise
	$(BIN)/python -m tests.quality --update

bench: setup ## the benchmarks -> a table and build/bench.json
	$(BIN)/python -m benchmarks

run: setup ## the service on its own broker, fed with the sample stories (ONCE=1: end when drained)
	$(BIN)/python -m copytaster demo $(if $(ONCE),--once)

clean: ## remove caches and build products; .venv stays
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
