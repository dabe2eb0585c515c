"""A model of several files is here once all of them are, each by its own checksum."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import gevent
import pytest

from conversation.ports.cutout import LocalModelRow
from imaging.networks.models import MODELS, SELECT, ModelFile, NetworkModel
from server.cutout.model_folder import ModelFolder
from server.cutout.model_part import part_of
from tests.model_host import ModelHost

ENCODER, DECODER = bytes(range(256)) * 400, bytes(range(255, -1, -1)) * 200
USUAL = "http://usual.example"


@pytest.fixture
def host() -> Iterator[ModelHost]:
    with ModelHost(b"", files={"encoder.onnx": ENCODER, "decoder.onnx": DECODER}) as host:
        yield host


def model(at: str) -> NetworkModel:
    """Of two files, which are published there."""
    files = tuple(
        ModelFile(name, f"{at}/{name}", len(data), hashlib.sha256(data).hexdigest())
        for name, data in (("encoder.onnx", ENCODER), ("decoder.onnx", DECODER))
    )
    return NetworkModel("sam", "SAM", SELECT, "selecting", "Apache-2.0", files, 100)


@pytest.fixture
def models(host: ModelHost, tmp_path: Path) -> Iterator[ModelFolder]:
    made = ModelFolder(tmp_path / "models", USUAL, (model(f"{host.url}/published"),), usual=USUAL)
    yield made
    host.go_on.set()
    made.close()


def settled(models: ModelFolder) -> LocalModelRow:
    models.fetch("sam")
    with gevent.Timeout(10):
        while models.row("sam").state == "fetching":
            gevent.sleep(0.01)
    return models.row("sam")


def test_all_files_come_from_where_they_are_published(models: ModelFolder, host: ModelHost) -> None:
    row = settled(models)
    assert (row.state, row.received, row.bytes, row.error) == ("present", 153_600, 153_600, None)
    assert host.paths == ["/published/encoder.onnx", "/published/decoder.onnx"]
    assert sorted(path.name for path in models.folder.iterdir()) == ["decoder.onnx", "encoder.onnx"]


def test_one_that_lacks_a_file_is_not_here_and_only_that_is_fetched(models: ModelFolder, host: ModelHost) -> None:
    models.folder.mkdir()
    (models.folder / "encoder.onnx").write_bytes(ENCODER)
    assert (models.row("sam").state, models.row("sam").received) == ("absent", len(ENCODER))
    assert settled(models).state == "present"
    assert host.paths == ["/published/decoder.onnx"]


def test_how_much_came_counts_all_files(models: ModelFolder, host: ModelHost) -> None:
    host.hold_after = 40_000
    models.folder.mkdir()
    (models.folder / "encoder.onnx").write_bytes(ENCODER)
    part_of(models.folder / "decoder.onnx").write_bytes(DECODER[:1000])
    models.fetch("sam")
    with gevent.Timeout(10):
        while models.row("sam").received <= len(ENCODER) + 1000:
            gevent.sleep(0.01)
    row = models.row("sam")
    assert row.state == "fetching"
    assert len(ENCODER) + 1000 < row.received <= len(ENCODER) + 41_000
    assert row.bytes == len(ENCODER) + len(DECODER)


def test_a_file_with_another_sum_fails_the_model_and_what_was_right_stays(models: ModelFolder, host: ModelHost) -> None:
    host.files["decoder.onnx"] = b"x" * len(DECODER)
    row = settled(models)
    assert (row.state, row.error and row.error["title"]) == ("failed", "The download is not what was expected")
    assert [path.name for path in models.folder.iterdir()] == ["encoder.onnx"]
    host.files["decoder.onnx"] = DECODER
    assert settled(models).state == "present"


def test_an_address_of_ones_own_is_a_copy_of_all(host: ModelHost, tmp_path: Path) -> None:
    models = ModelFolder(tmp_path, f"{host.url}/copy", (model("http://other.example"),), usual=USUAL)
    assert settled(models).state == "present"
    assert host.paths == ["/copy/encoder.onnx", "/copy/decoder.onnx"]
    models.close()


def test_removing_it_removes_every_file(models: ModelFolder) -> None:
    settled(models)
    assert models.remove("sam").state == "absent"
    assert list(models.folder.iterdir()) == []


def test_every_declared_file_is_checked_by_sha256_and_comes_by_https() -> None:
    files = [each for known in MODELS for each in known.files]
    assert len({each.name for each in files}) == len(files)
    for each in files:
        assert each.address.startswith("https://")
        assert len(bytes.fromhex(each.sha256)) == 32
