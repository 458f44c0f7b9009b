# Needs Python 3.11+ and make; `make test` also Java 17+ and Maven, for a real Neo4j, and Node 20+ with npm, for clients.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
READY := .venv/ready
RUNS := .venv/runs
GRAPHIQL := server/pages/built/page.js.gz
LOCK := requirements.lock
# Where the texts of the documents are, if you have them: quotations are read from there and checked.
CORPUS ?= $(wildcard ../shared/corpus)
VERBATIM := $(wildcard ../shared/tools/verbatim.py)

# The tests start `rasso` some hundred times: compiled once, whatever the surroundings say, and not into the folders here.
COMPILED := PYTHONDONTWRITEBYTECODE= PYTHONPYCACHEPREFIX=$(CURDIR)/.venv/compiled

TRIED := tests/docs/test_schema_file.py tests/questions tests/seed/test_editors.py tests/seed/test_extracting.py tests/seed/test_planning.py \
	tests/seed/test_verifying.py tests/server/test_cli.py tests/server/test_requests.py tests/server/test_seed_commands.py

.DEFAULT_GOAL := help
.PHONY: help run free graphiql test pytest lint format types verbatim floors newest mutants look clients bench docs site release schema neo4j env lock clean

help:  ## List what can be done
	@sed -n 's/^\([a-z0-9]*\):.*##  *\(.*\)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "  make %-9s %s\n", $$1, $$2}'

run: free $(RUNS) graphiql  ## Seed the embedded store and serve the API and GraphiQL on port 8000, or RASSO_PORT
	$(BIN)/rasso seed apply --leave-newer $(if $(CORPUS),--corpus $(CORPUS))
	$(BIN)/rasso serve

# Types take one core half a minute: tests begin beside them, once style is known to be well.
test: $(READY)  ## Check everything: style, types, and every test on both stores
	@$(MAKE) --no-print-directory --jobs 2 lint types verbatim pytest

pytest: $(READY)
	$(COMPILED) $(BIN)/pytest --numprocesses 2 --dist loadfile $(ARGS)

lint: $(READY)  ## Check style, layout and the order of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache --no-logo

format: $(READY)  ## Put the code into the project's layout and order its imports
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

types: $(READY)  ## Check the types, strictly
	$(BIN)/basedpyright

verbatim: $(READY)  ## Look for sentences of the documents in our files (where the texts are at hand)
	$(if $(and $(VERBATIM),$(CORPUS)),git ls-files -z ':!:.import/rasso_graph' | xargs -0 $(BIN)/python $(VERBATIM) $(CORPUS),\
		@echo "Not looked for copied sentences: the documents' texts are not here.")

# Both in an environment of their own, with the tests that go through every dependency, on SQLite.
floors: $(READY)  ## Try the lowest versions of what pyproject.toml declares
	$(call try,.venv-lowest,lowest-direct)

newest: $(READY)  ## Try the newest versions of everything
	$(call try,.venv-newest,highest)

define try
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(1)
	$(BIN)/uv pip install --quiet --python $(1)/bin/python --resolution $(2) --editable '.[dev,documents,notebook]'
	$(1)/bin/ruff check --quiet .
	$(1)/bin/pytest --quiet --numprocesses 2 -m 'not neo4j' $(TRIED)
endef

mutants: $(READY)  ## Change the code in copies, a place at a time, and list what no test tells (see CONTRIBUTING.md)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --editable '.[mutants]'
	$(BIN)/python -m tests.mutants $(ARGS)

look: $(READY)  ## Look at the explorer, Neo4j Browser, GraphiQL and the site in Chromium (which has to be installed)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --editable '.[look,site]'
	$(BIN)/pytest $(ARGS) tests/explorer/looked_at.py tests/browser/looked_at*.py

clients: $(READY)  ## Make the clients, and run them against a server (Node 20+ and npm)
	$(BIN)/pytest $(ARGS) tests/clients

bench: $(READY)  ## Measure
	$(BIN)/python -m bench $(ARGS)

docs: $(READY)  ## Write the parts of the documentation that come from the code
	$(BIN)/python docs/generate.py $(ARGS)

