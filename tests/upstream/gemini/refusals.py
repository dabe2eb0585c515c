"""HTTP errors as Google words them, a name each; quoted from its guide and from public issues."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.upstream.wire import Wire

TYPE = "type.googleapis.com/google.rpc"
STATUSES: Mapping[int, str] = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}
Error = dict[str, Any]


def error(code: int, message: str, *details: Mapping[str, Any], status: str = "") -> Error:
    found: Error = {"code": code, "message": message, "status": status or STATUSES[code]}
    return {**found, "details": list(details)} if details else found


def _reason(reason: str) -> Mapping[str, Any]:
    named = {"@type": f"{TYPE}.ErrorInfo", "reason": reason, "domain": "googleapis.com"}
    return {**named, "metadata": {"service": "generativelanguage.googleapis.com"}}


def _quota(quota: str, value: str) -> Mapping[str, Any]:
    metric = "generativelanguage.googleapis.com/generate_content_free_tier_requests"
    return {
        "@type": f"{TYPE}.QuotaFailure",
        "violations": [{"quotaMetric": metric, "quotaId": quota, "quotaValue": value}],
    }


def _retry(delay: str) -> Mapping[str, Any]:
    return {"@type": f"{TYPE}.RetryInfo", "retryDelay": delay}


EXCEEDED = "You exceeded your current quota, please check your plan and billing details."
REFUSALS: Mapping[str, Error] = {
    "key": error(400, "API key not valid. Please pass a valid API key.", _reason("API_KEY_INVALID")),
    "expired": error(400, "API key expired. Please renew the API key.", _reason("API_KEY_INVALID")),
    "leaked": error(403, "Your API key was reported as leaked. Please use another API key."),
    "blocked": error(
        403,
        "Requests to this API generativelanguage.googleapis.com method are blocked.",
        _reason("API_KEY_SERVICE_BLOCKED"),
    ),
    "disabled": error(
        403, "Generative Language API has not been used in project 1 before.", _reason("SERVICE_DISABLED")
    ),
    "anonymous": error(403, "Method doesn't allow unregistered callers."),
    "permission": error(403, "The caller does not have permission"),
    "place": error(
        400,
        "User location is not supported for the API use without a billing account linked.",
        status="FAILED_PRECONDITION",
    ),
    "argument": error(400, "Request contains an invalid argument."),
    "long": error(400, "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)."),
    "picture": error(400, "Unable to process input image. Please retry or report."),
    "missing": error(404, "models/x is not found for API version v1beta, or is not supported for generateContent."),
    "minute": error(429, EXCEEDED, _quota("GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "20"), _retry("37s")),
    "day": error(429, EXCEEDED, _quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier", "20"), _retry("37s")),
    "unfree": error(429, EXCEEDED, _quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier", "0"), _retry("37s")),
    "prepaid": error(429, "Your prepayment credits are depleted. Please go to AI Studio to manage your project."),
    "cap": error(429, "Your project has exceeded its monthly spending cap."),
    "busy": error(429, "Resource has been exhausted (e.g. check quota)."),
    "internal": error(500, "An internal error has occurred."),
    "overloaded": error(503, "The model is overloaded. Please try again later."),
    "late": error(504, "Deadline expired before operation could complete."),
}


async def refuse(refusal: Error, wire: Wire) -> None:
    await wire.json({"error": refusal}, refusal["code"])
