"""Every setting, declared once: its type, default and help make the table in the README and `.env.example`.

Read once when the server starts, from the environment and `.env` (the environment wins), and handed down from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Self
from urllib.parse import unquote, urlsplit

from providers import PROVIDERS
from providers.provider import Address, Given, Need, Provider
from providers.wire import api_key
from server.database_url import database_url
from server.http.proxies import Network, networks
from server.setting_source import SettingDeclaration, SettingSource, read_dotenv, set_ones, setting
from server.setting_values import (
    Dollars,
    address,
    at_once_by_name,
    bucket,
    checks,
    dollars,
    endpoint,
    features,
    header_name,
    issuer,
    names,
    number,
    one_of,
    path_prefix,
    redis_address,
)
from storage.seal import master_keys


@dataclass(frozen=True)
class Settings:
    """How this studio runs."""

    host: str = setting("ATELIER_HOST", "127.0.0.1", "The address to listen on; `0.0.0.0` lets other machines in.")
    port: int = setting("ATELIER_PORT", 8000, "The port to listen on.", number(1, 65535))
    data: Path = setting("ATELIER_DATA", Path("data"), "The folder that keeps everything.", Path)
    database: str = setting(
        "DATABASE_URL",
        "",
        "A PostgreSQL database, such as `postgresql://name:password@host/atelier`, for several processes or machines "
        "on one studio. When empty, a SQLite file in the data folder.",
        database_url,
        secret=True,
    )
    blobs: str = setting(
        "ATELIER_BLOBS",
        "",
        "The bucket that keeps the pictures, such as `s3://bucket/folder`; the data folder does where this is empty. "
        "The keys are Amazon's usual variables (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION` …).",
        bucket,
    )
    blobs_endpoint: str = setting(
        "ATELIER_BLOBS_ENDPOINT", "", "Where the bucket is, if not at Amazon's: MinIO, Ceph, R2 and others.", endpoint
    )
    blobs_copies: int = setting(
        "ATELIER_BLOBS_COPIES",
        2048,
        "Megabytes of the bucket's pictures that lie in the data folder too, those that were used last.",
        number(64, 16_777_216),
    )
    blobs_presigned: str = setting(
        "ATELIER_BLOBS_PRESIGNED",
        "0",
        "`1`: programs that ask with an API token for a picture are sent to the bucket, by an address that is good for "
        "five minutes. The page gets its pictures from the studio in any case.",
        one_of("0", "1"),
    )
    encrypt: str = setting(
        "ATELIER_ENCRYPT",
        "0",
        "`1`: pictures are encrypted where they are kept. Whoever loses the master key (ATELIER_SECRET_KEY, or "
        "`secret-key` in the data folder) loses them for good; see docs/administration.md first.",
        one_of("0", "1"),
    )
    page: Path = setting("ATELIER_PAGE", Path("interface/web/dist"), "The folder with the built page.", Path)
    redis: str = setting(
        "REDIS_URL",
        "",
        "Where Redis answers (`redis://…`), for what several processes share. When empty, where the broker is.",
        redis_address,
        secret=True,
    )
    broker: str = setting(
        "ATELIER_BROKER",
        "",
        "Where Celery finds its queues (`redis://…`). Turns then run in workers, and any number of web processes and "
        "workers are one studio. When empty, everything is in this process.",
        redis_address,
        secret=True,
    )
    lapse: int = setting(
        "ATELIER_LAPSE",
        20,
        "Seconds without a sign of life after which what a process ran is another’s, where there are several.",
        number(2, 600),
    )
    access: str = setting(
        "ATELIER_ACCESS",
        "open",
        "`open`: every browser gets a private guest account. `password`: people register and log in. `proxy`: a proxy "
        "of ATELIER_TRUSTED_PROXIES says who comes. `oidc`: people sign in at an identity provider (OpenID Connect).",
        one_of("open", "password", "proxy", "oidc"),
    )
    proxy_header: str = setting(
        "ATELIER_PROXY_HEADER",
        "X-Forwarded-User",
        "With access `proxy`: the header in which the proxy says who comes. It has to take away what browsers send "
        "under this name.",
        header_name,
    )
    administrators: tuple[str, ...] = setting(
        "ATELIER_ADMINISTRATORS",
        (),
        "With access `proxy` or `oidc`: who administers the studio, by name, separated by commas. When empty, who "
        "comes first.",
        names,
    )
    oidc_issuer: str = setting(
        "ATELIER_OIDC_ISSUER",
        "",
        "With access `oidc`: the identity provider’s address, such as https://auth.example.org. People come back to "
        "/api/v1/session/oidc/callback. Needs `pip install authlib`.",
        issuer,
    )
    oidc_client: str = setting("ATELIER_OIDC_CLIENT", "", "What the studio is called there.")
    oidc_secret: str = setting("ATELIER_OIDC_SECRET", "", "Its secret there; none for a public client.", secret=True)
    oidc_name: str = setting(
        "ATELIER_OIDC_NAME", "preferred_username", "The claim that is a person’s name, such as email."
    )
    secret: str = setting(
        "ATELIER_SECRET", "", "Signs the cookies. Made once and kept in the data folder when empty.", secret=True
    )
    secret_key: tuple[str, ...] = setting(
        "ATELIER_SECRET_KEY",
        (),
        "Seals the keys that people give providers: 32 random bytes in base64 (`openssl rand -base64 32`). Made once "
        "and kept in the data folder when empty. Of several, separated by commas, the first seals and all open.",
        master_keys,
        secret=True,
    )
    allowed_hosts: tuple[str, ...] = setting(
        "ATELIER_ALLOWED_HOSTS",
        (),
        "Names this studio answers to besides localhost and the address it listens on, separated by commas.",
        names,
    )
    trusted_proxies: tuple[Network, ...] = setting(
        "ATELIER_TRUSTED_PROXIES",
        (),
        "Addresses or networks of proxies before this studio, separated by commas. Whom they name in X-Forwarded-For "
        "is who asks; links that are given out begin with what they say in X-Forwarded-Proto.",
        networks,
    )
    prefix: str = setting(
        "ATELIER_PREFIX",
        "",
        "The path that the studio lives below, such as /atelier, where a proxy has something else at the root of the "
        "host. The proxy may pass it on or take it away.",
        path_prefix,
    )
    provider_hosts: tuple[str, ...] = setting(
        "ATELIER_PROVIDER_HOSTS",
        (),
        "Hosts in private networks at which people may have providers called, separated by commas.",
        names,
    )
    keys: Mapping[str, str] = field(default_factory=dict)
    """Of the providers, by `Need.name`."""
    addresses: Mapping[str, str] = field(default_factory=lambda: usual_addresses())
    """Where providers are called, by `Address.name`."""
    image_model: str = setting(
        "ATELIER_IMAGE_MODEL",
        "",
        "Id of the model that paints. When empty, the best one of the first provider that is connected; as below.",
    )
    chat_model: str = setting("ATELIER_CHAT_MODEL", "", "The model that talks.")
    cheap_model: str = setting("ATELIER_CHEAP_MODEL", "", "The model for titles, summaries and prompt refinement.")
    local_context: int = setting(
        "ATELIER_LOCAL_CONTEXT",
        Given.context,
        "Tokens that a language model of Ollama is given at most. More takes memory there whether it is used or not.",
        number(1_024, 4_000_000),
    )
    sketch_side: int = setting(
        "ATELIER_SKETCH_SIDE",
        Given.sketch_side,
        "Pixels on a side of the square that the Sketchbook paints; other shapes have as many in all. Painting half the"
        " side takes a third of the time.",
        number(256, 2048),
    )
    chat_silence: int = setting(
        "ATELIER_CHAT_SILENCE",
        45,
        "Seconds a chat model may send nothing before it is given up; some think longer than others.",
        number(5, 3600),
    )
    workers: int = setting("ATELIER_WORKERS", 2, "Processes that compute pictures.", number(1, 64))
    worker_memory: int = setting(
        "ATELIER_WORKER_MEMORY",
        1024,
        "Megabytes of memory one of them may have; a picture that would need more is refused before it is opened.",
        number(512, 262144),
    )
    worker_seconds: int = setting(
        "ATELIER_WORKER_SECONDS", 60, "Seconds of processor time one task may take before it is ended.", number(1, 3600)
    )
    models_url: str = setting(
        "ATELIER_MODELS_URL",
        "https://github.com/danielgatis/rembg/releases/download/v0.0.0",
        "Where the models that cut out are fetched from, when somebody asks for one; any other address than this has"
        " the files of all models.",
        address,
    )
    cutout_memory: int = setting(
        "ATELIER_CUTOUT_MEMORY",
        0,
        "Megabytes the process that runs models may use; 0 is half of what the machine has.",
        number(0, 1048576),
    )
    cutout_seconds: int = setting(
        "ATELIER_CUTOUT_SECONDS",
        180,
        "Seconds of processor time a model of this machine may take for a picture, or a piece of one.",
        number(1, 3600),
    )
    upload_megabytes: int = setting(
        "ATELIER_UPLOAD_MEGABYTES", 200, "The largest picture that can be sent, in megabytes.", number(1, 1024)
    )
    upload_megapixels: int = setting(
        "ATELIER_UPLOAD_MEGAPIXELS", 200, "The largest picture that is opened, in megapixels.", number(1, 500)
    )
    content_credentials: str = setting(
        "ATELIER_CONTENT_CREDENTIALS",
        "",
        "A PEM file with the private key (P-256) and the certificates, the signer’s own first, that sign where "
        "pictures come from when they leave. Made once and kept in the data folder when empty; `off` signs nothing.",
    )
    undo_limit: int = setting(
        "ATELIER_UNDO_LIMIT",
        50,
        "Changes of each picture that can be taken back for sure; of those before them only small previews stay. "
        "The original and what has a name always stay.",
        number(10, 100_000),
    )
    keep_deleted_days: int = setting(
        "ATELIER_KEEP_DELETED_DAYS",
        30,
        "Days in which what was deleted can be restored.",
        number(1, 3650),
    )
    keep_painted_days: int = setting(
        "ATELIER_KEEP_PAINTED_DAYS",
        0,
        "Days after which pictures that were painted are deleted, counted from what was last made of them; they can be "
        "brought back for the days above. What is pinned, on a shared page or reported stays. 0 is never, as below.",
        number(0, 3650),
    )
    keep_uploaded_days: int = setting(
        "ATELIER_KEEP_UPLOADED_DAYS", 0, "The same for uploads and what was made of them.", number(0, 3650)
    )
    keep_guests_days: int = setting(
        "ATELIER_KEEP_GUESTS_DAYS", 0, "The same for all pictures of guests; the fewer days count.", number(0, 3650)
    )
    keep_reports_days: int = setting(
        "ATELIER_KEEP_REPORTS_DAYS",
        0,
        "Days after which a report that was decided goes; where it hides something only its words and its sender do.",
        number(0, 3650),
    )
    guest_idle_days: int | None = setting(
        "ATELIER_GUEST_IDLE_DAYS",
        None,
        "Days after which a guest who stays away is removed; coming back within the days above restores everything. "
        "0 is never. When empty: never on a machine that others do not reach, else 30.",
        number(0, 3650),
    )
    min_image_pixels: int = setting(
        "ATELIER_MIN_IMAGE_PIXELS",
        2_500,
        "Pixels that a picture must have to be sent to an image model as a reference; smaller ones tell it nothing.",
        number(0, 100_000_000),
    )
    turns_per_person: int = setting(
        "ATELIER_TURNS_PER_PERSON",
        8,
        "Turns one person can have running at once; further ones wait in line.",
        number(1, 1000),
    )
    turns_at_once: int = setting(
        "ATELIER_TURNS_AT_ONCE",
        500,
        "Turns that run at once, of all people together; further ones wait in line, everybody in turn.",
        number(1, 100_000),
    )
    at_providers: tuple[str, ...] = setting(
        "ATELIER_AT_PROVIDERS",
        (),
        "Calls of models that run at once at a provider, of all people together, such as `ollama=2, openai=16`; "
        "further ones wait in line, everybody in turn. Where nothing is said: 1 at Ollama, Stable Diffusion WebUI and "
        "ComfyUI, 24 at Black Forest Labs, as many as there are elsewhere.",
        at_once_by_name,
    )
    features: tuple[str, ...] = setting(
        "ATELIER_FEATURES",
        (),
        "Parts that are off, or on for some people only, such as `sharing=off, generation=50%, providers=Ada+Bea`: "
        "painting by image models, pages that others may look at, keys and addresses of one’s own. A share of people "
        "are always the same ones. All are on where nothing is said.",
        features,
    )
    check: tuple[str, ...] = setting(
        "ATELIER_CHECK",
        (),
        "What looks at words before they go to any model, painters among them: `words` (a list of one’s own), `openai` "
        "(its moderation, which is free) or `compatible` (one of one’s own that speaks the same), or several separated "
        "by commas. Nothing does when empty.",
        checks,
    )
    check_words: Path = setting(
        "ATELIER_CHECK_WORDS",
        Path("data/words.txt"),
        "The list: a word or phrase a line, what begins with a # is a remark. Read when the studio starts.",
        Path,
    )
    check_unanswered: str = setting(
        "ATELIER_CHECK_UNANSWERED",
        "refuse",
        "What becomes of words while whoever should look at them gives no answer: `refuse`, or `send` them all the "
        "same.",
        one_of("refuse", "send"),
    )
    check_keeps: str = setting(
        "ATELIER_CHECK_KEEPS",
        "0",
        "`1`: who administers sees what was refused, too, and not only that it was.",
        one_of("0", "1"),
    )
    requests_per_minute: int = setting(
        "ATELIER_REQUESTS_PER_MINUTE",
        600,
        "Calls one person can make in a minute, of all kinds together.",
        number(1, 1000000),
    )
    monthly_limit: Dollars = setting(
        "ATELIER_MONTHLY_LIMIT",
        Dollars(10_000_000),
        "Dollars one person can spend on models in a calendar month (UTC); `none` for no limit.",
        dollars,
    )
    guests_monthly_limit: Dollars = setting(
        "ATELIER_GUESTS_MONTHLY_LIMIT",
        Dollars(20_000_000),
        "Dollars all guests together can spend with the studio's keys in a calendar month (UTC), however many they are;"
        " `none` for no limit. Whoever administers the studio can change it in the page.",
        dollars,
    )
    max_cost_per_request: Dollars = setting(
        "ATELIER_MAX_COST_PER_REQUEST",
        Dollars(100_000),
        "Dollars from which a person is asked before something is done; `none` never asks.",
        dollars,
    )
    max_images_per_day: int = setting(
        "ATELIER_MAX_IMAGES_PER_DAY",
        200,
        "Pictures that cost something, or may, which one person can have painted in a day (UTC).",
        number(0, 1_000_000),
    )
    paid_calls_per_minute: int = setting(
        "ATELIER_PAID_CALLS_PER_MINUTE",
        30,
        "Calls of models that cost something, or may, which one person can cause in a minute.",
        number(1, 1_000_000),
    )
    keep_free: int = setting(
        "ATELIER_KEEP_FREE",
        256,
        "Megabytes of the disk below which no more files are taken in, so that messages can still be written down; a "
        "twentieth of a small disk.",
        number(0, 1048576),
    )
    grace: int = setting(
        "ATELIER_GRACE",
        3,
        "Seconds that running turns get when the server is asked to end. What ends it has to wait seven seconds more.",
        number(0, 3600),
    )
    metrics: str = setting(
        "ATELIER_METRICS",
        "off",
        "`on`: figures for Prometheus at /metrics, at the machine itself.",
        one_of("off", "on"),
    )
    metrics_token: str = setting(
        "ATELIER_METRICS_TOKEN", "", "Whoever brings it as a bearer token reads them from elsewhere, too.", secret=True
    )
    traces: str = setting(
        "ATELIER_TRACES",
        "",
        "Where traces of requests are sent by OpenTelemetry’s protocol, such as http://127.0.0.1:4318; none when empty."
        " Needs `pip install opentelemetry-sdk opentelemetry-exporter-otlp-proto-http`.",
        address,
    )
    sentry_dsn: str = setting(
        "ATELIER_SENTRY_DSN",
        "",
        "The Sentry that is told of bugs, without anybody’s words; none when empty. Needs `pip install sentry-sdk`.",
        secret=True,
    )
    log: str = setting(
        "ATELIER_LOG", "text", "`json`: the log is an object a line, with the ids of jobs.", one_of("text", "json")
    )
    log_level: str = setting(
        "ATELIER_LOG_LEVEL",
        "WARNING",
        "How much is logged.",
        one_of("DEBUG", "INFO", "WARNING", "ERROR"),
    )

    @classmethod
    def read(cls, environ: Mapping[str, str], dotenv: Path) -> Self:
        """The settings of this environment and `.env`. Raises `SettingWrong`."""
        source = SettingSource(environ, read_dotenv(dotenv), dotenv.name)
        values = {name: source.read(declared) for name, declared in own().items()}
        keys = {need.name: source.read(declared) for need, declared in provider_keys().items()}
        addresses = {at.name: source.read(declared) for at, declared in provider_addresses().items()}
        return cls(**set_ones(values), keys=set_ones(keys), addresses={**usual_addresses(), **set_ones(addresses)})

    @property
    def secrets(self) -> tuple[str, ...]:
        """Whatever of it is secret, and the passwords inside of addresses."""
        said = [getattr(self, name) for name, declared in own().items() if declared.secret]
        whole = [each for value in said for each in (value if isinstance(value, tuple) else (value,))]
        inside = [unquote(urlsplit(each).password or "") for each in whole if "://" in each]
        return tuple(filter(None, (*whole, *inside, *self.keys.values())))


def own() -> dict[str, SettingDeclaration]:
    """What `Settings` declares, by field."""
    return {item.name: item.metadata["declared"] for item in fields(Settings) if "declared" in item.metadata}


def provider_keys() -> dict[Need, SettingDeclaration]:
    """The keys that providers declare."""
    return {
        need: SettingDeclaration(need.name, _key_help(provider, need), api_key.cleaned, secret=True)
        for provider in PROVIDERS
        for need in provider.needs
    }


def provider_addresses() -> dict[Address, SettingDeclaration]:
    """The addresses that providers declare."""
    return {
        provider.address: SettingDeclaration(
            provider.address.name,
            provider.address.help or f"Where {provider.label}'s API is.",
            address,
            default=provider.address.usual,
        )
        for provider in PROVIDERS
        if provider.address is not None
    }


def _key_help(provider: Provider, need: Need) -> str:
    connects = "" if need.optional else f"Connects {provider.label}. "
    return f"{connects}{need.help}{f' See {need.link}.' if need.link else ''}"


def usual_addresses() -> dict[str, str]:
    return {at.name: at.usual for at in provider_addresses()}


def declarations() -> list[SettingDeclaration]:
    """Every setting: those of the providers, and the studio's own ones."""
    return [*provider_keys().values(), *provider_addresses().values(), *own().values()]