BIND := import socket, sys; host, port = sys.argv[1:]; \
	one = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET); \
	one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); one.bind((host, int(port)))

# Whether `make run` may listen where it is to, before anything is installed for it.
free:
	@$(FOUND)
	@at="$${RASSO_HOST:-127.0.0.1} $${RASSO_PORT:-8000}"; $(PYTHON) -c '$(BIND)' $$at 2> /dev/null || \
		{ echo "Cannot listen at $$at. Stop what listens there, or choose another port: make run RASSO_PORT=8001"; exit 1; }

graphiql:  ## Bundle GraphiQL for the server (Node 20+ and npm); without them it comes from a CDN
	@if command -v npm > /dev/null; then $(MAKE) --no-print-directory $(GRAPHIQL) || echo 'GraphiQL was not bundled: it will come from a CDN.'; \
		else echo 'Node is not installed: GraphiQL will come from a CDN.'; fi

$(GRAPHIQL): $(wildcard graphiql/*.*) docs/queries.md
	npm --prefix graphiql ci --loglevel=error > /dev/null
	npm --prefix graphiql run build --silent
	rm -rf graphiql/node_modules

site: $(READY)  ## Build the documentation as a site in dist/site, and fail on a link that leads nowhere
	$(BIN)/uv pip install --quiet --python $(BIN)/python --editable '.[site]'
	$(BIN)/python docs/website.py
	@echo 'Look at it: $(BIN)/python -m http.server --bind 127.0.0.1 --directory dist/site 8001'

release: $(READY)  ## Do everything for a release up to the upload, and say what is left
	$(BIN)/uv pip install --quiet --python $(BIN)/python --editable '.[release]'
	$(BIN)/python -m tests.release ready
	$(MAKE) --no-print-directory test site
	$(BIN)/python -m tests.release build

schema: $(READY)  ## Write schema.graphql and the JSON Schema of records
	$(BIN)/rasso schema --out schema.graphql
	$(BIN)/rasso seed schema > seed/records.schema.json

neo4j: $(READY)  ## Run a real Neo4j here, without Docker, until Ctrl-C
	$(BIN)/python -m tests.neo4j

env: $(READY)  ## Make the environment (.venv) from the lock file

# uv is four times as fast, but does not read pip's settings: where only those lead to packages, pip does it.
$(READY): pyproject.toml $(LOCK)
	$(BEGUN)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --requirement $(LOCK) || \
		$(BIN)/python -m pip install --quiet --require-hashes --requirement $(LOCK)
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(RUNS) $@

# A quarter of that: what running needs, at the versions and hashes of the lock. pip can not take hashes as constraints.
$(RUNS): pyproject.toml $(LOCK)
	$(BEGUN)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --constraint $(LOCK) --requirement pyproject.toml || \
		$(BIN)/python -m pip install --quiet --require-hashes --requirement $(LOCK)
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

FOUND = test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed. Install it, or name one: make PYTHON=..."; exit 1; }
define BEGUN
	@$(FOUND)
	$(PYTHON) -m venv .venv
	@awk '/^[^ #]/ {ours = /^(hatchling|packaging|pathspec|pluggy|tomlkit|trove-classifiers|uv)==/} ours' $(LOCK) > .venv/tools.lock
	$(BIN)/python -m pip install --quiet --require-hashes --requirement .venv/tools.lock
endef

lock: $(READY)  ## Write the lock files anew after a change of dependencies (UPGRADE=1: to the newest)
	$(BIN)/uv pip compile pyproject.toml --quiet --extra dev --extra documents --extra notebook --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade) --output-file $(LOCK)
	$(BIN)/uv pip compile clients/python/requirements.in --quiet --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade) --output-file clients/python/$(LOCK)
	npm --prefix clients install --package-lock-only

clean:  ## Remove what checks, tests and builds leave behind (the environment stays)
	rm -rf dist .pytest_cache .ruff_cache .hypothesis
	rm -rf graphiql/node_modules server/pages/built
	rm -rf clients/node_modules clients/build clients/generated clients/relay/__generated__ clients/python/generated
	find . -name __pycache__ -not -path './.venv*' -prune -exec rm -rf {} +
