# The studio as a container. `docker build -t atelier .`; with a graphics card: `--build-arg VARIANT=cuda -t atelier:cuda`.
# Each step that does something is a script in deploy/container, which runs outside of a container, too.

FROM node:22-bookworm-slim AS page
WORKDIR /src
COPY interface/web interface/web
COPY deploy/container/page.sh deploy/container/page.sh
RUN deploy/container/page.sh

FROM python:3.12-slim-bookworm AS built
ARG VARIANT=cpu
WORKDIR /src
COPY . .
COPY --from=page /src/interface/web/dist interface/web/dist
RUN deploy/container/install.sh /opt/atelier "$VARIANT" && deploy/container/slim.sh /opt/atelier

FROM python:3.12-slim-bookworm
COPY --from=built /opt/atelier /opt/atelier
COPY deploy/container/health.py /opt/atelier/health.py
RUN useradd --system --uid 10001 --home-dir /tmp --shell /usr/sbin/nologin atelier \
    && install --directory --owner 10001 --group 10001 /data
ENV PATH=/opt/atelier/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp \
    ATELIER_HOST=0.0.0.0 \
    ATELIER_DATA=/data \
    ATELIER_GRACE=20
USER 10001:10001
WORKDIR /tmp
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "/opt/atelier/health.py"]
CMD ["atelier"]
