"""People of a desk to log in as."""

from models.user import Role, User
from output.store import Store
from tests.output.desk.visiting import Visitor

PASSWORD = "lantern fox quay seven"
ADA = User(name="ada", display="Ada Lind", role=Role.ADMIN)
BO = User(name="bo", display="Bo Maes", role=Role.REVIEWER)


def add_ada(store: Store) -> None:
    """Add Ada, an administrator, whose password is ``PASSWORD``."""
    store.people.add(ADA, by="test", password=PASSWORD)


def log_in(visitor: Visitor, name: str = "ada", password: str = PASSWORD) -> None:
    """Log in, which must succeed."""
    assert visitor.submit("/login", page="/login", name=name, password=password).status_code == 303
