# make run, make test and make setup need nothing but Python 3.11+ and make; each repairs an interrupted set-up.
PORT ?= 8501
ADDRESS ?= localhost
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
BIN := .venv/bin
READY := .venv/.ready
READY_DEV := .venv/.ready-dev

.PHONY: setup run test check train scores bench fuzz browser sums clean

setup: $(READY)

# A mark is written last, so a set-up that was cut off starts again and finishes the same venv, or a new one.
$(READY): requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none was found on PATH."; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(READY_DEV): $(READY) requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

run: $(READY)
	$(BIN)/python -m streamlit run dashboard.py --server.port $(PORT) --server.address $(ADDRESS)

test: $(READY_DEV) browser
	$(BIN)/python -m pytest -n auto --dist loadfile

check: $(READY_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pip check

# After an edit of bundled data: their sums anew (of a case: python -m data.review on its folder).
sums: $(READY)
	$(BIN)/python -m data.intact

# Makes the reader's weights anew, in a venv of its own: torch weighs 3 GB. Hours; goes on where it was cut off.
train: $(READY)
	@test -x .venv-train/bin/python || $(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check --editable ".[train]"
	OMP_NUM_THREADS=1 TOKENIZERS_PARALLELISM=false .venv-train/bin/python -m training

scores: $(READY_DEV)
	$(BIN)/python -m tests.scores

# Prints tables; nothing here passes or fails.
bench: $(READY_DEV)
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.exports
	$(BIN)/python -m benchmarks.start
	$(BIN)/python -m benchmarks.load
	$(BIN)/python -m benchmarks.hostile
	$(BIN)/python -m benchmarks.replicas
	$(BIN)/python -m benchmarks.long_article
	$(BIN)/python -m benchmarks.changes

fuzz: $(READY_DEV)
	$(BIN)/python -m tests.fuzz --minutes $(or $(MINUTES),30)

browser: $(READY_DEV)
	@$(BIN)/python -m tests.find_browser

clean:
	rm -rf .venv build *.egg-info
