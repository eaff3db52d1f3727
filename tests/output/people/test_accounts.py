from concurrent.futures import ThreadPoolExecutor

import pytest

from models.user import Role, User
from output.store import Store
from output.store.people import People
from output.store.people.errors import BadName, FirstAdmin, LastAdmin, NameTaken, PeopleFailure, UnknownPerson
from tests.output.people.conftest import PASSWORD

BO = User(name="bo", display="Bo", role=Role.REVIEWER)


def test_the_first_to_be_added_is_an_administrator(store: Store) -> None:
    with pytest.raises(FirstAdmin):
        store.people.add(BO, by="cli", password=PASSWORD)
    assert not store.people.any()


def test_someone_added_is_found_in_any_case_and_logs_in(people: People) -> None:
    people.add(BO, by="ada", password=PASSWORD)
    found = people.find("BO")
    assert found and found.user == BO and found.has_password
    assert people.check_password("Bo", PASSWORD) == BO
    assert [account.user.name for account in people.all()] == ["ada", "bo"]


@pytest.mark.parametrize("name", ["Ada", "ADA", " ada ", "\uff41da"])
def test_no_two_names_differ_only_in_how_they_are_written(people: People, name: str) -> None:
    with pytest.raises(NameTaken):
        people.add(User(name=name, display="Another", role=Role.READER), by="ada")


@pytest.mark.parametrize("name", ["", " ", "a b", "-rf", "<b>", "a\nb", "a/b", "x" * 101, "a\u202eb"])
def test_a_name_is_one_word_that_shows_what_it_is(people: People, name: str) -> None:
    with pytest.raises(BadName):
        people.add(User.model_construct(name=name, display="Someone", role=Role.READER), by="ada")


def test_a_password_that_is_wrong_opens_nothing(people: People) -> None:
    people.add(BO, by="ada")
    for name, password in (("ada", "wrong"), ("ada", ""), ("ada", PASSWORD + " "), ("bo", PASSWORD), ("no", PASSWORD)):
        assert people.check_password(name, password) is None
    assert people.check_password("ada", "x" * 1_000_000) is None


def test_an_accent_counts_the_same_however_the_keyboard_writes_it(people: People) -> None:
    people.add(BO, by="ada", password="caf\u00e9 lantern quay")
    assert people.check_password("bo", "cafe\u0301 lantern quay") == BO


def test_someone_disabled_logs_in_no_more_until_enabled(people: People) -> None:
    people.add(BO, by="ada", password=PASSWORD)
    people.set_disabled("bo", True, by="ada")
    assert people.check_password("bo", PASSWORD) is None
    people.set_disabled("bo", False, by="ada")
    assert people.check_password("bo", PASSWORD) == BO


def test_the_last_administrator_stays_one(people: People) -> None:
    people.add(BO, by="ada")
    with pytest.raises(LastAdmin):
        people.set_role("ada", Role.EDITOR, by="ada")
    with pytest.raises(LastAdmin):
        people.set_disabled("ada", True, by="ada")
    people.set_role("bo", Role.ADMIN, by="ada")
    people.set_disabled("bo", True, by="ada")
    with pytest.raises(LastAdmin):  # one who may not log in does not count
        people.set_role("ada", Role.READER, by="ada")
    people.set_disabled("bo", False, by="ada")
    people.set_role("ada", Role.READER, by="bo")
    assert [account.user.role for account in people.all()] == [Role.READER, Role.ADMIN]


def test_two_administrators_who_remove_each_other_leave_one(people: People) -> None:
    people.add(User(name="bo", display="Bo", role=Role.ADMIN), by="ada")

    def remove(pair: tuple[str, str]) -> bool:
        try:
            people.set_disabled(pair[0], True, by=pair[1])
        except LastAdmin:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        removed = list(pool.map(remove, [("ada", "bo"), ("bo", "ada")]))
    assert sorted(removed) == [False, True]


def test_changing_nobody_is_refused(people: People) -> None:
    with pytest.raises(UnknownPerson):
        people.set_role("no", Role.ADMIN, by="ada")
    with pytest.raises(UnknownPerson):
        people.set_password("no", PASSWORD, by="ada")
    with pytest.raises(UnknownPerson):
        people.set_disabled("no", True, by="ada")
    with pytest.raises(UnknownPerson):
        people.make_token("no", "x")


@pytest.mark.parametrize(
    "password", ["short", "aaaaaaaaaaaaaaaa", "abababababab", "ada ada ada lantern", "x" * 257, "", "123456789"]
)
def test_a_weak_password_is_refused_and_nothing_changes(people: People, password: str) -> None:
    with pytest.raises(PeopleFailure):
        people.set_password("ada", password, by="ada")
    assert people.check_password("ada", PASSWORD)


def test_a_password_is_kept_as_an_argon2id_hash_alone(people: People, store: Store) -> None:
    with store.engine.connect() as connection:
        (kept,) = connection.exec_driver_sql("SELECT password_hash FROM users").scalars()
    assert kept.startswith("$argon2id$") and PASSWORD not in kept


def test_one_name_that_is_added_twice_at_once_is_somebodys_once(people: People) -> None:
    def add(_: int) -> bool:
        try:
            people.add(BO, by="ada")
        except NameTaken:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(add, range(4))) == [False, False, False, True]
