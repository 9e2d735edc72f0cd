# `make` alone tells what there is. Written for GNU make 3.81 (macOS) and later.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
PORT ?= 8000
BIN := .venv/bin

# A stamp stands for what was installed from the files behind it.
RUN := .venv/run.stamp
TEST := .venv/test.stamp

.DEFAULT_GOAL := help
.PHONY: help setup run test check coverage plant screenshots messages format requirements

help:
	@echo "make run          the demo on http://127.0.0.1:$(PORT) (PORT=... for another)"
	@echo "make setup        what developing needs, in .venv"
	@echo "make test         every test: both databases, and the stories in a real browser"
	@echo "make check        format, lint, templates, imports, types, messages, migrations, wheel"
	@echo "make format       let ruff put the code in order"
	@echo "make messages     bring the catalogues up to date with the code"
	@echo "make screenshots  every page in every width into docs/screenshots"
	@echo "make coverage     which lines no test reaches"
	@echo "make plant        plant each fault that the house rules exist for, and see it caught"
	@echo "make requirements newer versions into requirements*.txt"

$(RUN): requirements.txt setup.cfg pyproject.toml tools/install.py
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) tools/install.py run
	@touch $@

$(TEST): $(RUN) requirements-test.txt
	@$(PYTHON) tools/install.py test
	@touch $@

setup: $(TEST)

run: $(RUN)
	@$(BIN)/riskreg demo --if-empty
	@$(BIN)/riskreg serve --port $(PORT)

test: $(TEST)
	@$(BIN)/python -m tools.obtain
	@$(BIN)/python -m pytest --database=both -n auto --dist worksteal $(ARGS)

check: $(TEST)
	@$(BIN)/python -m tools.check

coverage: $(TEST)
	@$(BIN)/python -m tools.obtain
	@$(BIN)/python -m coverage run -m pytest --database=both $(ARGS)
	@$(BIN)/python -m coverage report

plant: $(TEST)
	@$(BIN)/python -m tools.plant

screenshots: $(TEST)
	@$(BIN)/python -m tools.obtain
	@$(BIN)/python -m tools.screenshots

messages: $(TEST)
	@$(BIN)/python -m tools.messages

format: $(TEST)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

requirements: $(TEST)
	@$(BIN)/python -m tools.requirements
