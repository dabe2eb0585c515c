"""HTTP errors as OpenRouter words them, a name each: what `faults` answers before any answer begins."""

from __future__ import annotations

import json
import time
from email.utils import formatdate
from typing import Any

from tests.upstream.wire import Wire

Error = tuple[int, Any]


def _error(status: int, message: str, **metadata: Any) -> Error:
    error: dict[str, Any] = {"code": status, "message": message}
    if metadata:
        error["metadata"] = metadata
    return status, error


REFUSALS: dict[str, Error] = {
    "400": _error(400, "Unknown parameter: frobnicate", error_type="invalid_request"),
    "400-context": _error(400, "This endpoint's maximum context length is 8192", error_type="context_length_exceeded"),
    "400-policy": _error(400, "Rejected by the safety system", error_type="content_policy_violation"),
    "400-picture": _error(400, "Could not process image", error_type="invalid_image"),
    "401": _error(401, "User not found."),
    "402-credits": _error(402, "Insufficient credits", limit_source="openrouter_credits"),
    "402": _error(402, "This request requires more credits"),
    "402-key-limit": _error(402, "Key limit exceeded", limit_source="openrouter_key_limit"),
    "402-in-flight": _error(402, "Too many requests in flight", limit_source="openrouter_in_flight_budget"),
    "403": _error(403, "Not allowed"),
    "403-moderation": _error(
        403, "Input was flagged", reasons=["violence"], flagged_input="a …", provider_name="OpenAI", model_slug="x"
    ),
    "403-budget": _error(403, "Workspace budget reached", limit_source="workspace", limit_usd=5, spend_usd=5),
    "404": _error(404, "No such model"),
    "404-endpoint": _error(404, "No endpoints found that support the requested output modalities: image, text"),
    "408": _error(408, "Request timed out"),
    "413": _error(413, "Payload too large"),
    "422": _error(422, "Unprocessable"),
    "429": _error(429, "Rate limit exceeded"),
    "429-retry-2": _error(429, "Rate limit exceeded: free-models-per-min"),
    "429-date-20": _error(429, "Rate limit exceeded"),
    "500": _error(500, "Internal Server Error"),
    "502": _error(502, "Provider returned error", provider_name="Test", raw="upstream connect error"),
    "503": _error(503, "No provider available", error_type="provider_overloaded"),
    "503-retry-30": _error(503, "No provider available"),
    "524": _error(524, "Edge timeout"),
    "529": _error(529, "Provider overloaded"),
    "418-unheard-of": _error(418, "I am a teapot", error_type="something_new"),
    # the more exact sign counts
    "402-typed-key-limit": _error(
        402, "Payment required", error_type="payment_required", limit_source="openrouter_key_limit"
    ),
    "402-typed-in-flight": _error(
        402, "Payment required", error_type="payment_required", limit_source="openrouter_in_flight_budget"
    ),
    "402-workspace": _error(402, "Budget reached", error_type="payment_required", limit_source="workspace_budget"),
    "402-at-provider": _error(402, "Provider returned error", provider_name="Test", raw="payment required"),
    "403-key-limit": _error(
        403, "Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys"
    ),
    "403-guardrail": _error(403, "Blocked by a guardrail", patterns=["codename"]),
    "403-region": _error(403, "This model is not available in your region"),
    "403-country": _error(
        403,
        "Provider returned error",
        provider_name="Test",
        raw=json.dumps({"error": {"code": "unsupported_country_region_territory", "message": "Country not supported"}}),
    ),
    "403-unverified": _error(
        403,
        "Provider returned error",
        provider_name="OpenAI",
        raw=json.dumps({"error": {"message": "Your organization must be verified to use the model `gpt-image-2`."}}),
    ),
    "401-expired": _error(401, "This API key has expired"),
    "401-off": _error(401, "This API key is disabled"),
    "401-lost": _error(401, "No auth credentials found"),
    "401-management": _error(401, "A management key cannot be used here"),
    "401-at-provider": _error(401, "Provider returned error", provider_name="Test", raw="bad key"),
    "404-image": _error(404, "Image not found", error_type="image_not_found"),
    "404-policy": _error(404, "No endpoints found matching your data policy (Paid model training)"),
    "404-nobody": _error(404, "No endpoints found for test/model."),
    "400-no-model": _error(400, "test/model is not a valid model ID"),
    "400-string": _error(400, "String too long", error_type="string_too_long"),
    "400-answer": _error(400, "max_tokens is too large", error_type="max_tokens_exceeded"),
    "400-large-picture": _error(400, "Image too large", error_type="image_too_large"),
    "400-small-picture": _error(400, "Image too small", error_type="image_too_small"),
    "400-picture-format": _error(400, "Unsupported", error_type="unsupported_image_format"),
    "400-picture-gone": _error(400, "Could not download", error_type="image_download_failed"),
    "400-said-picture": _error(400, "messages.1.content.0: image exceeds 5 MB maximum: 6291456 bytes > 5242880 bytes"),
    "400-said-safety": _error(
        400,
        "Provider returned error",
        provider_name="OpenAI",
        raw=json.dumps({"error": {"code": "moderation_blocked", "message": "Rejected by the safety system."}}),
    ),
    "409": _error(409, "Conflict"),
    "410": _error(410, "Gone"),
    "412": _error(412, "Precondition failed", error_type="precondition_failed"),
    "451": _error(451, "Unavailable for legal reasons"),
    "499": _error(499, "Client closed request"),
    "429-day": _error(429, "Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 a day"),
    "429-hour": _error(429, "Rate limit exceeded"),
    "429-reset": _error(429, "Rate limit exceeded"),
    "429-reset-inside": _error(429, "Rate limit exceeded"),
    "429-upstream": _error(
        429, "test/model is temporarily rate-limited upstream", provider_name="Test", raw="slow down"
    ),
    "429-quota": _error(
        429,
        "Provider returned error",
        provider_name="OpenAI",
        raw=json.dumps({"error": {"type": "insufficient_quota", "message": "You exceeded your current quota"}}),
    ),
    "401-retry-60": _error(401, "User not found."),
    "400-error-is-text": (400, "Unknown parameter: frobnicate"),
    "522": _error(522, "Connection timed out"),
}
AVAILABILITY = {
    "model_not_found": 400,
    "wrong_endpoint": 400,
    "no_endpoints": 404,
    "model_deprecated": 404,
    "model_unavailable_upstream": 404,
    "capacity_exhausted": 429,
    "temporarily_unavailable": 503,
    "region_restricted": 403,
    "privacy_restricted": 404,
    "constraint_filtered": 404,
    "free_variant_ended": 404,
    "something_new": 404,
}
"""`error.availability.code`, each with its status."""


