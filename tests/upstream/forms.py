"""A form with files (multipart), as a service reads it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from email.parser import BytesParser
from email.policy import HTTP

from tests.upstream.service import Request


@dataclass(frozen=True)
class Sent:
    """One file."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True)
class Form:
    """What came, by the names of the fields."""

    fields: dict[str, str] = field(default_factory=dict)
    files: list[tuple[str, Sent]] = field(default_factory=list)


def form_of(request: Request) -> Form:
    """The form in a request."""
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + request.body)
    found = Form()
    for part in message.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        data = part.get_payload(decode=True)
        assert isinstance(data, bytes)
        if (file := part.get_filename()) is None:
            found.fields[name] = data.decode()
        else:
            found.files.append((name, Sent(file, part.get_content_type(), data)))
    return found


def as_json(request: Request) -> Request:
    """The same with a body that can be kept: of a file its name, its type and its size."""
    if not isinstance(request.body, bytes):
        return request
    form = form_of(request)
    files = [{"field": name, "name": f.name, "type": f.media_type, "bytes": len(f.data)} for name, f in form.files]
    return replace(request, body={**form.fields, "files": files})
