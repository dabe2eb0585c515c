"""A real nginx with the file that `deploy` has: only addresses are others, and what it writes goes into a folder."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Self

import trustme

from tests.running import PATIENCE, ROOT, free_port

PROGRAM = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
"""Where a person's path often has no program of the machine's own."""
CONFIG = ROOT / "deploy" / "nginx.conf"
HEAD = """\
{user}daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
"""
HTTP = """
    log_format chosen "$upstream_addr|$status|$request_uri|$http_user_agent";
    access_log {folder}/access.log chosen;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
"""


class Nginx:
    """`with Nginx(folder, webs) as proxy`: at `url`, and with TLS at `secure_url`, which `authority` vouches for."""

    def __init__(self, folder: Path, webs: Sequence[str]) -> None:
        """`webs`: `host:port` of the two that it stands before."""
        self.folder = folder
        self.port, self.secure_port = free_port(), free_port()
        self.url, self.secure_url = (
            f"http://127.0.0.1:{self.port}",
            f"https://127.0.0.1:{self.secure_port}",
        )
        self.authority = folder / "authority.pem"
        self.certificate = folder / "certificate.pem"  # with its key
        self.webs = webs
        self.process: subprocess.Popen[bytes] | None = None

    def text(self) -> str:
        """What is changed is an address, or where things are written."""
        said = CONFIG.read_text()
        for name, web in zip(("web1:8000", "web2:8000"), self.webs, strict=True):
            said = said.replace(name, web)
        listening = (
            f"listen 127.0.0.1:{self.port};\n        listen 127.0.0.1:{self.secure_port} ssl;\n"
            f"        ssl_certificate {self.certificate};\n        ssl_certificate_key {self.certificate};"
        )
        said, changed = re.subn(r"listen 80;", listening, said)
        assert changed == 1
        user = "user root;\n" if os.geteuid() == 0 else ""  # else its workers are nobody, who opens no folder of ours
        return HEAD.format(user=user, folder=self.folder) + said.replace(
            "http {", "http {" + HTTP.format(folder=self.folder), 1
        )

    def chosen(self) -> list[list[str]]:
        """Who answered what, with which status: `[web, status, path, agent]`, of what is over; of several that were
        asked one after the other all, with commas."""
        return [line.split("|", 3) for line in (self.folder / "access.log").read_text().splitlines()]

    def __enter__(self) -> Self:
        assert PROGRAM is not None
        self.folder.mkdir(parents=True, exist_ok=True)
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(self.authority))
        authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(str(self.certificate))
        config = self.folder / "nginx.conf"
        config.write_text(self.text())
        self.process = subprocess.Popen(
            [PROGRAM, "-e", f"{self.folder}/error.log", "-p", str(self.folder), "-c", str(config)]
        )
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, (self.folder / "error.log").read_text()
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.02)
        self.__exit__()
        raise AssertionError("nginx did not come up")

    def __exit__(self, *_: object) -> None:
        assert self.process is not None
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)
