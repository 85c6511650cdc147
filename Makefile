# Two commands do everything: `make demo` and `make test`. Both need Python 3.11 or later and make, nothing else.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
OUT ?= out/demo

.PHONY: demo test test-kill check bench-pages bench-times bench-quotes bench-names bench-story bench-coverage bench-store bench-server bench-exports clean

demo: .venv/runtime
	$(BIN)/dateline demo -o $(OUT) --open

# In two runs: the browser leaves an event loop running, in which nothing else that is asynchronous can be tested.
test: .venv/test .venv/timelinejs/fetched.txt check
	$(BIN)/pytest -n 2 --ignore=tests/browser
	$(BIN)/pytest -n 2 tests/browser

# Kills the store's writers (kill -9) at 200 random instants in each database; `make test` does a few.
test-kill: .venv/test
	DATELINE_KILL_RUNS=200 $(BIN)/pytest tests/store/test_kill.py

check: .venv/test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "dateline needs Python 3.11 or later; none was found on the PATH."; exit 1; }
	$(PYTHON) -m venv .venv || { echo "The venv module is missing; on Debian: apt-get install python3-venv."; rm -rf .venv; exit 1; }

.venv/runtime: .venv/bin/python requirements/runtime.txt requirements/reader.txt pyproject.toml models/dateline-reader/pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/runtime.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements/reader.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e models/dateline-reader
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/test: .venv/runtime requirements/test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/test.txt
	@touch $@

# The player that a test renders TimelineJS exports with; npm fetches it, nothing of it is in the repository.
.venv/timelinejs/fetched.txt: .venv/bin/python tests/browser/timelinejs.txt tests/browser/fetch_timelinejs.py
	$(BIN)/python tests/browser/fetch_timelinejs.py
	@touch $@

# pip before 24 stumbles over the peers' extras.
.venv/bench: .venv/runtime requirements/bench.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=24"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/bench.txt
	@touch $@

bench-pages bench-times bench-quotes bench-names bench-story bench-coverage bench-store bench-server: .venv/bench
	$(BIN)/python benchmarks/record.py $(@:bench-%=%)

# No peers: what the formats need is installed for the tests.
bench-exports: .venv/test
	$(BIN)/python benchmarks/record.py exports

clean:
	rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
