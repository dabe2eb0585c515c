"""Every failure of the network and the wire into a `ProviderFault`, for all providers in one place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import httpcore2
import httpx2

from conversation.errors import ProviderFault
from providers.wire.content.json_objects import NotJson, TooMuch, WebPage
from providers.wire.failures.connection_errors import hung_up, refused
from providers.wire.failures.fault_text import spoken
from providers.wire.failures.faults import Faults
from providers.wire.failures.foreign_answers import page
from providers.wire.failures.texts import (
    CUT_OFF,
    ENDLESS,
    KEY_UNUSABLE,
    NOT_JSON,
    NOT_THE_API,
    PACKED,
    SILENT,
    TOO_MUCH,
)
from providers.wire.http.body import Broken
from providers.wire.http.content_encoding import Packed
from providers.wire.http.limits import Stalled, TookTooLong
from providers.wire.http.transport import Unusable

_NO_WAY = (httpcore2.ConnectError, httpcore2.ConnectTimeout, httpcore2.ProxyError)
_TORN = (Broken, httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException, httpx2.HTTPError)


@contextmanager
def told(faults: Faults, address: str) -> Iterator[None]:
    """Around one call to `address`. Causes are not chained: they hold the request, and with it the key."""
    here = replace(faults, address=address)
    try:
        yield
    except _NO_WAY as error:
        said, values = refused(error, address)
        raise here.fault(said, str(error), values=values) from None
    except (UnicodeEncodeError, httpcore2.LocalProtocolError):
        raise here.fault(KEY_UNUSABLE) from None
    except (httpcore2.UnsupportedProtocol, httpx2.InvalidURL) as error:
        raise here.fault(NOT_THE_API, str(error)) from None
    except Unusable as error:
        raise here.fault(error.said, str(error)) from None
    except httpx2.DecodingError as error:
        raise here.fault(PACKED, str(error), values={"encoding": "something damaged"}) from None
    except _TORN as error:
        raise _torn(here, error, address) from None
    except (Stalled, TookTooLong, TooMuch, NotJson, Packed) as error:
        raise _unread(here, error) from None


def _torn(faults: Faults, error: Exception, address: str) -> ProviderFault:
    wanted = hung_up(error, address)
    return faults.fault(wanted or CUT_OFF, str(error))


def _unread(faults: Faults, error: Exception) -> ProviderFault:
    """An answer that began, but cannot be used."""
    if isinstance(error, Stalled):
        longer = f" Where it always thinks that long, {faults.longer} lets it." if faults.longer else ""
        return faults.fault(SILENT, str(error), values={"seconds": spoken(error.seconds), "longer": longer})
    if isinstance(error, TookTooLong):
        return faults.fault(ENDLESS, str(error), values={"seconds": spoken(error.seconds)})
    if isinstance(error, TooMuch):
        return faults.fault(TOO_MUCH)
    if isinstance(error, Packed):
        return faults.fault(PACKED, values={"encoding": str(error)})
    if isinstance(error, WebPage):
        stranger = page(str(error))
        return faults.fault(stranger.said, str(error), charged=stranger.charged, values=stranger.values)
    return faults.fault(NOT_JSON, str(error))
