"""How much it costs to try a password, with the hashes that the program really makes."""

import pytest
from argon2 import Type, extract_parameters

from output.store.people import passwords
from output.store.people.passwords import make_password


@pytest.fixture(autouse=True)
def quick_hashes() -> None:
    """Not here: these tests are about the real ones."""


def test_a_hash_costs_what_rfc_9106_asks_at_least() -> None:
    kept = passwords.hash_password("lantern fox quay seven", "ada")
    cost = extract_parameters(kept)
    assert (cost.type, cost.version) == (Type.ID, 19)
    assert cost.memory_cost >= 64 * 1024 and cost.time_cost >= 3


def test_passwords_that_are_made_are_long_and_never_the_same() -> None:
    made = {make_password() for _ in range(1000)}
    assert len(made) == 1000 and min(map(len, made)) >= 24


@pytest.mark.parametrize("kept", [None, "", "plain text", "$argon2id$v=19$broken"])
def test_what_is_no_hash_lets_nobody_in(kept: str | None) -> None:
    assert not passwords.verify_password("plain text", kept)
