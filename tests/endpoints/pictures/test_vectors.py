"""A picture's drawing over the API: ordered as a turn, read by the id in the recipe, saved as a file."""

from __future__ import annotations

from tests.endpoints.conftest import Person


def test_a_drawing_is_saved_as_a_file_that_runs_nothing(ada: Person) -> None:
    image = ada.picture(ada.conversation())
    vector = ada.vector(image["id"])
    known = ada.data("GET", f"/api/v1/vectors/{vector}")
    assert (known["image"], known["shapes"] > 0) == (image["id"], True)
    answer = ada.get(f"/api/v1/vectors/{vector}/file")
    assert (answer.status_code, answer.mimetype, len(answer.data)) == (200, "image/svg+xml", known["bytes"])
    assert answer.data.startswith(b'<svg xmlns="http://www.w3.org/2000/svg"')
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert answer.headers["Content-Disposition"].split(";")[1].strip().endswith('.svg"')
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
