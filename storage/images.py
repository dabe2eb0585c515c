"""Images as a turn makes and changes them. See `ImageStore` in `conversation/ports/images.py`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, RowMapping, ScalarSelect, and_, select, update
from sqlalchemy.exc import IntegrityError

from conversation.errors import NotFound
from conversation.image import Image, Version
from conversation.ports.areas.masks import KeptMask, MadeMask, Mask
from conversation.ports.areas.vectors import MadeVector
from conversation.ports.images import ImageStore
from conversation.ports.pixels import Encoded, Received
from conversation.recipe import Recipe
from conversation.serialization import to_json
from conversation.versions.lineage import must_be_kept
from imaging.file import File
from storage.areas.layers import layer_of_image
from storage.areas.masks import kept_mask, mask_of_image
from storage.areas.vectors import kept_vector
from storage.disk.picture_files import PictureFiles, StoredFile, let_go
from storage.identifiers import clean_alt, clean_title, title_columns
from storage.queries.images import active_image, images_here, with_versions
from storage.queries.rows import facet_columns, version_from
from storage.queries.showings import as_shown, head_of, is_on, show_at, shown_line
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import conversations, images, versions
from storage.version_names import give_name


@repeats
class SqlImages(ImageStore):
    """Images in the database, their bytes in files: the file first, then the row."""

    def __init__(self, database: Database, files: PictureFiles) -> None:
        self._database = database
        self._files = files

    def of(self, conversation: str, limit: int = 50, *, leaf: str | None = None) -> list[Image]:
        """See `ImageStore`."""
        with self._database.read() as connection:
            return list(images_here(connection, conversation, limit, leaf))

    def find(self, conversation: str, number: int, *, leaf: str | None = None) -> Image | None:
        """See `ImageStore`."""
        with self._database.read() as connection:
            found = _one(connection, and_(images.c.conversation == conversation, images.c.number == number))
            return None if found is None else _shown(connection, found, leaf)

    def get(self, conversation: str, image: str, *, leaf: str | None = None) -> Image:
        """See `ImageStore`."""
        with self._database.read() as connection:
            found = _one(connection, and_(images.c.conversation == conversation, images.c.id == image))
            if found is None:
                raise NotFound("The picture")
            return _shown(connection, found, leaf)

    def active(self, conversation: str, *, leaf: str | None = None) -> Image | None:
        """See `ImageStore`."""
        with self._database.read() as connection:
            return active_image(connection, conversation, leaf)

    def reserve(self, conversation: str, title: str) -> tuple[str, int]:
        """See `ImageStore`. Raises `NotFound` for a conversation that is not there."""
        with self._database.write(conversation) as connection:
            mine = update(conversations).where(conversations.c.id == conversation)
            counted = mine.values(pictures=conversations.c.pictures + 1).returning(conversations.c.pictures)
            number = connection.execute(counted).scalar()
        if number is None:
            raise NotFound("The conversation")
        return str(uuid4()), int(number)

    def add(
        self,
        conversation: str,
        image: str,
        number: int,
        title: str,
        encoded: Encoded,
        recipe: Recipe,
        *,
        message: str | None,
        cost: int | None,
        seconds: float,
    ) -> Image:
        """See `ImageStore`. Raises `NotFound` when the conversation went away, `Told` when the disk refuses."""
        self._must_be_there(conversation)
        kept = self._files.keep(conversation, encoded)
        version = _version_values(
            encoded, recipe, kept, message=message, cost=cost, seconds=seconds, created=self._database.now()
        )
        made = self._insert(conversation, image, number, title, version)
        let_go(encoded)  # not before it is written down: what the database undid is begun again
        return made

    def take_in(
        self, conversation: str, image: str, number: int, title: str, upload: Path, received: Received, recipe: Recipe
    ) -> Image:
        """See `ImageStore`. Raises `NotFound` when the conversation went away, `Told` when the disk refuses."""
        if (there := self._arrived(conversation, image)) is not None:
            return there
        self._must_be_there(conversation)
        kept = self._files.take_in(conversation, upload, received)
        version = _version_values(
            received, recipe, kept, message=None, cost=0, seconds=0.0, created=self._database.now()
        )
        try:
            return self._insert(conversation, image, number, title, version)
        except IntegrityError:
            if (there := self._arrived(conversation, image)) is None:
                raise
            return there  # another machine took the same file in at the same moment

    def _arrived(self, conversation: str, image: str) -> Image | None:
        """The image that an upload became."""
        with self._database.read() as connection:
            there = select(images).where(images.c.id == image, images.c.conversation == conversation)
            row = connection.execute(there).mappings().first()
            return None if row is None else _shown(connection, row)

    def _must_be_there(self, conversation: str) -> None:
        with self._database.read() as connection:
            if connection.execute(select(conversations.c.id).where(conversations.c.id == conversation)).first() is None:
                raise NotFound("The conversation")

    def _insert(self, conversation: str, image: str, number: int, title: str, version: dict[str, Any]) -> Image:
        """A new image with that version as its first."""
        version = {**version, "image": image, "conversation": conversation, "parent": None}
        values = {"id": image, "conversation": conversation, "number": number, **title_columns(title)}
        values |= {"created": version["created"], "pinned": False, "owner": _owner_of(conversation)}
        first = version_from(version)
        values |= facet_columns(Image(image, conversation, number, title, (first,), first.id))
        try:
            with self._database.write(conversation) as connection:
                made = images.insert().values(current=version["id"], **values).returning(images)
                row = connection.execute(made).mappings().one()
                connection.execute(versions.insert().values(version))
                at = version["message"] or head_of(connection, conversation)
                show_at(connection, conversation, at, [(image, version["id"])])
                return with_versions(connection, [row])[0]
        except IntegrityError as error:
            if "FOREIGN KEY" not in str(error.orig).upper():
                raise
            raise NotFound("The conversation") from error

    def add_version(
        self,
        image: str,
        parent: str,
        encoded: Encoded,
        recipe: Recipe,
        *,
        message: str | None,
        cost: int | None,
        seconds: float,
    ) -> Image:
        """See `ImageStore`. Raises `NotFound` for no such image or parent, `Told` when the disk refuses."""
        with self._database.read() as connection:
            conversation = _must_have(connection, image, parent)["conversation"]
        kept = self._files.keep(conversation, encoded)
        values = _version_values(
            encoded, recipe, kept, message=message, cost=cost, seconds=seconds, created=self._database.now()
        )
        with self._database.write(conversation) as connection:
            _must_have(connection, image, parent)
            made = versions.insert().values(image=image, conversation=conversation, parent=parent, **values)
            connection.execute(made)
            changed = make_current(connection, conversation, image, values["id"], message)
        let_go(encoded)
        return changed

    def choose(self, image: str, version: str, *, message: str | None) -> Image:
        """See `ImageStore`. Raises `NotFound` for another image's version."""
        with self._database.write(*of_image(self._database, image)) as connection:
            row = _must_have(connection, image, version)
            return make_current(connection, row["conversation"], image, version, message)

    def name_version(self, image: str, version: str, name: str) -> Image:
        """See `ImageStore`. Raises `NotFound` for another image's version."""
        with self._database.write(*of_image(self._database, image)) as connection:
            row = _must_have(connection, image, version)
            give_name(connection, image, version, name)
            return _shown(connection, row)

    def rename(self, image: str, title: str) -> Image:
        """See `ImageStore`."""
        with self._database.write(*of_image(self._database, image)) as connection:
            row = _one(connection, images.c.id == image)
            if row is None:
                raise NotFound("The picture")
            return renamed(connection, row, title)

    def describe(self, image: str, alt: str) -> Image:
        """See `ImageStore`."""
        with self._database.write(*of_image(self._database, image)) as connection:
            row = _one(connection, images.c.id == image)
            if row is None:
                raise NotFound("The picture")
            return described(connection, row, alt)

    def keep_full(self, version: Version, data: bytes) -> None:
        """See `ImageStore`. Every version of the conversation with the same bytes has it then: they share files."""
        with self._database.read() as connection:
            found = connection.execute(
                select(versions.c.conversation, versions.c.digest).where(versions.c.id == version.id)
            ).first()
        if found is None:
            return
        name = self._files.keep_full(found.conversation, found.digest, data)
        same = (versions.c.conversation == found.conversation) & (versions.c.digest == found.digest)
        with self._database.write(found.conversation) as connection:
            alive = versions.c.full.is_(None) & versions.c.thinned.is_(None)
            told = connection.execute(update(versions).where(same & alive).values(full=name)).rowcount
        if not told:
            self._forget_unnamed(found.conversation, name)

    def _forget_unnamed(self, conversation: str, name: str) -> None:
        """Removes a file that no version names: they went while it was made."""
        with self._database.read() as connection:
            named = select(versions.c.id).where(versions.c.conversation == conversation, versions.c.full == name)
            wanted = connection.execute(named).first() is not None
        if not wanted:
            self._files.remove(conversation, name)

    def read(self, version: Version) -> bytes:
        """See `ImageStore`. Raises `NotFound`, `Told` for a version whose picture is not kept any more."""
        return self._read(version, version.filename)

    def content(self, version: Version) -> File:
        """See `ImageStore`. Raises `NotFound`, `Told` for a version whose picture is not kept any more."""
        must_be_kept(version.kept)
        return self._files.standing(self._conversation_of(version), version.filename)

    def content_as_it_came(self, version: Version) -> File:
        """See `ImageStore`. Raises as `content`."""
        must_be_kept(version.kept)
        return self._files.standing(self._conversation_of(version), version.file("sent"))

    def mask(self, image: str, mask: str = "") -> KeptMask | None:
        """See `ImageStore`."""
        return mask_of_image(self._database, self._files, image, mask)

    def add_mask(self, image: str, version: str, made: MadeMask, kind: str) -> Mask:
        """See `ImageStore`. Raises `NotFound`."""
        return kept_mask(self._database, self._files, None, image, version, made, kind)

    def add_vector(self, image: str, version: str, made: MadeVector) -> str:
        """See `ImageStore`. Raises `NotFound`."""
        return kept_vector(self._database, self._files, image, version, made)

    def layer(self, image: str, layer: str) -> File | None:
        """See `ImageStore`."""
        return layer_of_image(self._database, self._files, image, layer)

    def read_preview(self, version: Version) -> bytes:
        """See `ImageStore`. Raises `NotFound`."""
        return self._read(version, version.preview or version.filename)

    def _read(self, version: Version, filename: str) -> bytes:
        if filename != version.preview:
            must_be_kept(version.kept)
        return self._files.read(self._conversation_of(version), filename)

    def _conversation_of(self, version: Version) -> str:
        with self._database.read() as connection:
            wanted = select(versions.c.conversation).where(versions.c.id == version.id)
            conversation = connection.execute(wanted).scalar()
        if conversation is None:
            raise NotFound("The picture")
        return str(conversation)


