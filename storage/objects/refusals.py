"""A bucket's refusals, as sentences of the same family as a disk's: nothing was stored, and it is tried again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError

from conversation.sentences import say
from storage.disk.errors import DiskRefused

NO_BUCKET = "NoSuchBucket"
"""How S3 calls it; as an exception it is a file that is not there."""
REFUSALS = (NO_BUCKET, "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "403 Forbidden")


class BucketRefused(DiskRefused):
    """Nothing was stored. A picture that is made already waits in memory until the bucket takes it."""

    waits = say("bucket_waits", "The picture storage does not answer: the picture waits in memory until it does")


def bucket_away(details: str) -> BucketRefused:
    """It does not answer, or says that it cannot now."""
    return BucketRefused(
        say("bucket_away", "The picture storage does not answer"),
        say(
            "bucket_away_text", "Nothing was changed. Try again in a moment; what is painted already is kept meanwhile."
        ),
        code="storage_away",
        details=details,
        retry_after=2,
        status=503,
    )


def bucket_refuses(details: str) -> BucketRefused:
    """It says that we may not, or that it is not there."""
    text = say(
        "bucket_refuses_text",
        "Nothing was changed. Check the bucket that ATELIER_BLOBS names, its access keys and what they allow.",
    )
    return BucketRefused(
        say("bucket_refuses", "The picture storage refuses"), text, code="storage_refuses", details=details, status=507
    )


@contextmanager
def bucket_told() -> Iterator[None]:
    """Turns a bucket's errors into `Told`; a file that is not there stays a `FileNotFoundError`."""
    try:
        yield
    except FileNotFoundError as error:
        if NO_BUCKET in str(error):
            raise bucket_refuses(_first_line(error)) from error
        raise
    except (PermissionDeniedError, UnauthenticatedError) as error:
        raise bucket_refuses(_first_line(error)) from error
    except BaseError as error:  # what a list is refused with comes as any failure
        refused = any(each in str(error) for each in REFUSALS)
        raise (bucket_refuses if refused else bucket_away)(_first_line(error)) from error


def _first_line(error: Exception) -> str:
    """What it says before its own debugging output, and without an address that is signed."""
    return str(error).partition("\n")[0].partition("?X-Amz-")[0][:300]
