"""Everything that is kept, for as long as the process lives. It passes the same contract tests as the database."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from storage.downloads import DownloadOrders
from storage.form_pictures import FormPictureFiles
from storage.memory.accounts import MemoryAccounts
from storage.memory.administration import MemoryAdministration
from storage.memory.answered_calls import MemoryAnsweredCalls
from storage.memory.arrivals import MemoryArrivals
from storage.memory.comparisons import MemoryComparisons
from storage.memory.conversations import MemoryConversations
from storage.memory.departures import MemoryDepartures
from storage.memory.enrolments import MemoryEnrolments
from storage.memory.gallery import MemoryGallery
from storage.memory.images import MemoryImages
from storage.memory.jobs import MemoryJobs
from storage.memory.layers import MemoryLayers
from storage.memory.library import MemoryLibrary
from storage.memory.masks import MemoryMasks
from storage.memory.moderation.expiry import MemoryExpiry
from storage.memory.moderation.refusals import MemoryRefusals
from storage.memory.moderation.reports import MemoryReports
from storage.memory.painting_times import MemoryPaintingTimes
from storage.memory.provider_keys import MemoryProviderKeys
from storage.memory.replies import MemoryReplies
from storage.memory.runners import MemoryRunners
from storage.memory.shares import MemoryShares
from storage.memory.shelf import MemoryShelf
from storage.memory.state import State
from storage.memory.usage import MemoryUsage
from storage.memory.vectors import MemoryVectors
from storage.memory.webhooks import MemoryWebhooks
from storage.uploads import UploadFiles


@dataclass(frozen=True)
class MemoryStorage:
    """The same parts as `storage.Storage`."""

    conversations: MemoryConversations
    images: MemoryImages
    replies: MemoryReplies
    usage: MemoryUsage
    library: MemoryLibrary
    shelf: MemoryShelf
    gallery: MemoryGallery
    accounts: MemoryAccounts
    administration: MemoryAdministration
    provider_keys: MemoryProviderKeys
    painting_times: MemoryPaintingTimes
    comparisons: MemoryComparisons
    enrolments: MemoryEnrolments
    uploads: UploadFiles
    form_pictures: FormPictureFiles
    downloads: DownloadOrders
    jobs: MemoryJobs
    runners: MemoryRunners
    masks: MemoryMasks
    layers: MemoryLayers
    arrivals: MemoryArrivals
    shares: MemoryShares
    expiry: MemoryExpiry
    refusals: MemoryRefusals
    reports: MemoryReports
    departures: MemoryDepartures
    vectors: MemoryVectors
    webhooks: MemoryWebhooks
    answered_calls: MemoryAnsweredCalls

    def close(self) -> None:
        """Nothing is open."""


def open_memory(served: Path, *, clock: Callable[[], float] = time.time) -> MemoryStorage:
    """An empty one. Only what a browser reads or sends becomes a file, in the folder `served`."""
    state = State(clock)
    return MemoryStorage(
        conversations=MemoryConversations(state),
        images=MemoryImages(state),
        replies=MemoryReplies(state),
        usage=MemoryUsage(state),
        library=MemoryLibrary(state),
        shelf=MemoryShelf(state, served),
        gallery=MemoryGallery(state, served),
        accounts=MemoryAccounts(state),
        administration=MemoryAdministration(state),
        provider_keys=MemoryProviderKeys(state),
        painting_times=MemoryPaintingTimes(state),
        comparisons=MemoryComparisons(state),
        enrolments=MemoryEnrolments(state),
        uploads=UploadFiles(served / "uploads", clock),
        form_pictures=FormPictureFiles(served / "form", clock),
        downloads=DownloadOrders(served / "downloads", clock),
        jobs=MemoryJobs(state),
        runners=MemoryRunners(state),
        masks=MemoryMasks(state, served),
        layers=MemoryLayers(state, served),
        arrivals=MemoryArrivals(state),
        shares=MemoryShares(state),
        expiry=MemoryExpiry(state),
        refusals=MemoryRefusals(state),
        reports=MemoryReports(state),
        departures=MemoryDepartures(state),
        vectors=MemoryVectors(state, served),
        webhooks=MemoryWebhooks(state),
        answered_calls=MemoryAnsweredCalls(state),
    )