def _unavailable(code: str, status: int) -> Error:
    availability: dict[str, Any] = {
        "code": code,
        "retryable": status in (429, 503),
        "retry_after": 20,
        "fallback_models": ["plain/no-eyes"],
        "constraint": {"field": "provider.max_price", "detail": "all offers cost more"},
    }
    error = {"code": status, "message": "No endpoints found.", "availability": availability}
    return status, {**error, "metadata": {"error_type": "not_found"}}


REFUSALS |= {f"availability-{code}": _unavailable(code, status) for code, status in AVAILABILITY.items()}
_HEADERS = {
    "402-in-flight": {"Retry-After": "7"},
    "429-retry-2": {"Retry-After": "2", "X-RateLimit-Limit": "20", "X-RateLimit-Remaining": "0"},
    "503-retry-30": {"Retry-After": "30"},
    "402-typed-in-flight": {"Retry-After": "7"},
    "402-credits": {"Retry-After": "7"},
    "401-retry-60": {"Retry-After": "60"},
    "404": {"Retry-After": "60"},
    "429-hour": {"Retry-After": "18000"},
    "409": {"Retry-After": "-5"},
    "529": {"Retry-After": "31536000"},
}


async def refuse(name: str, model: str, wire: Wire) -> None:
    """An HTTP error, as OpenRouter words it."""
    status, error = REFUSALS[name]
    headers = dict(_HEADERS.get(name, {}))
    soon = str(round((time.time() + 7_200) * 1_000))
    if name == "429-date-20":
        headers["Retry-After"] = formatdate(time.time() + 20, usegmt=True)
    if name == "429-reset":
        headers["X-RateLimit-Reset"] = soon
    if name == "429-reset-inside":
        error = {**error, "metadata": {"headers": {"X-RateLimit-Reset": soon}}}
    await wire.json({"error": error, "user_id": "user_test"}, status, headers)
