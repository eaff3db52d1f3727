from concurrent.futures import ThreadPoolExecutor

from models.user import Role, User
from output.store import Store
from output.store.people import People

BO = User(name="bo", display="Bo", role=Role.REVIEWER)
SUBJECT = "https://id.example|42"


def test_a_proxy_is_believed_about_names_that_were_added(people: People) -> None:
    people.add(BO, by="ada")
    assert people.vouched_for("Bo") == BO
    assert people.vouched_for("nobody") is None


def test_newcomers_get_the_role_that_is_set_for_them(people: People) -> None:
    cy = people.vouched_for("cy", newcomers=Role.READER)
    assert cy == User(name="cy", display="cy", role=Role.READER)
    assert people.vouched_for("cy", newcomers=Role.ADMIN) == cy
    assert people.vouched_for("not a name", newcomers=Role.READER) is None


def test_a_newcomer_whose_browser_asks_for_many_things_at_once_comes_once(people: People) -> None:
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda _: people.vouched_for("cy", newcomers=Role.READER), range(6)))
    assert len(set(map(str, found))) == 1 and found[0] is not None
    assert [account.user.name for account in people.all()] == ["ada", "cy"]


def test_nobody_is_welcomed_before_there_is_an_administrator(store: Store) -> None:
    assert store.people.vouched_for("cy", newcomers=Role.ADMIN) is None


def test_who_is_disabled_stays_out(people: People) -> None:
    people.add(BO, by="ada")
    people.set_disabled("bo", True, by="ada")
    assert people.vouched_for("bo", newcomers=Role.READER) is None


def test_a_provider_is_believed_about_a_name_once(people: People) -> None:
    people.add(BO, by="ada")
    assert people.vouched_for("bo", SUBJECT) == BO
    assert people.vouched_for("renamed", SUBJECT) == BO
    assert people.vouched_for("bo", "https://id.example|43", newcomers=Role.READER) is None


def test_a_provider_is_not_believed_about_people_with_a_password(people: People) -> None:
    assert people.vouched_for("ada", SUBJECT, newcomers=Role.READER) is None
