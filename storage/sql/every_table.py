"""The tables of all files beside this one, as one set: for whoever goes over each of them."""

from __future__ import annotations

from storage.sql import administration_tables, key_tables, program_tables
from storage.sql.tables import metadata

__all__ = ["administration_tables", "key_tables", "metadata", "program_tables"]
