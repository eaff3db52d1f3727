from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from models.user import Role, User
from output.store import Store
from output.store.engine import writing
from output.store.people import People
from output.store.people.tables import SessionRow
from tests.output.people.conftest import PASSWORD

IDLE, LENGTH = timedelta(hours=4), timedelta(hours=16)
ADA = User(name="ada", display="Ada", role=Role.ADMIN)
KEY = "k" * 43


def begin(people: People, key: str = KEY) -> None:
    people.begin_session(ADA, key, "password", IDLE, LENGTH)


def shift(store: Store, **ago: timedelta) -> None:
    """Let the sessions have begun, or been seen, so long ago."""
    with writing(store.engine) as connection:
        connection.execute(update(SessionRow).values({name: datetime.now(UTC) - back for name, back in ago.items()}))


def test_a_session_says_who_it_is_until_it_is_ended(people: People) -> None:
    begin(people)
    assert people.session_user(KEY, IDLE, LENGTH) == ADA
    assert people.session_user("x" * 43, IDLE, LENGTH) is None
    people.end_session(KEY, "ada")
    assert people.session_user(KEY, IDLE, LENGTH) is None


@pytest.mark.parametrize(
    ("begun", "seen", "alive"),
    [
        (timedelta(0), timedelta(0), True),
        (timedelta(hours=15), timedelta(hours=3, minutes=59), True),
        (timedelta(hours=5), timedelta(hours=4, minutes=1), False),
        (timedelta(hours=16, minutes=1), timedelta(0), False),
    ],
)
def test_a_session_ends_when_idle_and_in_any_case(
    people: People, store: Store, begun: timedelta, seen: timedelta, alive: bool
) -> None:
    begin(people)
    shift(store, begun_at=begun, seen_at=seen)
    assert (people.session_user(KEY, IDLE, LENGTH) is not None) is alive


def test_a_session_in_use_is_not_idle(people: People, store: Store) -> None:
    begin(people)
    for _ in range(3):
        shift(store, seen_at=timedelta(hours=3))
        assert people.session_user(KEY, IDLE, LENGTH) == ADA


def test_another_password_ends_all_sessions_but_the_one_that_set_it(people: People) -> None:
    other = "o" * 43
    begin(people)
    begin(people, other)
    people.set_password("ada", PASSWORD + "!", by="ada", keep_session=KEY)
    assert people.session_user(KEY, IDLE, LENGTH) and not people.session_user(other, IDLE, LENGTH)


def test_who_is_disabled_is_logged_out_and_stays_so(people: People) -> None:
    people.add(User(name="bo", display="Bo", role=Role.ADMIN), by="ada")
    begin(people)
    people.set_disabled("ada", True, by="bo")
    people.set_disabled("ada", False, by="bo")
    assert people.session_user(KEY, IDLE, LENGTH) is None


def test_another_role_counts_at_once(people: People) -> None:
    people.add(User(name="bo", display="Bo", role=Role.ADMIN), by="ada")
    begin(people)
    people.set_role("ada", Role.READER, by="bo")
    assert people.session_user(KEY, IDLE, LENGTH) == ADA.model_copy(update={"role": Role.READER})


def test_the_key_itself_is_not_stored_and_ended_sessions_are_forgotten(people: People, store: Store) -> None:
    begin(people)
    shift(store, begun_at=timedelta(days=2))
    begin(people, "n" * 43)
    with store.engine.connect() as connection:
        (kept,) = connection.exec_driver_sql("SELECT id FROM sessions").scalars()
    assert kept not in {KEY, "n" * 43}
