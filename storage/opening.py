"""Opens everything that is kept with one call. The counterpart without a disk is `storage.memory`."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from sqlalchemy import select, text

from conversation.ports.downloads import Downloads
from conversation.ports.form_pictures import FormPictures
from conversation.ports.uploads import Uploads
from storage.accounts import SqlAccounts
from storage.administration import SqlAdministration
from storage.areas.layers import SqlLayers
from storage.areas.masks import SqlMasks
from storage.areas.vectors import SqlVectors
from storage.cleanup.orphans import Orphans
from storage.cleanup.retention import USUAL, Keep, Retention
from storage.comparisons import SqlComparisons
from storage.conversations import SqlConversations
from storage.disk.files import Files
from storage.disk.folder import PASSING, make_folder
from storage.disk.kept_files import KeptFiles
from storage.disk.picture_files import Aside, PictureFiles, here
from storage.downloads import DownloadOrders
from storage.enrolments import SqlEnrolments
from storage.form_pictures import FormPictureFiles
from storage.gallery import SqlGallery
from storage.images import SqlImages
from storage.jobs import SqlJobs
from storage.library import SqlLibrary
from storage.moving.arrivals import SqlArrivals
from storage.moving.departures import SqlDepartures
from storage.moving.expiry import SqlExpiry
from storage.moving.refusals import SqlRefusals
from storage.moving.reports import SqlReports
from storage.moving.shares import SqlShares
from storage.painting_times import SqlPaintingTimes
from storage.programs.answered_calls import SqlAnsweredCalls
from storage.programs.webhooks import SqlWebhooks
from storage.provider_keys import SqlProviderKeys
from storage.queries.message_search import MessageSearch
from storage.queries.word_index import Fts5, WordIndex, WordVectors
from storage.relocation.marks import put_into_use
from storage.replies import SqlReplies
from storage.runners import SqlRunners
from storage.seal import Seal, new_key, other_master_key
from storage.shelf import SqlShelf
from storage.sql.database import Database, ReadableRows, open_database
from storage.sql.key_tables import person_keys
from storage.sql.migrate import migrate
from storage.uploads import UploadFiles
from storage.usage import SqlUsage


@dataclass(frozen=True)
class Storage:
    """What is kept, each part by its protocol's name."""

    conversations: SqlConversations
    images: SqlImages
    replies: SqlReplies
    jobs: SqlJobs
    webhooks: SqlWebhooks
    answered_calls: SqlAnsweredCalls
    usage: SqlUsage
    library: SqlLibrary
    shelf: SqlShelf
    gallery: SqlGallery
    accounts: SqlAccounts
    administration: SqlAdministration
    provider_keys: SqlProviderKeys
    painting_times: SqlPaintingTimes
    enrolments: SqlEnrolments
    uploads: Uploads
    form_pictures: FormPictures
    downloads: Downloads
    masks: SqlMasks
    layers: SqlLayers
    arrivals: SqlArrivals
    vectors: SqlVectors
    retention: Retention
    orphans: Orphans
    files: PictureFiles
    database: Database

    @property
    def departures(self) -> SqlDepartures:
        """Where people leave from."""
        return SqlDepartures(self.database, self.files, words_in(self.database))

    @property
    def runners(self) -> SqlRunners:
        """The processes, where there are several."""
        return SqlRunners(self.database)

    @property
    def comparisons(self) -> SqlComparisons:
        """What was picked of several pictures."""
        return SqlComparisons(self.database)

    @property
    def shares(self) -> SqlShares:
        """Addresses under which others may look."""
        return SqlShares(self.database)

    @property
    def expiry(self) -> SqlExpiry:
        """What is kept only so long."""
        return SqlExpiry(self.database)

    @property
    def refusals(self) -> SqlRefusals:
        """What was not sent."""
        return SqlRefusals(self.database)

    @property
    def reports(self) -> SqlReports:
        """What was reported to who administers."""
        return SqlReports(self.database)

    def close(self) -> None:
        """Closes the database."""
        self.database.close()


