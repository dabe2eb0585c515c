"""What is kept, as the server sees it: `storage.Storage`, or `storage.memory` without a disk."""

from __future__ import annotations

from typing import Protocol

from conversation.ports.accounts import Accounts
from conversation.ports.administration import Administration
from conversation.ports.areas.layers import Layers
from conversation.ports.areas.masks import Masks
from conversation.ports.areas.vectors import Vectors
from conversation.ports.comparisons import Comparisons
from conversation.ports.conversations import Conversations
from conversation.ports.downloads import Downloads
from conversation.ports.enrolments import Enrolments
from conversation.ports.form_pictures import FormPictures
from conversation.ports.gallery import Gallery
from conversation.ports.images import ImageStore
from conversation.ports.jobs import Jobs
from conversation.ports.library import Library
from conversation.ports.moderation.expiry import Expiry
from conversation.ports.moderation.refusals import RefusedCalls
from conversation.ports.moderation.reports import Reports
from conversation.ports.moving.arrivals import Arrivals
from conversation.ports.moving.departures import Departures
from conversation.ports.moving.shares import Shares
from conversation.ports.painting_times import PaintingTimes
from conversation.ports.programs.answered_calls import AnsweredCalls
from conversation.ports.programs.webhooks import Webhooks
from conversation.ports.provider_keys import ProviderKeys
from conversation.ports.replies import Replies
from conversation.ports.runners import Runners
from conversation.ports.shelf import Shelf
from conversation.ports.uploads import Uploads
from conversation.ports.usage import KeptUsage


class Stores(Protocol):
    """All stores, read-only names."""

    @property
    def conversations(self) -> Conversations: ...
    @property
    def images(self) -> ImageStore: ...
    @property
    def replies(self) -> Replies: ...
    @property
    def usage(self) -> KeptUsage: ...
    @property
    def library(self) -> Library: ...
    @property
    def shelf(self) -> Shelf: ...
    @property
    def gallery(self) -> Gallery: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def administration(self) -> Administration: ...
    @property
    def provider_keys(self) -> ProviderKeys: ...
    @property
    def painting_times(self) -> PaintingTimes: ...
    @property
    def comparisons(self) -> Comparisons: ...
    @property
    def enrolments(self) -> Enrolments: ...
    @property
    def uploads(self) -> Uploads: ...
    @property
    def form_pictures(self) -> FormPictures: ...
    @property
    def downloads(self) -> Downloads: ...
    @property
    def jobs(self) -> Jobs: ...
    @property
    def runners(self) -> Runners: ...
    @property
    def masks(self) -> Masks: ...
    @property
    def layers(self) -> Layers: ...
    @property
    def arrivals(self) -> Arrivals: ...
    @property
    def departures(self) -> Departures: ...
    @property
    def shares(self) -> Shares: ...
    @property
    def expiry(self) -> Expiry: ...
    @property
    def refusals(self) -> RefusedCalls: ...
    @property
    def reports(self) -> Reports: ...
    @property
    def vectors(self) -> Vectors: ...
    @property
    def webhooks(self) -> Webhooks: ...
    @property
    def answered_calls(self) -> AnsweredCalls: ...
