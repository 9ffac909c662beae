# `make demo` shows it, `make test` checks all of it. Both make their own environment in .venv from the locks.
# Another Python: `make test PYTHON=python3.12 VENV=.venv-3.12`. One test: `make test ARGS="-k nearest"`.

PYTHON ?= python3
VENV ?= .venv
ARGS ?=

bin := $(VENV)/bin
pip := $(bin)/python -m pip --disable-pip-version-check install --quiet
lock := $(bin)/uv --quiet pip compile pyproject.toml --upgrade --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-header --no-annotate

.PHONY: help demo test soak format lock clean system-packages
.DELETE_ON_ERROR:

help:
	@echo 'make demo     build the demo and serve it, until Ctrl-C'
	@echo 'make test     run every test but the long ones (ARGS="-k nearest": some of them)'
	@echo 'make soak     run the long tests'
	@echo 'make format   lay out the code'
	@echo 'make lock     renew requirements.lock and requirements-dev.lock'
	@echo 'make clean    remove the environment and what was built'

# Ctrl-C is how a demo ends, and no failure: the trap keeps make from calling it one.
demo: $(VENV)/project
	@trap 'exit 0' INT; $(bin)/tongban demo $(ARGS)

test: $(VENV)/project $(VENV)/test-libraries system-packages
	$(bin)/python -m pytest -n auto $(ARGS)

soak: $(VENV)/project $(VENV)/test-libraries system-packages
	$(bin)/python -m pytest -n auto tests/soak $(ARGS)

format: $(VENV)/test-libraries
	$(bin)/ruff check --fix .
	$(bin)/ruff format .

lock: $(VENV)/test-libraries
	$(lock) --group build --output-file requirements.lock
	$(lock) --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) build dist *.egg-info

system-packages:
	@tests/install_system_packages.sh

# Three stamps in the environment. The test libraries are laid on top of the demo's, in the same releases, so that
# going from one to the other installs nothing anew.
$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo 'There is no $(PYTHON) here. Type: apt-get install python3 python3-venv' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || { \
		echo 'Tongban needs Python 3.11, 3.12 or 3.13, and $(PYTHON) is another. With one of these at hand, type: make demo PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo '$(PYTHON) cannot make environments here. Type: apt-get install python3-venv' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/libraries: requirements.lock | $(VENV)/bin/python
	@echo 'Installing the libraries into $(VENV), once; about 200 MB.'
	@$(pip) --require-hashes --requirement requirements.lock
	@touch $@

$(VENV)/test-libraries: requirements-dev.lock $(VENV)/libraries
	@echo 'Installing what the tests use into $(VENV), once.'
	@$(pip) --require-hashes --requirement requirements-dev.lock
	@touch $@

$(VENV)/project: pyproject.toml $(VENV)/libraries
	@$(pip) --no-deps --no-build-isolation --editable .
	@touch $@
