import pytest

from models.user import Role, User
from output.store import Store
from output.store.people import People

PASSWORD = "lantern fox quay seven"


@pytest.fixture
def people(store: Store) -> People:
    """The people of a desk where Ada, an administrator, works."""
    store.people.add(User(name="ada", display="Ada", role=Role.ADMIN), by="cli", password=PASSWORD)
    return store.people
