# Stance Atlas in a container: `docker build -t stance-atlas . && docker run -p 8501:8501 stance-atlas`.
FROM python:3.12-slim AS build
WORKDIR /app
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE dashboard.py ./
COPY data data
COPY components components
RUN /venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation --editable .

FROM python:3.12-slim
# 1000 is the user that Hugging Face runs a Space as, too. The home is for saved cases: mount a volume to keep them.
RUN useradd --uid 1000 --create-home atlas
WORKDIR /app
COPY --from=build /venv /venv
COPY --from=build /app /app
COPY .streamlit .streamlit
COPY seeds seeds
RUN ln -s data/geo/web static
USER atlas
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
EXPOSE 8501
# /healthz answers at the root, whatever STREAMLIT_SERVER_BASE_URL_PATH says.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/healthz', timeout=4)"]
CMD ["python", "-m", "streamlit", "run", "dashboard.py", "--server.headless=true", \
     "--server.address=0.0.0.0", "--server.port=8501", "--server.fileWatcherType=none"]
