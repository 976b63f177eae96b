# npm_compare for those who have a container program and no Python: JupyterLab with the notebooks, or the explorer alone.
#
#   docker build -t npm-compare .
#   docker run --rm -p 8888:8888 npm-compare                     JupyterLab, at the address that it prints
#   docker run --rm -p 8888:8888 npm-compare explore --no-browser -- --port=8888 --Voila.ip=0.0.0.0
#   docker run --rm -v "$PWD/output:/home/analyst/output" npm-compare report --output output
#
# Nothing in it runs as root, and nothing is fetched once it is built. What is written is lost with the container: mount a folder.
FROM python:3.12-slim

RUN useradd --create-home --uid 1000 analyst
WORKDIR /home/analyst/npm_compare
COPY --chown=analyst requirements-lab.lock ./
RUN python -m pip install --no-cache-dir --no-compile --require-hashes -r requirements-lab.lock
COPY --chown=analyst . .
RUN python -m pip install --no-cache-dir --no-compile --no-deps --no-build-isolation .

USER analyst
WORKDIR /home/analyst
EXPOSE 8888
ENTRYPOINT ["npm-compare"]
CMD ["lab", "--no-browser", "--", "--ip=0.0.0.0"]
