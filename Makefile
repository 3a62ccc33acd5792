# Everything is done from here: `make run` and `make test` need Python 3.11 or later and nothing else.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check
PORT   ?= 8000
COUNT  ?= 100000

# What Python has compiled is kept, whatever the caller's environment says: the tests start it hundreds of times.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help run test lint docs bench growth fuzz mutants golden schemas lock clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/run.stamp ## set up, check records/, publish, serve on http://127.0.0.1:8000
	$(BIN)/catalog validate
	$(BIN)/catalog publish
	$(BIN)/catalog serve --port $(PORT)

test: $(VENV)/dev.stamp ## set up and run all tests
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

lint: docs ## style, types, the layer contracts, and the documentation
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/catalog schema --check

docs: $(VENV)/dev.stamp ## build the documentation into site/, every link checked
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

bench: $(VENV)/dev.stamp ## measure the speed goals, each as a ratio in one run (COUNT=100000 records)
	$(BIN)/python -m tests.benchmarks --count $(COUNT) $(ARGS)

growth: $(VENV)/dev.stamp ## show that time and memory grow no faster than what is read and written (five minutes, on a quiet machine)
	$(BIN)/python -m pytest -m measured --timeout 600 $(ARGS)

fuzz: $(VENV)/dev.stamp ## search all properties for new counter-examples, and damage what all readers and the server are given, for ten minutes (FUZZ=600)
	HYPOTHESIS_PROFILE=searching CATALOG_FUZZ_SECONDS=$(or $(FUZZ),600) \
		$(BIN)/python -m pytest --numprocesses auto --dist worksteal --timeout 0 $(ARGS)

mutants: $(VENV)/mutants.stamp ## change the code in 300 places, one by one, and show which changes no test notices (two hours at most)
	$(BIN)/python -m tests.mutants $(ARGS)

golden: $(VENV)/dev.stamp ## renew the golden files and the output in the documentation; read the difference before you commit it
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal --update-golden $(ARGS)
	git diff --stat

schemas: $(VENV)/run.stamp ## write schemas/ from the models
	$(BIN)/catalog schema --write

lock: ## pin the dependencies again (the one command that asks the package index for versions)
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip --quiet install uv
	$(VENV)/lock/bin/uv pip compile --quiet --universal --upgrade --generate-hashes --no-annotate --no-header \
		pyproject.toml --group build -o requirements.txt
	$(VENV)/lock/bin/uv pip compile --quiet --universal --upgrade --generate-hashes --no-annotate --no-header \
		--extra dev pyproject.toml --group build -c requirements.txt -o requirements-dev.txt
	$(VENV)/lock/bin/uv pip compile --quiet --universal --upgrade --generate-hashes --no-annotate --no-header \
		--extra mutants pyproject.toml -c requirements-dev.txt -o requirements-mutants.txt

clean: ## remove the environment and everything that can be made again
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis site

$(VENV)/run.stamp: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "catalog needs Python 3.11 or later; name one with: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements-dev.txt
	$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/mutants.stamp: $(VENV)/dev.stamp requirements-mutants.txt
	$(PIP) install --require-hashes -r requirements-mutants.txt
	@touch $@
