"""The codes of failures that a call can answer with, each with its status and what it means. Codes never change."""

from __future__ import annotations

CODES: dict[str, tuple[int, str]] = {
    # of every call
    "bad_request": (400, "The body, a parameter or a header is not as described here; `message` says which."),
    "not_signed_in": (401, "Nobody is signed in, and no valid token came."),
    "not_found": (404, "No such thing, or another person's: the two are never told apart."),
    "method_not_allowed": (405, "The address knows no such method."),
    "request_entity_too_large": (413, "The body is larger than may be."),
    "too_many": (429, "The limit on requests is reached; `Retry-After` says when to go on."),
    "internal_error": (500, "A fault in Atelier itself. The log has it under the id in `message`."),
    "busy": (429, "So much is being worked on for this person that nothing more is begun; wait or stop something."),
    "closing": (503, "Atelier is restarting; try again in a moment."),
    "disk_full": (507, "No room is left where pictures are kept."),
    # people
    "wrong_password": (401, "The name and the password do not go together."),
    "weak_password": (400, "The password is too short or too long."),
    "too_many_tries": (429, "Too many wrong passwords; `Retry-After` says when to go on."),
    "name_taken": (409, "Somebody has this name already."),
    "too_many_guests": (429, "Too many new guests came from one address within an hour; keep the cookie."),
    "bad_name": (400, "The name is empty or too long, or another version of the picture has it."),
    "too_many_tokens": (409, "There are as many tokens as one person may have; revoke one."),
    "unknown_setting": (400, "There is no such setting."),
    "bad_setting": (400, "The setting cannot be that."),
    # conversations
    "bad_id": (400, "An id is a UUID in lower case."),
    "bad_cursor": (400, "`before` is what `next` of the page before said."),
    "conflict": (409, "The id is taken, or the `client_id` was sent with another text."),
    # pictures
    "bad_operations": (
        400,
        "An operation is unknown, or one of its options; `message` says which and what would work.",
    ),
    "bad_arguments": (400, "An option is unknown or outside what it accepts; `message` says what would work."),
    "impossible": (400, "It cannot be done to this picture; `message` says what would work."),
    "model_absent": (409, "The model that is to cut out is not on this machine; fetch it, or use `simple`."),
    "model_broken": (422, "The model that is to cut out cannot be run; remove it and fetch it again."),
    "nothing_to_undo": (409, "The picture is at its first version."),
    "nothing_to_redo": (409, "The picture is at its newest version."),
    "version_not_kept": (410, "The picture of that version lies too far back and is not kept any more."),
    "not_a_picture": (422, "The bytes are no picture of a kind that can be read."),
    "broken_picture": (422, "The picture is damaged."),
    "picture_too_large": (413, "The file has too many bytes; with status 422 it has too many pixels."),
    "too_slow": (422, "The work on the picture took too long and was ended."),
    "out_of_memory": (422, "The picture needs more memory than work on one may have."),
    "worker_died": (422, "The picture made the program that reads it stop."),
    "bad_format": (400, "There is no such format."),
    # files on their way
    "too_many_uploads": (429, "A hundred files are on their way; finish or cancel some."),
    "offset_conflict": (409, "The file goes on elsewhere: ask with HEAD."),
    "upload_too_long": (413, "More came than was announced."),
    "upload_busy": (423, "Another request still sends this file."),
    "checksum_mismatch": (460, "The bytes changed on their way."),
    "tus_version": (412, "Another version of the protocol."),
    "expired": (410, "Unfinished uploads are kept for a day."),
    "unsupported_media_type": (415, "The piece has another Content-Type than the protocol wants."),
    "line_cut": (400, "The line was cut; what came is kept."),
    # models
    "unknown_model": (400, "There is no such model."),
    "missing_prompt": (400, "There is no prompt."),
    "missing_api_key": (500, "The model needs a key that this studio does not have."),
    "timeout": (504, "The model took too long. It may have been charged."),
    "empty_response": (502, "The model answered with nothing."),
    "openrouter_error": (502, "The model's service failed or refused; `message` says how."),
}
