# Copytaster in an image: the service and its locked dependencies, no build tools, no root.

FROM python:3.11-slim AS build
WORKDIR /src
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1

# dependencies first: they change less often than the code
COPY requirements.lock requirements-package.lock ./
RUN python -m venv /opt/copytaster \
    && /opt/copytaster/bin/pip install --require-hashes --no-deps --only-binary=:all: -r requirements.lock
RUN python -m venv /opt/build \
    && /opt/build/bin/pip install --require-hashes --no-deps --only-binary=:all: -r requirements-package.lock

COPY pyproject.toml README.md LICENSE ./
COPY schemas schemas
COPY services services
RUN /opt/build/bin/hatchling build -t wheel -d /dist \
    && /opt/copytaster/bin/pip install --no-deps --no-index /dist/*.whl \
    && /opt/copytaster/bin/python -m compileall -q /opt/copytaster/lib

FROM python:3.11-slim
LABEL org.opencontainers.image.title="copytaster" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/copytaster copytaster
COPY --from=build /opt/copytaster /opt/copytaster
ENV PATH=/opt/copytaster/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    COPYTASTER_BROKER=embedded:///var/lib/copytaster/broker
USER 10001:10001
WORKDIR /var/lib/copytaster
VOLUME /var/lib/copytaster
STOPSIGNAL SIGTERM
ENTRYPOINT ["copytaster"]
CMD ["serve"]
