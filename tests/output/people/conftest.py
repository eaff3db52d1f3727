from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher

from models.user import Role, User
from output.store import Store
from output.store.people import People, passwords

PASSWORD = "lantern fox quay seven"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hashes that cost next to nothing: the real ones take 64 MiB and a quarter of a second each."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._hash_of_nobody.cache_clear()
    yield
    passwords._hash_of_nobody.cache_clear()


@pytest.fixture
def people(store: Store) -> People:
    """The people of a desk where Ada, an administrator, works."""
    store.people.add(User(name="ada", display="Ada", role=Role.ADMIN), by="cli", password=PASSWORD)
    return store.people
