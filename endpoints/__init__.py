"""Every resource, in one list. `server` hands in the services and mounts them."""

from __future__ import annotations

from flask import Blueprint

from endpoints.api_docs import routes as api
from endpoints.conversations.conversations import routes as conversation_list
from endpoints.conversations.messages import routes as messages
from endpoints.conversations.palette import routes as palette
from endpoints.conversations.previews import routes as previews
from endpoints.conversations.prompts import routes as prompts
from endpoints.conversations.send_message import routes as send_message
from endpoints.conversations.turns import routes as turns
from endpoints.health import routes as health
from endpoints.jobs.apps import routes as apps
from endpoints.jobs.embeds import routes as embeds
from endpoints.jobs.tasks import routes as tasks
from endpoints.moving.account import routes as account
from endpoints.moving.imports import routes as imports
from endpoints.moving.refusals import routes as refusals
from endpoints.moving.report_form import routes as report_form
from endpoints.moving.reports import routes as reports
from endpoints.moving.shared_page import routes as shared
from endpoints.moving.shares import routes as shares
from endpoints.people.administration import routes as administration
from endpoints.people.models import routes as models
from endpoints.people.outside import routes as outside
from endpoints.people.providers import routes as providers
from endpoints.people.recovery import routes as recovery
from endpoints.people.retention import routes as retention
from endpoints.people.session import routes as session
from endpoints.people.settings import routes as settings
from endpoints.people.styles import routes as styles
from endpoints.people.tokens import routes as tokens
from endpoints.people.usage import routes as usage
from endpoints.people.users import routes as users
from endpoints.people.webhooks import routes as webhooks
from endpoints.pictures.alt_texts import routes as alt_texts
from endpoints.pictures.compress import routes as compress
from endpoints.pictures.conversation_image import routes as conversation_image
from endpoints.pictures.cutout import routes as cutout
from endpoints.pictures.downloads import routes as downloads
from endpoints.pictures.formats import routes as formats
from endpoints.pictures.gallery import routes as gallery
from endpoints.pictures.generate_image import routes as generate_image
from endpoints.pictures.history import routes as history
from endpoints.pictures.images import routes as images
from endpoints.pictures.layers import routes as layers
from endpoints.pictures.local_models import routes as local_models
from endpoints.pictures.masks import routes as masks
from endpoints.pictures.metadata import routes as metadata
from endpoints.pictures.operations import routes as operations
from endpoints.pictures.picture_files import routes as picture_files
from endpoints.pictures.receipts import routes as receipts
from endpoints.pictures.retouch import routes as retouch
from endpoints.pictures.uploads import routes as uploads
from endpoints.pictures.vectors import routes as vectors
from endpoints.pictures.versions import routes as versions
from endpoints.programs.chat import routes as program_chat
from endpoints.programs.images import routes as program_images
from endpoints.programs.mcp import routes as program_mcp
from endpoints.programs.models import routes as program_models
from endpoints.programs.responses import routes as program_responses
from endpoints.web_page import routes as page

RESOURCES: tuple[Blueprint, ...] = (
    health,
    page,
    session,
    outside,
    users,
    palette,
    prompts,
    settings,
    styles,
    usage,
    providers,
    administration,
    models,
    conversation_list,
    messages,
    images,
    gallery,
    picture_files,
    metadata,
    alt_texts,
    downloads,
    imports,
    account,
    shares,
    refusals,
    retention,
    reports,
    report_form,
    shared,
    formats,
    operations,
    compress,
    history,
    receipts,
    cutout,
    local_models,
    versions,
    layers,
    vectors,
    masks,
    retouch,
    uploads,
    conversation_image,
    previews,
    turns,
    send_message,
    apps,
    tasks,
    embeds,
    generate_image,
    program_models,
    program_images,
    program_chat,
    program_responses,
    program_mcp,
    tokens,
    webhooks,
    recovery,
    api,
)
