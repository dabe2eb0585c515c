"""Images know their owner and by what they are found, for the gallery over all conversations."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

COLUMNS = {"owner": sa.Text, "kinds": sa.Integer, "model": sa.Text, "ratio": sa.Integer, "words": sa.Text}
INDEX = ["owner", "created", "id", "deleted", "kinds", "model", "conversation", "ratio"]
PAINTED, EDITED, CUTOUT, COMPRESSED, UPLOADED = 1, 2, 4, 8, 16


def upgrade() -> None:
    for name, kind in COLUMNS.items():
        op.add_column("images", sa.Column(name, kind()))
    fill(op.get_bind())
    op.create_index("images_hung", "images", INDEX)


def downgrade() -> None:
    op.drop_index("images_hung", "images")
    for name in COLUMNS:
        op.drop_column("images", name)


def fill(connection: sa.Connection) -> None:
    """What the pictures that are there count as, as it was decided when this was written."""
    owners = "(SELECT owner FROM conversations WHERE conversations.id = images.conversation)"
    connection.execute(sa.text(f"UPDATE images SET owner = {owners}"))
    ids = connection.execute(sa.text("SELECT id FROM images")).scalars().all()
    for image in ids:
        title, current = connection.execute(
            sa.text("SELECT title, current FROM images WHERE id = :id"), {"id": image}
        ).one()
        rows = connection.execute(
            sa.text("SELECT id, parent, width, height, recipe FROM versions WHERE image = :id"), {"id": image}
        )
        values = found_by(title, current, {row.id: row._asdict() for row in rows})
        connection.execute(
            sa.text("UPDATE images SET kinds = :kinds, model = :model, ratio = :ratio, words = :words WHERE id = :id"),
            {**values, "id": image},
        )


def found_by(title: str, current: str, versions: dict[str, dict[str, Any]]) -> dict[str, Any]:
    shown = versions.get(current, {"width": 1, "height": 1})
    kinds, model, said = 0, None, [title]
    at = versions.pop(current, None)
    while at is not None:
        recipe = at["recipe"] if isinstance(at["recipe"], dict) else json.loads(at["recipe"])
        way, _, name = str(recipe["by"]).partition(":")
        kinds |= kind_of(way, name, bool(recipe.get("parents")))
        model = model or (name if way == "model" else None)
        values = recipe.get("values") or {}
        said += [values[key] for key in ("prompt", "refined", "instruction") if isinstance(values.get(key), str)]
        at = versions.pop(at["parent"], None)
    ratio = max(1, round(1000 * shown["width"] / max(1, shown["height"])))
    return {"kinds": kinds, "model": model, "ratio": ratio, "words": folded(" ".join(dict.fromkeys(said)))}


def kind_of(way: str, name: str, edits: bool) -> int:
    if way == "model":
        return EDITED if edits else PAINTED
    if way == "upload":
        return UPLOADED
    return {"compress": COMPRESSED, "nobg": CUTOUT}.get(name, EDITED)


def folded(words: str) -> str:
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return unicodedata.normalize("NFC", "".join(each for each in decomposed if not unicodedata.combining(each)))
