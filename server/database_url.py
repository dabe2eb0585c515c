"""`DATABASE_URL`: where the database is when it is not the file in the data folder."""

from __future__ import annotations

import re

DRIVER = "postgresql+psycopg://"
SCHEMES = re.compile(r"(postgresql\+psycopg|postgresql|postgres)://")


def database_url(value: str) -> str:
    """As the driver that is here wants it. Raises `ValueError` for another's, which repeats no password."""
    found = SCHEMES.match(value.strip())
    if found is None:
        raise ValueError("It is the address of a PostgreSQL database, such as postgresql://name:password@host/atelier.")
    return DRIVER + value.strip()[found.end() :]