def make_current(
    connection: Connection, conversation: str, image: str, version: str, message: str | None = None
) -> Image:
    """The image after that version became the current one and the image the active one, at a turn's reply or now.

    Raises `Told` for a version whose picture is not kept any more.
    """
    thinned = connection.execute(select(versions.c.thinned).where(versions.c.id == version)).scalar()
    must_be_kept(thinned is None)
    at = message or head_of(connection, conversation)
    show_at(connection, conversation, at, [(image, version)])
    row = connection.execute(select(images).where(images.c.id == image)).mappings().one()
    shown = replace(_shown(connection, row, message), current=version)
    if at is None or is_on(connection, conversation, shown_line(connection, conversation), at):
        values = {"current": version, **facet_columns(shown)}
        connection.execute(update(images).where(images.c.id == image).values(values))
    return shown


def _shown(connection: Connection, row: RowMapping, leaf: str | None = None) -> Image:
    """As the branch has it that ends with `leaf`, or that is shown."""
    return as_shown(connection, with_versions(connection, [row]), leaf)[0]


def renamed(connection: Connection, row: RowMapping, title: str) -> Image:
    """The image of that row under another title, by which it is found from then on."""
    named = replace(with_versions(connection, [row])[0], title=clean_title(title))
    values = {**title_columns(named.title), **facet_columns(named)}
    connection.execute(update(images).where(images.c.id == named.id).values(values))
    return as_shown(connection, [named])[0]


