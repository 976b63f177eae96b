# Everything needs only Python >= 3.11, make and git. PYTHON=python3.12 make test chooses another interpreter.
PYTHON ?= python3
BIN := .venv/bin
OUTPUT ?= output

.PHONY: help report notebooks test types suite lab check docs picture catalogues faults ground sbom lock clean

help:  ## say what can be made
	@grep -hE '^[a-z]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z]+):[^#]*## /\1\t/' | expand -t 12

report: .venv/ready  ## execute the notebooks and write every report into output/
	$(BIN)/npm-compare report --output "$(OUTPUT)"

notebooks: .venv/ready  ## execute all notebooks in place and save them: after a change of the data, of a sentence or of a notebook
	$(BIN)/python -m npm_compare.reports.renewal

test: .venv/ready-test  ## run the whole suite, the notebooks included
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/deptry src
	$(MAKE) --jobs=2 types suite

types:  # beside the suite: alone it would leave a core idle
	$(BIN)/mypy

suite:
	$(BIN)/python -m pytest -n 2 --dist worksteal -p no:nbval
	$(BIN)/python -m pytest -n 2 --dist loadfile -p tests.kernels --nbval --nbval-current-env notebooks

lab: .venv/ready-lab  ## open your own copies of the notebooks, in my-notebooks/, in JupyterLab
	$(BIN)/npm-compare lab

check: .venv/ready  ## check the data
	$(BIN)/npm-compare check

docs: .venv/ready-test  ## make the documentation site, docs/site/index.html: the reference, the method, the manual; it needs no network
	$(BIN)/sphinx-build --builder html --fresh-env --fail-on-warning --keep-going --quiet --conf-dir docs --doctree-dir build/doctrees . docs/site
	$(BIN)/python tests/links.py docs/site

picture: .venv/ready-test  ## make the pictures of the README anew
	$(BIN)/npm-compare chart matrix mar-cndh,seminar powers,dialogue,protection -o docs/mandate.png
	$(BIN)/python tests/screens.py docs

catalogues: .venv/ready  ## bring the catalogues of translations up to the present sentences
	$(BIN)/python -m npm_compare.desk.catalogues

faults: .venv/ready-test  ## a hundred kills, full disks, lost fonts, no network …: some ten minutes
	$(BIN)/python tests/faults.py --all

PYTHONS ?= $(PYTHON)
ground: .venv/ready-test  ## the tests with other Pythons and other versions of the dependencies: PYTHONS="python3.11 python3.13" make ground
	$(BIN)/python tests/ground.py $(PYTHONS)

sbom: .venv/ready-test  ## write what is installed, with versions and licences, as CycloneDX JSON; fetches the program that does so
	mkdir -p "$(OUTPUT)"
	$(BIN)/uv tool run --from cyclonedx-bom cyclonedx-py environment --output-reproducible --output-format JSON \
	    --pyproject pyproject.toml --output-file "$(OUTPUT)/sbom.json" $(BIN)/python

# One lock file for what is used together: the reports, JupyterLab, the tests. The last holds everything; the others agree with it.
LOCK = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
    --no-header --no-annotate --no-emit-index-url --quiet
lock: .venv/ready-test  ## write the lock files anew, without any address in them
	$(LOCK) --group test --extra all --output-file requirements-test.lock
	$(LOCK) --group build --extra lab --constraint requirements-test.lock --output-file requirements-lab.lock
	$(LOCK) --group build --extra reports --constraint requirements-test.lock --output-file requirements.lock

clean:  # what a variable of the shell names is never removed
	rm -rf .venv output docs/site build .mypy_cache .ruff_cache .pytest_cache

# Each target installs what it uses and no more; what is there already is not installed again. Python compiles what it loads when it
# is first loaded: most of a library never is.
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	$(BIN)/python -m pip uninstall --quiet --yes setuptools 2>/dev/null  # Python 3.11 brings it; nothing here needs it
	cd .venv/lib/python3*/site-packages && find numpy pandas -name tests -prune -exec rm -rf {} +  # 23 MB that only their authors run
	rm -rf .venv/lib/python3*/site-packages/npm_compare  # the data once more: an editable install reads those of the checkout
	touch .venv/ready

.venv/ready-%: requirements-%.lock .venv/ready
	$(INSTALL) --require-hashes -r $<
	touch $@