def open_storage(
    data: Path,
    url: str = "",
    *,
    clock: Callable[[], float] = time.time,
    steady: Callable[[], bool] = lambda: True,
    aside: Aside = here,
    keep: Keep = USUAL,
    seal: Seal | None = None,
    runner: str | None = None,
    kept: KeptFiles | None = None,
    encrypts: bool = False,
) -> Storage:
    """Opens the data folder, makes it where it is missing, and brings its tables up to date.

    `url` is of a PostgreSQL database, `postgresql+psycopg://…`; without one there is SQLite in the data folder.
    `clock` gives seconds since the epoch; `steady` says whether it can be believed, since nothing expires by one that
    may be wrong; `aside` runs the writing and reading of pictures, so that a server can do it beside its loop; `keep`:
    how long what was deleted can be brought back; `seal` is for the keys of providers, a passing one where nobody gives
    any; `runner` is this process, where a studio has several; `kept` has what is bytes and not rows, in the place of
    the folder; `encrypts`: pictures that come in are encrypted, and those that are already can be read in any case.
    Raises `Told` for a folder that cannot be used, data of a newer version, a seal that fits not."""
    make_folder(data)
    sealing = seal or Seal((new_key(),))
    database = _migrated(open_database(data, url, clock), None if seal is None else sealing)
    words, given = words_in(database), SqlProviderKeys(database, sealing)
    kept = kept or in_the_folder(data, clock, steady, aside)
    if encrypts or has_picture_keys(database):  # by name: others never pay for what it loads
        encryption = import_module("storage.encryption.opening")
        kept = cast(KeptFiles, encryption.all_encrypted(kept, database, sealing, data, seals=encrypts))
    files = kept.pictures
    return Storage(
        conversations=SqlConversations(database, words),
        images=SqlImages(database, files),
        replies=SqlReplies(database, words, runner),
        jobs=SqlJobs(database, runner),
        webhooks=SqlWebhooks(database, sealing),
        answered_calls=SqlAnsweredCalls(database),
        usage=SqlUsage(database),
        library=SqlLibrary(database, words),
        shelf=SqlShelf(database, files),
        gallery=SqlGallery(database, files),
        accounts=SqlAccounts(database, words),
        administration=SqlAdministration(database),
        provider_keys=given,
        painting_times=SqlPaintingTimes(database),
        enrolments=SqlEnrolments(database, sealing),
        uploads=kept.uploads,
        form_pictures=kept.form_pictures,
        downloads=kept.downloads,
        masks=SqlMasks(database, files),
        layers=SqlLayers(database, files),
        arrivals=SqlArrivals(database, files, words),
        vectors=SqlVectors(database, files),
        retention=Retention(database, words, files, keep),
        orphans=Orphans(database, files, kept.sweep, aside, [data / PASSING]),
        files=files,
        database=database,
    )


def has_picture_keys(rows: ReadableRows) -> bool:
    """Whether a picture may be encrypted."""
    with rows.read() as connection:
        return connection.execute(select(person_keys.c.id).limit(1)).first() is not None


def check_picture_keys(rows: ReadableRows, seal: Seal) -> None:
    """Raises `Told` where a person's key was sealed with a master key that is not at hand."""
    with rows.read() as connection:
        found = set(connection.execute(select(person_keys.c.sealed_with).distinct()).scalars())
    if found - seal.marks:
        raise other_master_key()


def reseal_picture_keys(database: Database, seal: Seal) -> int:
    """Seals every person's key with the first master key. How many there were."""
    if not has_picture_keys(database):
        return 0
    return cast(int, import_module("storage.encryption.key_ring").KeyRing(database, seal).reseal())


def encrypted(pictures: PictureFiles, rows: ReadableRows, seal: Seal, data: Path, *, encrypts: bool) -> PictureFiles:
    """The same pictures, encrypted where they are to be, and readable where they are."""
    encryption = import_module("storage.encryption.opening")  # by name: others never pay for what it loads
    return cast(PictureFiles, encryption.encrypted(pictures, rows, seal, data, seals=encrypts))


def _migrated(database: Database, seal: Seal | None) -> Database:
    """With the newest tables, and keys that the seal opens; else closed."""
    try:
        migrate(database)
        put_into_use(database)
        if seal is not None:
            SqlProviderKeys(database, seal).check()
            check_picture_keys(database, seal)
    except BaseException:
        database.close()
        raise
    return database


def in_the_folder(data: Path, clock: Callable[[], float], steady: Callable[[], bool], aside: Aside = here) -> KeptFiles:
    """What is kept as files of the data folder."""
    uploads = UploadFiles(data / "uploads", clock, aside, steady=steady)
    form = FormPictureFiles(data / "form", clock, aside, steady)
    downloads = DownloadOrders(data / "downloads", clock, aside, steady)
    pictures = Files(data / "conversations", aside)
    return KeptFiles(pictures, uploads, form, downloads, lambda: uploads.sweep() + form.sweep())


def words_in(database: Database) -> MessageSearch:
    """What finds messages by their words there."""
    return MessageSearch(_index_of(database))


def _index_of(database: Database) -> WordIndex | None:
    if not database.embedded:
        return WordVectors()
    tables = text("SELECT 1 FROM sqlite_master WHERE name = 'message_words'")
    module = text("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'")
    with database.read() as connection:
        there = connection.execute(tables).first() is not None and connection.execute(module).first() is not None
    return Fts5() if there else None
