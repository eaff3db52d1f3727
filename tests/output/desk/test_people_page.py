import re

import pytest

from models.user import Role
from output.store import Store
from tests.output.desk.people import PASSWORD, add_ada, log_in
from tests.output.desk.visiting import Visitor, desk


@pytest.fixture
def ada(desk_store: Store) -> Visitor:
    """Ada, an administrator who has logged in."""
    add_ada(desk_store)
    visitor = Visitor(desk(desk_store), headers={"Accept-Language": "en"})
    log_in(visitor)
    return visitor


def add(visitor: Visitor, **fields: str) -> str:
    """Add Bo, a reviewer; the password that the page shows comes back."""
    form = {"name": "bo", "display": "Bo Maes", "role": "reviewer", **fields}
    answer = visitor.submit("/people", page="/people", **form)
    assert answer.status_code == 200
    return shown(answer.text)


def shown(page: str) -> str:
    """The secret that a page shows."""
    (secret,) = re.findall(r'<code class="secret">([^<]+)</code>', page)
    return str(secret)


def test_someone_added_logs_in_with_the_password_that_was_shown_once(ada: Visitor) -> None:
    password = add(ada)
    assert password not in ada.get("/people").text
    log_in(Visitor(ada.desk), "bo", password)


def test_a_role_counts_from_the_next_request(ada: Visitor, desk_store: Store) -> None:
    bo = Visitor(ada.desk)
    log_in(bo, "bo", add(ada))
    assert bo.get("/people").status_code == 403
    assert ada.submit("/people/bo/role", page="/people", role="admin").headers["location"] == "/people?done=role"
    assert bo.get("/people").status_code == 200
    assert [account.user.role for account in desk_store.people.all()] == [Role.ADMIN, Role.ADMIN]


def test_a_new_password_ends_sessions_and_the_old_password(ada: Visitor) -> None:
    bo, old = Visitor(ada.desk), add(ada)
    log_in(bo, "bo", old)
    new = shown(ada.submit("/people/bo/password", page="/people").text)
    assert bo.get("/account").status_code == 303
    assert bo.submit("/login", page="/login", name="bo", password=old).status_code == 401
    log_in(bo, "bo", new)


def test_stopped_access_is_stopped_at_once_and_can_be_restored(ada: Visitor) -> None:
    bo, password = Visitor(ada.desk), add(ada)
    log_in(bo, "bo", password)
    ada.submit("/people/bo/access", page="/people", disabled="true")
    assert bo.get("/account").status_code == 303
    ada.submit("/people/bo/access", page="/people", disabled="false")
    log_in(bo, "bo", password)


def test_the_last_administrator_is_kept_and_the_page_says_why(ada: Visitor) -> None:
    for path, fields in (("/people/ada/role", {"role": "reader"}), ("/people/ada/access", {"disabled": "true"})):
        answer = ada.submit(path, page="/people", **fields)
        assert answer.status_code == 422 and "last administrator" in answer.text
    assert ada.get("/people").status_code == 200


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": "ADA"}, "Somebody has that name already"),
        ({"name": "a b"}, "A name to log in with"),
        ({"name": "<script>alert(1)</script>"}, "A name to log in with"),
        ({"password": "short"}, "easy to guess"),
        ({"display": "   "}, "A name to log in with"),
        ({"role": "emperor"}, "not filled in well"),
        ({"name": ""}, "not filled in well"),
    ],
)
def test_a_form_that_cannot_be_is_refused_in_words(ada: Visitor, fields: dict[str, str], said: str) -> None:
    form = {"name": "bo", "display": "Bo Maes", "role": "reviewer", **fields}
    answer = ada.submit("/people", page="/people", **form)
    assert answer.status_code == 422 and said in answer.text
    assert "<script>alert" not in answer.text


def test_what_was_typed_is_still_there_but_the_password(ada: Visitor) -> None:
    answer = ada.submit("/people", page="/people", name="ada", display="Another", role="editor", password=PASSWORD)
    assert 'value="Another"' in answer.text and PASSWORD not in answer.text
    assert re.search(r'value="editor" checked', answer.text)


def test_nobody_is_changed_who_is_not_there(ada: Visitor) -> None:
    for path in ("/people/eve/password", "/people/..%2f..%2fx/password"):
        assert ada.submit(path, page="/people").status_code in {404, 422}


def test_text_that_people_gave_cannot_act_on_the_page(ada: Visitor) -> None:
    add(ada, display='<img src=x onerror="alert(1)">\u202e')
    page = ada.get("/people").text
    assert "<img" not in page and "\u202e" not in page
