"""What can be done to pictures outside of a turn, put together."""

from __future__ import annotations

import time
from functools import partial

import gevent
from gevent.event import Event

from conversation.edit_context import EditContext
from conversation.ports.elsewhere import Elsewhere
from conversation.ports.library import Library
from conversation.services.concurrency import InProgress, WorkLimit
from conversation.services.cutout import CutoutService
from conversation.services.downloads import DownloadService
from conversation.services.full_size import FullSizePictures
from conversation.services.image_editing import ImageEditing
from conversation.services.leaving import LeavingPictures
from conversation.services.upload_locks import UploadLocks
from conversation.services.uploads import UploadService
from endpoints.services import PictureServices
from server.assembly.areas import area_services
from server.assembly.jobs import as_job
from server.image_form.adoption import Adoption
from server.image_form.form import Form
from server.image_form.origins import Origins
from server.jobs.attended import AttendedJobs
from server.jobs.embedded import EmbeddedRunner
from server.jobs.line import FairLine
from server.realtime.announcer import Announcer
from server.settings import Settings
from server.turns.engine import Engine
from server.turns.previews import AllPreviews
from server.web.disconnects import cut_off


def form_of(settings: Settings, engine: Engine, previews: AllPreviews, announcer: Announcer) -> Form:
    """Pictures outside of any conversation."""
    line = FairLine(settings.turns_per_person, settings.turns_at_once)
    origins = Origins()
    adoption = Adoption(engine.stores, engine.pixels, origins, engine.preferences, announcer.messages)
    return Form(engine, origins, previews, adoption, line)


def pictures_of(
    settings: Settings,
    engine: Engine,
    library: Library,
    announcer: Announcer,
    elsewhere: Elsewhere,
    others: EmbeddedRunner,
    attended: AttendedJobs,
) -> PictureServices:
    """What can be done to a person's pictures outside of a turn, and how they come and go."""
    stores, pixels, tell = engine.stores, engine.pixels, announcer.image
    known = stores.shelf, engine.preferences
    edit_context = EditContext(stores.images, pixels, engine.clock)
    limit = WorkLimit(settings.turns_per_person)
    cutouts = engine.cutout_models, lambda owner: engine.models(owner).cutouts
    kept = stores.uploads, library, stores.shelf, stores.images
    most, locks = settings.upload_megabytes * 1024 * 1024, UploadLocks(Event, time.monotonic)
    editing = ImageEditing(stores.shelf, edit_context, engine.palette, tell, engine.preferences, limit, attended)
    cutting = CutoutService(
        stores.shelf, edit_context, *cutouts, tell, engine.preferences, partial(as_job, others), attended
    )
    return PictureServices(
        stores.shelf,
        stores.gallery,
        editing,
        area_services(engine, editing, cutting, announcer),
        FullSizePictures(stores.shelf, stores.images, pixels, InProgress(Event)),
        UploadService(*kept, pixels, tell, most, locks, InProgress(Event), elsewhere, cut_off),
        DownloadService(
            *(stores.downloads, *known, LeavingPictures(*known, pixels)),
            *(time.time, announcer.download, gevent.sleep, attended),
        ),
    )
