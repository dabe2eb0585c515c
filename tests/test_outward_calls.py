"""Whatever calls another machine says whom it calls and who named that address; a new module without an entry fails.

What strangers name goes by `wire/http/public_network.py` alone: `tests/endpoints/test_foreign_addresses.py` tries it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from tests.sources import ROOT, modules, text

CALLS = (
    *("httpx2", "httpcore2", "requests", "urllib3", "urllib.request", "http.client", "aiohttp", "httpx", "socket"),
    *("gevent.socket", "redis", "boto3", "botocore", "psycopg", "celery", "kombu", "smtplib", "ftplib", "telnetlib"),
    *("asyncio", "anyio", "websocket", "websockets", "authlib", "openai", "google", "opentelemetry", "minio", "s3fs"),
    *("obstore", "sqlalchemy.create_engine", "dns", "ldap3", "paramiko"),
)
"""Modules by which one can call somebody."""
STRANGER = "whoever asks, or what a model or a foreign file says: to public places over https alone"
PERSON = "a person for themselves: to public places over https, unless whoever runs the studio allows the host"
RUNNER = "whoever runs the studio, by its settings"
FIXED = "a list in the code"
NOBODY = "nobody: it knows errors and types, listens, or speaks to itself"
NAMED_BY: Mapping[str, str] = {
    "providers/wire/http/public_network.py": STRANGER,
    "providers/wire/http/foreign_files.py": STRANGER,
    "providers/wire/foreign_pictures.py": STRANGER,
    "providers/wire/foreign_post.py": STRANGER,
    "providers/wire/client.py": PERSON,
    "providers/wire/http/transport.py": PERSON,
    "providers/wire/http/network_stream.py": PERSON,
    "providers/wire/http/web_socket.py": PERSON,
    "providers/wire/http/proxy.py": RUNNER,
    "providers/openrouter/service.py": PERSON,
    "server/web/oidc_door.py": RUNNER,
    "server/monitoring/traces.py": RUNNER,
    "server/assembly/many_processes.py": RUNNER,
    "server/celery.py": RUNNER,
    "server/coordination/broker.py": RUNNER,
    "server/coordination/bus.py": RUNNER,
    "server/coordination/link.py": RUNNER,
    "server/coordination/live_turns.py": RUNNER,
    "server/jobs/redis_gate.py": RUNNER,
    "server/web/redis_failures.py": RUNNER,
    "storage/objects/bucket.py": RUNNER,
    "storage/sql/postgres.py": RUNNER,
    "storage/sql/sqlite.py": RUNNER,
    "storage/backup/database_copy.py": RUNNER,
    "server/cutout/model_download.py": FIXED,
    "genimg/serving_agents.py": NOBODY,
    "providers/wire/errors.py": NOBODY,
    "providers/wire/failures/connection_errors.py": NOBODY,
    "providers/wire/http/body.py": NOBODY,
    "providers/wire/http/caller.py": NOBODY,
    "providers/wire/http/exchange_log.py": NOBODY,
    "providers/wire/http/request.py": NOBODY,
    "providers/wire/http/socket_reader.py": NOBODY,
    "storage/objects/refusals.py": NOBODY,
    "server/http/connections.py": NOBODY,
    "server/http/intake.py": NOBODY,
    "server/http/listener.py": NOBODY,
    "server/http/sending.py": NOBODY,
    "server/mcp/shared_loop.py": NOBODY,
    "server/mcp/web_transport.py": NOBODY,
    "server/realtime/websocket.py": NOBODY,
    "server/web/disconnects.py": NOBODY,
}


MAKES = re.compile(r"(?<!class )\bForeignFiles\(")
IMPORTED = re.compile(r"^\s*(?:import|from) ([\w.]+)(?: import \(?([\w, ]*))?", re.MULTILINE)


def _callers() -> set[str]:
    found = set()
    for path in modules():
        for module, names in IMPORTED.findall(text(path)):
            said = (module, *(f"{module}.{name.split()[0]}" for name in names.split(",") if name.strip()))
            if any(name == call or name.startswith(f"{call}.") for name in said for call in CALLS):
                found.add(path.relative_to(ROOT).as_posix())
    return found


def test_who_names_every_address_that_is_called_is_written_down() -> None:
    callers = _callers()
    assert callers - NAMED_BY.keys() == set(), "say here who names what it calls"
    assert NAMED_BY.keys() - callers == set(), "it calls nobody any more"


def test_what_strangers_name_is_called_by_one_way_alone() -> None:
    """Only what looks at addresses makes connections to them, and nobody else makes what connects."""
    makers = {path.relative_to(ROOT).as_posix() for path in modules() if MAKES.search(text(path))}
    assert makers == {
        "providers/wire/foreign_pictures.py",
        "providers/wire/foreign_post.py",
        "providers/wire/client.py",
    }
