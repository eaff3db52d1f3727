# Everything from nothing but Python 3.11 or newer, make and git:
#   make demo     drafts entries from the demo documents and names the pages it made
#   make test     all checks and tests
#   make check    the checks without the tests
#   make quality  scores the pipeline on the annotated documents of POLICY_MONITOR_CORPUS
#   make serve    keeps the monitor running: nightly schedule and ad-hoc ingestion

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Settings of other projects' tools must not lead the installation elsewhere.
UV := env -u VIRTUAL_ENV -u UV_PROJECT_ENVIRONMENT -u UV_PYTHON -u UV_PROJECT -u UV_NO_DEV -u PYTHONPATH -u PYTHONHOME $(BIN)/uv

.PHONY: help demo test check quality serve clean

help:
	@sed -n 's/^#   //p' Makefile

$(READY): pyproject.toml uv.lock
	test -x $(BIN)/python || env -u PYTHONPATH -u PYTHONHOME $(PYTHON) -m venv $(VENV)
	test -x $(BIN)/uv || env -u PYTHONPATH -u PYTHONHOME -u PIP_TARGET -u PIP_PREFIX -u PIP_USER $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(UV) sync --quiet --frozen --inexact --compile-bytecode --python $(BIN)/python
	touch $(READY)

demo: $(READY)
	$(BIN)/python -m demo.show

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/pytest

quality: $(READY)
	$(BIN)/python -m benchmarks.quality

serve: $(READY)
	$(BIN)/policy-monitor serve

clean:
	rm -rf build
