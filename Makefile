# Two commands matter: `make report` and `make test`. Both set up .venv from requirements.lock first.
PYTHON ?= python3
UV     := uv==0.13.9
BIN    := .venv/bin
LOCKED := .venv/.installed
STAMP  := .venv/.ready

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help install report test check notebooks lab truth bench lock clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# uv only makes the installation faster; where it cannot be had or fails, pip installs the same lock.
# Byte-compiling is not optional: without it every kernel spends five seconds more on its imports.
$(LOCKED): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "make: Python 3.11 or newer is needed; choose one with: make PYTHON=/path/to/python3.11")'
	@rm -rf .venv && $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -q "$(UV)" && \
	  VIRTUAL_ENV=.venv $(BIN)/uv pip install -q --require-hashes --compile-bytecode -r requirements.lock || \
	  PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	@touch $@

$(STAMP): $(LOCKED) pyproject.toml
	@$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

install: $(STAMP)  ## set up .venv from requirements.lock

report: $(STAMP)  ## publish the reports of the default dataset into reports/
	@$(BIN)/workbench run

lock: $(STAMP)  ## resolve pyproject.toml anew into requirements.lock (no registry address in it)
	@test -x $(BIN)/uv || $(BIN)/python -m pip install -q "$(UV)"
	@$(BIN)/uv pip compile -q pyproject.toml --extra test --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --no-emit-index-url --upgrade -o requirements.lock

# The notebooks export into a folder that is gone afterwards, and see neither the user's IPython nor pytest's options. On one
# thread, as they were executed: nbval compares every digit.
test: $(STAMP)  ## run all tests: the package's, then the committed notebooks with nbval
	$(BIN)/python -m pytest -q -n 2 --dist loadscope --no-loadscope-reorder tests workbench
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
	  env -u PYTEST_ADDOPTS -u PYTHONWARNINGS -u WORKBENCH_RUN_ID OMP_NUM_THREADS=1 WORKBENCH_STAGING="$$scratch" IPYTHONDIR="$$scratch" \
	  $(BIN)/python -m pytest -q -n 2 --dist loadscope --nbval --nbval-current-env --nbval-cell-timeout 300 -W default notebooks docs

check: $(STAMP)  ## lint the code and the notebooks, check the types, and hold the notebooks to their measures
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/python tools/measure_notebooks.py

notebooks: $(STAMP)  ## execute the committed notebooks anew, outputs and counts included
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && cd notebooks && WORKBENCH_STAGING="$$scratch" \
	  ../$(BIN)/jupyter nbconvert --to notebook --execute --inplace --ExecutePreprocessor.record_timing=False *.ipynb ../docs/*.ipynb

lab: $(STAMP)  ## open JupyterLab on the notebooks
	@$(BIN)/jupyter lab notebooks

clean:  ## remove the environment, caches and drafts (published reports stay)
	@rm -rf .venv data/.cache reports/draft .pytest_cache .hypothesis .ruff_cache .mypy_cache

# A gate that fails is published like the others; then make says so. Rows of an earlier run are not taken for this one's.
truth: $(STAMP)  ## hold every analysis to planted truth at nightly size and publish the certificate
	@rm -f reports/certificate/rows.json
	@$(BIN)/python -m tests.truth --size nightly --out reports/certificate/rows.json; gates=$$?; \
	  $(BIN)/workbench run tests/truth/certificate.ipynb --out reports && exit $$gates

bench: $(STAMP)  ## measure time and memory against bare queries and other packages (about 20 minutes)
	@for each in benchmarks/*.py; do echo "== $$each" && $(BIN)/python "$$each" || exit; done
