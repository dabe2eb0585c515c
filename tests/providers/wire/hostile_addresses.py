"""Addresses that lead inside, in every spelling that has led a server there: to this machine, to its own network, to
what a cloud tells its machines. Public is what `internet.py` calls public.
"""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Iterator, Sequence

from tests.providers.wire.internet import PUBLIC

NUMBERS = (
    *("127.0.0.1", "127.1", "127.255.255.254", "2130706433", "0x7f000001", "0x7f.1", "0177.1", "0177.0.0.01", "0"),
    *(
        "0.0.0.0",
        "10.0.0.8",
        "10.255.255.255",
        "167772168",
        "172.16.0.1",
        "172.31.255.254",
        "192.168.1.1",
        "0xc0a80101",
    ),
    *("169.254.169.254", "0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "169.254.170.2", "100.64.0.1"),
    *("100.100.100.200", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1"),
    *("239.255.255.250", "240.0.0.1", "255.255.255.255"),
)
"""As IPv4 is written, or as resolvers read it."""
SIX = (
    *("::", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:a9fe:a9fe", "::ffff:10.0.0.8"),
    *("::ffff:0:7f00:1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1", "2002:7f00:1::"),
    *("2002:a9fe:a9fe::1", "2001::7f00:1", "2001:0:7f00:1::", "2001:0:4136:e378:8000:63bf:80ff:fffe", "fe80::1"),
    *("fe80::1%25eth0", "fe80::5efe:7f00:1", "fec0::1", "fc00::1", "fd00::1", "fd00:ec2::254", "ff02::1", "ff0e::1"),
    *("2001:db8::1", "100::1", "3fff::1", "5f00::1", "::7f00:1"),
)
NAMES = {
    "localhost": ["127.0.0.1"],
    "localhost.": ["127.0.0.1"],
    "LOCALHOST": ["127.0.0.1"],
    "inside.example": ["10.0.0.8"],
    "six.example": ["::1"],
    "both.example": [PUBLIC, "127.0.0.1"],
    "linked.example": ["fe80::1%eth0"],
    "metadata.google.internal": ["169.254.169.254"],
}
"""What a name server may say of names that somebody else owns."""
TURNING = "turning.example"
"""Says something public when it is first asked, and this machine from then on."""
WRITTEN = (
    *("http://127.0.0.1/", "http://cdn.example/", "https:/127.0.0.1/", "https:127.0.0.1", "//127.0.0.1/", "127.0.0.1"),
    *("https://cdn.example\\@127.0.0.1/", "https://127.0.0.1#@cdn.example/", "https://cdn.example@127.0.0.1/"),
    *(
        "https://127.0.0.1\\@cdn.example/",
        "https://me:pass@inside.example/",
        "https://127.0.0.1\t/",
        "https://127.0.0.1\r\n/",
    ),
    *("https://\t127.0.0.1/", "https://127%2e0%2e0%2e1/", "https://%31%32%37.0.0.1/", "https://127。0。0。1/"),
    *("https://①②⑦.0.0.1/", "https://127.0.0.1%00.cdn.example/", "https://127.0.0.1%2f.cdn.example/", "https://[::1/"),
    *("https://::1/", "https://[127.0.0.1]/", "https://[::ffff:127.0.0.1%25x]/", "https://lo\u00adcalhost/"),
    *(
        "https://ⓛocalhost/",
        "https://127.0.0.1:443:80/",
        "https://127.0.0.1:99999/",
        "https://:443/",
        "https://",
        "https:",
    ),
    *("file:///etc/passwd", "file://localhost/etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:6379/_INFO"),
    *("dict://127.0.0.1:11211/", "ldap://127.0.0.1/", "data:text/html,hello", "javascript:alert(1)", "unix:///run/x"),
    *("blob:https://127.0.0.1/x", "jar:https://127.0.0.1!/", "netdoc:///etc/passwd", "https+unix://%2frun%2fx/", ""),
    *(
        "http://[::1]:80/",
        "HTTPS://LOCALHOST/",
        "https://localhost:443/",
        "https://inside.example.:443/",
        "\x00https://x/",
    ),
)
ADDRESSES = (
    *(f"https://{each}/a.png" for each in NUMBERS),
    *(f"https://[{each}]/a.png" for each in SIX),
    *(f"https://{each}/a.png" for each in NAMES),
    *WRITTEN,
)


class HostileNames:
    """A resolver: reads numbers as the system does, and knows the names above; nobody else is there."""

    def __init__(self) -> None:
        self.asked = Counter[str]()

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked[host] += 1
        if host == TURNING:
            return [PUBLIC if self.asked[host] == 1 else "127.0.0.1"]
        if found := {name.lower(): there for name, there in NAMES.items()}.get(host.lower()):
            return found
        return list(_numeric(host, port))


def _numeric(host: str, port: int) -> Iterator[str]:
    """Raises OSError for what is no number to the system."""
    for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST):
        yield str(found[4][0])
