"""What `code` and `type` of an error object mean, as OpenAI spells them and many others after it."""

from __future__ import annotations

from collections.abc import Mapping

from providers.wire.failures.fault_text import FaultText
from providers.wire.failures.refusal_texts import (
    ANSWER_TOO_LONG,
    BAD_PICTURE,
    DECLINED,
    PICTURE_FORMAT_SENT,
    PICTURE_GONE,
    PICTURE_TOO_LARGE_SENT,
    PICTURE_TOO_SMALL_SENT,
    PROMPT_TOO_LONG,
    QUOTA,
    REGION,
    TOO_LARGE,
    TOO_LONG,
    UNVERIFIED,
)

BY_KIND: Mapping[str, FaultText] = {
    "context_length_exceeded": TOO_LONG,
    "token_limit_exceeded": TOO_LONG,
    "max_tokens_exceeded": ANSWER_TOO_LONG,
    "string_too_long": PROMPT_TOO_LONG,
    "string_above_max_length": PROMPT_TOO_LONG,
    "content_policy_violation": DECLINED,
    "content_filter": DECLINED,
    "moderation_blocked": DECLINED,
    "invalid_prompt": DECLINED,
    "refusal": DECLINED,
    "invalid_image": BAD_PICTURE,
    "invalid_image_file": BAD_PICTURE,
    "image_too_large": PICTURE_TOO_LARGE_SENT,
    "image_too_small": PICTURE_TOO_SMALL_SENT,
    "unsupported_image_format": PICTURE_FORMAT_SENT,
    "invalid_image_format": PICTURE_FORMAT_SENT,
    "image_download_failed": PICTURE_GONE,
    "image_not_found": PICTURE_GONE,
    "payload_too_large": TOO_LARGE,
    "insufficient_quota": QUOTA,
    "billing_hard_limit_reached": QUOTA,
    "unsupported_country_region_territory": REGION,
    "organization_verification_required": UNVERIFIED,
}
"""Kinds that say more than the status does."""
