"""A snapshot is its bytes: another byte is another snapshot, and it cannot be built with a wrong hash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.snapshot import Snapshot
from tests.strategies.records import snapshots


@given(snapshots(), st.binary(min_size=1, max_size=5))
def test_other_bytes_are_refused_under_the_same_hash(snapshot: Snapshot, more: bytes) -> None:
    row = snapshot.model_dump() | {"content": snapshot.content + more}
    with pytest.raises(ValidationError, match="does not hash"):
        Snapshot.model_validate(row)


@given(snapshots())
def test_json_leaves_the_bytes_to_the_store(snapshot: Snapshot) -> None:
    row = snapshot.model_dump(mode="json")
    assert "content" not in row
    assert Snapshot.model_validate(row | {"content": snapshot.content}) == snapshot


@pytest.mark.parametrize("sha", ["", "abc", "G" * 64, "0" * 63])
def test_a_hash_is_64_hexadecimal_digits(sha: str) -> None:
    with pytest.raises(ValidationError, match="sha256"):
        Snapshot.model_validate(
            {
                "sha256": sha,
                "content": b"",
                "media_type": "text/html",
                "requested_url": "u",
                "final_url": "u",
                "fetched_at": "2026-01-01",
            }
        )
