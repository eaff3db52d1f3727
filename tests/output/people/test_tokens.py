import pytest

from models.user import Role, User
from output.store import Store
from output.store.people import People
from output.store.people.errors import BadName, TooManyTokens, UnknownToken
from output.store.people.tokens import MOST


def test_a_token_says_whose_it_is_until_it_is_revoked(people: People) -> None:
    token = people.make_token("ada", "export")
    owner = people.token_user(token)
    assert owner and owner.name == "ada"
    (known,) = people.tokens("ada")
    assert known.label == "export" and known.used_at is not None
    people.revoke_token("ada", known.id)
    assert people.token_user(token) is None and people.tokens("ada") == ()


def test_tokens_are_kept_as_hashes(people: People, store: Store) -> None:
    token = people.make_token("ada", "export")
    with store.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT * FROM tokens").one()
    assert token.startswith("pm_") and len(token) > 40 and token not in map(str, kept)


def test_a_token_of_someone_disabled_opens_nothing(people: People) -> None:
    people.add(User(name="bo", display="Bo", role=Role.READER), by="ada")
    token = people.make_token("bo", "export")
    people.set_disabled("bo", True, by="ada")
    assert people.token_user(token) is None


def test_nobody_revokes_the_token_of_another(people: People) -> None:
    people.add(User(name="bo", display="Bo", role=Role.ADMIN), by="ada")
    token = people.make_token("ada", "export")
    with pytest.raises(UnknownToken):
        people.revoke_token("bo", people.tokens("ada")[0].id)
    assert people.token_user(token)


@pytest.mark.parametrize("text", ["", "pm_", "pm_wrong", "x" * 100_000])
def test_no_other_text_is_a_token(people: People, text: str) -> None:
    people.make_token("ada", "export")
    assert people.token_user(text) is None


def test_a_token_says_what_it_is_for_and_there_are_not_endlessly_many(people: People) -> None:
    with pytest.raises(BadName):
        people.make_token("ada", "  ")
    for number in range(MOST):
        people.make_token("ada", f"export {number}")
    with pytest.raises(TooManyTokens):
        people.make_token("ada", "one more")
