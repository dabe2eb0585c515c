"""What our codes are called in OpenAI's API, and with which status."""

from __future__ import annotations

THEIRS: dict[str, tuple[int, str, str]] = {
    "not_signed_in": (401, "invalid_request_error", "invalid_api_key"),
    "token_expired": (401, "invalid_request_error", "invalid_api_key"),
    "scope_missing": (403, "invalid_request_error", "insufficient_permissions"),
    "unknown_model": (404, "invalid_request_error", "model_not_found"),
    "missing_api_key": (400, "invalid_request_error", "missing_api_key"),
    "declined": (400, "image_generation_user_error", "moderation_blocked"),
    "refused_before_sending": (400, "image_generation_user_error", "moderation_blocked"),
    "no_credits": (429, "insufficient_quota", "insufficient_quota"),
    "provider_quota": (429, "insufficient_quota", "insufficient_quota"),
    "month_limit": (429, "insufficient_quota", "insufficient_quota"),
    "pictures_limit": (429, "insufficient_quota", "insufficient_quota"),
    "shared_limit": (429, "insufficient_quota", "insufficient_quota"),
    "rate_limited": (429, "rate_limit_error", "rate_limit_exceeded"),
    "calls_limit": (429, "rate_limit_error", "rate_limit_exceeded"),
    "too_many": (429, "rate_limit_error", "rate_limit_exceeded"),
    "busy": (429, "rate_limit_error", "rate_limit_exceeded"),
    "timeout": (504, "server_error", "timeout"),
    "overloaded": (503, "server_error", "server_is_overloaded"),
    "closing": (503, "server_error", "server_is_overloaded"),
    "too_long": (400, "invalid_request_error", "context_length_exceeded"),
    "bad_picture": (400, "invalid_request_error", "invalid_image_file"),
    "not_a_picture": (400, "invalid_request_error", "invalid_image_file"),
    "broken_picture": (400, "invalid_request_error", "invalid_image_file"),
    "kind_not_read": (400, "invalid_request_error", "invalid_image_file"),
}
"""By our code: status, type and code there. What waiting does not mend is `insufficient_quota`, which no client of
theirs tries again by itself."""
