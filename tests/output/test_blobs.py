from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from output.store.blobs import BlobStore
from output.store.errors import DamagedBlob, MissingBlob, StoreUnreachable

CONTENT = b"<p>Lorn</p>"
SHA = sha256(CONTENT).hexdigest()


@pytest.fixture(params=["folder", "bucket"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[BlobStore]:
    """An empty blob store; fsspec's memory file system stands for a bucket."""
    yield BlobStore(tmp_path / "blobs" if request.param == "folder" else f"memory://{uuid4()}/blobs")


def test_bytes_come_back_by_their_hash(blobs: BlobStore) -> None:
    blobs.put(SHA, CONTENT)
    blobs.put(SHA, CONTENT)
    assert blobs.get(SHA) == CONTENT
    assert list(blobs.names()) == [SHA]
    assert blobs.leftovers() == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(content=st.binary())
def test_any_bytes_can_be_kept(blobs: BlobStore, content: bytes) -> None:
    name = sha256(content).hexdigest()
    blobs.put(name, content)
    assert blobs.get(name) == content


def test_an_empty_store_has_nothing(blobs: BlobStore) -> None:
    assert list(blobs.names()) == []
    assert blobs.leftovers() == ()
    with pytest.raises(MissingBlob, match=SHA[:12]):
        blobs.get(SHA)


def test_bytes_stored_under_another_name_are_noticed(blobs: BlobStore) -> None:
    blobs.put("0" * 64, CONTENT)
    with pytest.raises(DamagedBlob):
        blobs.get("0" * 64)


def test_a_damaged_blob_is_mended_when_its_bytes_come_again(tmp_path: Path) -> None:
    blobs = BlobStore(tmp_path)
    blobs.put(SHA, CONTENT)
    Path(blobs.path_of(SHA)).write_bytes(b"half")
    blobs.put(SHA, CONTENT)
    assert blobs.get(SHA) == CONTENT


def test_what_is_no_blob_is_a_leftover(tmp_path: Path) -> None:
    blobs = BlobStore(tmp_path)
    blobs.put(SHA, CONTENT)
    for name in ("incoming/tmp1", "notes.txt", f"zz/{SHA}"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert blobs.leftovers() == tuple(
        sorted(str(tmp_path / name) for name in ("incoming/tmp1", "notes.txt", f"zz/{SHA}"))
    )
    assert list(blobs.names()) == [SHA]


def test_an_unknown_kind_of_archive_is_named() -> None:
    with pytest.raises(StoreUnreachable, match="carrier-pigeon"):
        BlobStore("carrier-pigeon://loft/blobs")
