# Milaan as one process. compose.yaml runs several; docs/hosting.md has both.
ARG PYTHON=3.11.14-slim-bookworm

FROM python:${PYTHON} AS packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/milaan
COPY requirements.txt .
COPY requirements-scan.txt .
RUN /opt/milaan/bin/pip install -r requirements.txt -r requirements-scan.txt

FROM python:${PYTHON}
ENV PATH=/opt/milaan/bin:$PATH \
    HOME=/tmp \
    OMP_NUM_THREADS=1 \
    PYTHONUNBUFFERED=1 \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0 \
    STREAMLIT_SERVER_FILE_WATCHER_TYPE=none \
    STREAMLIT_BROWSER_SERVER_ADDRESS=localhost
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin milaan
COPY --from=packages /opt/milaan /opt/milaan
WORKDIR /app
COPY dashboard.py ./
COPY lib lib
COPY pages pages
COPY static static
COPY data data
COPY .streamlit/config.toml .streamlit/config.toml
# What changes lives outside the code: a volume for SQLite, unused where DATABASE_URL is set.
RUN python -m compileall -q lib pages \
    && install -d -o milaan -g milaan /var/lib/milaan \
    && ln -s /var/lib/milaan/library.db data/library.db
VOLUME /var/lib/milaan
USER milaan
EXPOSE 8501
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/ready', timeout=8)"]
ENTRYPOINT ["streamlit", "run", "dashboard.py"]
