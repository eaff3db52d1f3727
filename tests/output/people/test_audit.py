import pytest
from sqlalchemy.exc import DBAPIError

from models.user import Role, User
from output.store import Store
from output.store.engine import writing
from output.store.people import AuditQuery, People
from output.store.people.errors import LastAdmin


def test_every_change_of_people_is_in_the_log_and_a_refused_one_is_not(people: People, store: Store) -> None:
    people.add(User(name="bo", display="Bo", role=Role.READER), by="ada")
    people.set_role("bo", Role.EDITOR, by="ada")
    with pytest.raises(LastAdmin):
        people.set_disabled("ada", True, by="ada")
    people.make_token("bo", "export")
    lines = store.audit.page().lines
    assert [(line.who, line.act, line.subject) for line in lines] == [
        ("bo", "token.make", "bo"),
        ("ada", "people.role", "bo"),
        ("ada", "people.add", "bo"),
        ("cli", "people.add", "ada"),
    ]
    assert lines[1].details == {"before": "reader", "after": "editor"}


def test_no_secret_is_in_the_log(people: People, store: Store) -> None:
    token = people.make_token("ada", "export")
    people.set_password("ada", "another quay lantern", by="ada")
    written = str(store.audit.page())
    assert token not in written and "another quay lantern" not in written and "argon2" not in written


def test_the_log_is_read_page_by_page_and_by_what_is_sought(store: Store) -> None:
    for number in range(7):
        store.audit.record("ada" if number % 2 else "bo", "test", str(number), number=number)
    first = store.audit.page(AuditQuery(limit=3))
    second = store.audit.page(AuditQuery(limit=3, before=first.older))
    third = store.audit.page(AuditQuery(limit=3, before=second.older))
    assert [line.subject for page in (first, second, third) for line in page.lines] == list("6543210")
    assert third.older is None
    assert [line.subject for line in store.audit.page(AuditQuery(who="ada")).lines] == list("531")
    assert store.audit.page(AuditQuery(act="other")).lines == ()
    assert store.audit.acts() == ("test",)


@pytest.mark.parametrize("statement", ["UPDATE audit SET who = 'eve'", "DELETE FROM audit"])
def test_the_log_cannot_be_changed(store: Store, statement: str) -> None:
    store.audit.record("ada", "test")
    with pytest.raises(DBAPIError, match="append-only"), writing(store.engine) as connection:
        connection.exec_driver_sql(statement)
    assert len(store.audit.page().lines) == 1
