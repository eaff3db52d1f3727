# The monitor as one image: Prefect's server, its workers, the desk and the command line are different commands of it.
FROM python:3.11-slim-bookworm AS built
RUN pip install --no-cache-dir 'uv>=0.9,<1'
WORKDIR /srv/policy-monitor
ENV UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1 UV_PYTHON_DOWNLOADS=never
COPY pyproject.toml uv.lock README.md ./
RUN uv sync --frozen --no-dev --extra postgresql --no-install-project
COPY models models
COPY extractors extractors
COPY output output
COPY flows flows
RUN uv sync --frozen --no-dev --extra postgresql --no-editable

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        tesseract-ocr tesseract-ocr-nld tesseract-ocr-fra tesseract-ocr-deu \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --create-home --home-dir /var/lib/policy-monitor monitor
WORKDIR /srv/policy-monitor
COPY --from=built /srv/policy-monitor/.venv .venv
COPY prefect.yaml ./
COPY deploy deploy
# Open to other containers, the desk wants a name to answer to: that of its service, until compose.env has another.
ENV PATH=/srv/policy-monitor/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DO_NOT_TRACK=1 \
    POLICY_MONITOR_HOME=/var/lib/policy-monitor/home \
    POLICY_MONITOR_SOURCES=/var/lib/policy-monitor/home/sources.toml \
    POLICY_MONITOR_SECRETS=/run/secrets \
    POLICY_MONITOR_DESK_ALLOWED_HOSTS='["desk"]' \
    PREFECT_HOME=/var/lib/policy-monitor/prefect
# A new volume begins with what lies here: the list of sources, which is the analyst's from then on.
COPY sources.toml /var/lib/policy-monitor/home/
RUN chown -R monitor: /var/lib/policy-monitor/home
USER monitor
VOLUME /var/lib/policy-monitor/home
ENTRYPOINT ["deploy/with-secrets"]
CMD ["policy-monitor", "--help"]