def described(connection: Connection, row: RowMapping, alt: str) -> Image:
    """The image of that row with what somebody wrote that it shows as it is now, by which it is found, too."""
    image = as_shown(connection, with_versions(connection, [row]))[0]
    told = replace(image, alt=clean_alt(alt), alt_at=image.current if alt.strip() else "")
    values = {"alt": told.alt or None, "alt_at": told.alt_at or None, **facet_columns(told)}
    connection.execute(update(images).where(images.c.id == image.id).values(values))
    return told


def _owner_of(conversation: str) -> ScalarSelect[str]:
    return select(conversations.c.owner).where(conversations.c.id == conversation).scalar_subquery()


def of_image(database: Database, image: str) -> tuple[str, ...]:
    """Its conversation, whose writes come one after the other; nothing where all do, and for no such image."""
    if database.embedded:
        return ()
    with database.read() as connection:
        return tuple(connection.execute(select(images.c.conversation).where(images.c.id == image)).scalars())


def _one(connection: Connection, where: ColumnElement[bool]) -> RowMapping | None:
    return connection.execute(select(images).where(where, images.c.deleted.is_(None))).mappings().first()


def _must_have(connection: Connection, image: str, version: str) -> RowMapping:
    """The living image's row, when the version is one of its own."""
    wanted = (
        select(images)
        .join(versions, versions.c.image == images.c.id)
        .where(images.c.id == image, images.c.deleted.is_(None), versions.c.id == version)
    )
    row = connection.execute(wanted).mappings().first()
    if row is None:
        raise NotFound("The picture")
    return row


def _version_values(
    encoded: Encoded | Received,
    recipe: Recipe,
    kept: StoredFile,
    *,
    message: str | None,
    cost: int | None,
    seconds: float,
    created: str,
) -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "digest": kept.digest,
        "filename": kept.filename,
        "preview": kept.preview,
        "full": kept.full,
        "media_type": encoded.media_type,
        "width": encoded.width,
        "height": encoded.height,
        "bytes": kept.bytes,
        "recipe": to_json(recipe),
        "message": message,
        "cost": cost,
        "seconds": seconds,
        "created": created,
        "name": None,
        "thinned": None,
        "sent": to_json(kept.sent) if kept.sent else None,
    }
