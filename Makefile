# Everything needs only Python >= 3.11, make and git. PYTHON=python3.12 make test chooses another interpreter.
PYTHON ?= python3
BIN := .venv/bin
OUTPUT ?= output

.PHONY: help report notebooks test lab check docs picture catalogues faults ground sbom lock clean

help:  ## say what can be made
	@grep -hE '^[a-z]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z]+):[^#]*## /\1\t/' | expand -t 12

report: .venv/ready  ## execute the notebooks and write every report into output/
	$(BIN)/npm-compare report --output $(OUTPUT)

notebooks: .venv/ready  ## execute all notebooks in place and save them: after a change of the data, of a sentence or of a notebook
	$(BIN)/python -m npm_compare.reports.renewal

test: .venv/ready  ## run the whole suite, the notebooks included
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/deptry src
	$(BIN)/python -m pytest -n 2 --dist loadfile
	$(BIN)/python -m pytest -n 2 --dist loadfile --nbval --nbval-current-env notebooks

lab: .venv/ready  ## open your own copies of the notebooks, in my-notebooks/, in JupyterLab
	$(BIN)/npm-compare lab

check: .venv/ready  ## check the data
	$(BIN)/npm-compare check

docs: .venv/ready  ## make the documentation site, docs/site/index.html: the reference, the method, the manual; it needs no network
	$(BIN)/sphinx-build --builder html --fresh-env --fail-on-warning --keep-going --quiet --conf-dir docs --doctree-dir build/doctrees . docs/site
	$(BIN)/python tests/links.py docs/site

picture: .venv/ready  ## draw the picture of the README anew
	$(BIN)/npm-compare chart matrix mar-cndh,seminar powers,dialogue,protection -o docs/mandate.png

catalogues: .venv/ready  ## bring the catalogues of translations up to the present sentences
	$(BIN)/python -m npm_compare.desk.catalogues

faults: .venv/ready  ## a hundred kills, full disks, lost fonts, no network …: some ten minutes
	$(BIN)/python tests/faults.py --all

PYTHONS ?= $(PYTHON)
ground: .venv/ready  ## the tests with other Pythons and other versions of the dependencies: PYTHONS="python3.11 python3.13" make ground
	$(BIN)/python tests/ground.py $(PYTHONS)

sbom: .venv/ready  ## write what is installed, with versions and licences, as CycloneDX JSON; fetches the program that does so
	mkdir -p $(OUTPUT)
	$(BIN)/uv tool run --from cyclonedx-bom cyclonedx-py environment --output-reproducible --output-format JSON \
	    --pyproject pyproject.toml --output-file $(OUTPUT)/sbom.json $(BIN)/python

lock:  ## write the lock file anew, without any address in it
	$(BIN)/uv pip compile pyproject.toml --extra dev --extra lab --universal --python-version 3.11 --generate-hashes \
	    --no-header --no-annotate --no-emit-index-url --quiet --output-file requirements.lock

clean:
	rm -rf .venv $(OUTPUT) docs/site build .mypy_cache .ruff_cache .pytest_cache

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch .venv/ready
