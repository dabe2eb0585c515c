"""What services say in their own words."""

from __future__ import annotations

import pytest

from providers.wire.failures.error_phrases import recognise

HEARD = {
    "too_long": [
        "This endpoint's maximum context length is 8192 tokens. However, you requested about 9000 tokens",
        "prompt is too long: 210000 tokens > 200000 maximum",
        "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
        "Please reduce the length of the messages or completion.",
        "max_tokens is too large: 100000. This model supports at most 4096 completion tokens",
    ],
    "prompt_too_long": [
        "String too long. Expected a string with maximum length 4000, but got one with length 5012",
        "Prompt must be at most 1000 characters long",
        "prompt exceeds the maximum length",
        "Invalid 'prompt': string too long.",
    ],
    "bad_picture": [
        "Could not process image",
        "Unable to process input image. Please retry or report",
        "messages.1.content.0.image.source.base64: image exceeds 5 MB maximum: 6 bytes > 5 bytes",
        "You uploaded an unsupported image. Please make sure your image has of one the following formats",
        "Invalid image data",
        "Unsupported image format: image/tiff",
        "The image is too small: at least 64 pixels are needed",
        "Too many images in request: 20. Maximum is 16 images",
        "Failed to download image from URL",
        "Unsupported MIME type: image/heic",
    ],
    "declined": [
        "Your request was rejected as a result of our safety system.",
        "The response was blocked due to PROHIBITED_CONTENT",
        "Content policy violation",
        "This request has been flagged for possibly violating our usage policy",
        "blocked by the safety filter",
    ],
    "region": [
        "User location is not supported for the API use.",
        "Country, region, or territory not supported",
        "This model is not available in your region",
        "The model is not available in your country.",
    ],
    "unverified": [
        "Your organization must be verified to use the model `gpt-image-1`. Please go to: https://platform.openai.com",
        "Please verify your organization first",
    ],
    "provider_quota": [
        "You exceeded your current quota, please check your plan and billing details.",
        "Billing hard limit has been reached",
        "Your credit balance is too low to access the Anthropic API.",
        "Insufficient balance",
    ],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in HEARD.items() for text in texts])
def test_it_is_about(code: str, text: str) -> None:
    said = recognise(text, painting=False)

    assert said is not None and said.code == code


@pytest.mark.parametrize(
    "text",
    ["Unknown parameter: frobnicate", "Internal Server Error", "Provider returned error", "Invalid value for quality"],
)
def test_words_that_say_nothing_known(text: str) -> None:
    assert recognise(text, painting=False) is None


def test_where_a_picture_was_asked_for_there_is_no_conversation() -> None:
    said = recognise("maximum context length is 8192 tokens", painting=True)

    assert said is not None and said.code == "prompt_too_long"
