"""What programs can do at the desk with a token, and what they are told when they cannot."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from httpx import Response

from models.document import Block, BlockKind, Document
from models.outcome import Outcome, Status
from models.user import Role, User
from output.desk.api.problems import KINDS, MEDIA_TYPE
from output.desk.services import Progress
from output.store import Store
from tests.output.desk.visiting import Visitor, desk
from tests.output.examples import draft, outcome, snapshot

KEY = Store.key_of("lorn-plan")
WORK = f"/api/v1/works/{KEY}"
TITLE = {"target": "title", "verb": "accept", "entry_version": 1, "before": "A plan for Lorn"}


def done(url: str) -> Iterator[Progress]:
    """An ingestion that finds nothing new."""
    end = Outcome(url=url, status=Status.UNCHANGED, code="unchanged", sentence="Nothing new.", work_id="lorn-plan")
    yield Progress(stage="done", sentence=end.sentence, outcome=end)


def read(_sha: str) -> Document:
    """The document that the draft was made from, read again."""
    page = snapshot()
    text = "The ministry will open a lighthouse. It will also paint the pier."
    block = Block(id="b1", kind=BlockKind.PARAGRAPH, text=text, path="p")
    return Document(
        snapshot_sha256=page.sha256,
        url=page.final_url,
        media_type=page.media_type,
        language="en",
        language_origin="given",
        reader="tests",
        blocks=(block,),
    )


class Program:
    """A program that shows the token of somebody with this role."""

    def __init__(self, store: Store, role: Role) -> None:
        if not store.people.any():
            store.people.add(User(name="boss", display="Boss", role=Role.ADMIN), "boss")
        if store.people.find(role.value) is None:
            store.people.add(User(name=role.value, display=role.value.title(), role=role), "boss")
        token = store.people.make_token(role.value, "tests")
        app = desk(store, ingest=done, document=read)
        self.client = Visitor(app, headers={"Authorization": f"Bearer {token}"})

    def get(self, path: str, **more: Any) -> Response:
        answer: Response = self.client.get(path, **more)
        return answer

    def send(self, method: str, path: str, body: Any, headers: Mapping[str, str] | None = None) -> Response:
        answer: Response = self.client.request(method, path, json=body, headers=dict(headers or {}))
        return answer


@pytest.fixture
def store(desk_store: Store) -> Store:
    """A store with one draft."""
    page = snapshot()
    entry = draft(page)
    desk_store.put_snapshot(page)
    desk_store.save_draft(entry, outcome(entry))
    return desk_store


@pytest.fixture
def reader(store: Store) -> Program:
    return Program(store, Role.READER)


@pytest.fixture
def reviewer(store: Store) -> Program:
    return Program(store, Role.REVIEWER)


@pytest.fixture
def editor(store: Store) -> Program:
    return Program(store, Role.EDITOR)


def is_problem(answer: Response, status: int, code: str) -> dict[str, Any]:
    """The problem that an answer tells, which has all that RFC 9457 asks."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == MEDIA_TYPE
    told: dict[str, Any] = answer.json()
    assert (told["status"], told["code"], told["title"]) == (status, code, KINDS[code])
    assert told["type"] == f"/api/reference#problem-{code}"
    assert told["detail"]
    return told


def test_the_queue_lists_the_work_and_leads_to_it(reader: Program) -> None:
    listing = reader.get("/api/v1/queue").json()
    assert (listing["total"], listing["lines"][0]["key"]) == (1, KEY)
    work = reader.get(WORK)
    assert work.json()["entry"]["title"]["value"] == "A plan for Lorn"
    assert work.headers["etag"] == f'"{work.json()["revision"]}"'
    assert reader.get(f"{WORK}/draft").json() == work.json()["entry"]


def test_a_known_revision_is_not_sent_again(reader: Program) -> None:
    tag = reader.get(WORK).headers["etag"]
    answer = reader.get(WORK, headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content) == (304, b"")


def test_lists_come_in_pages_that_lead_on(store: Store, reader: Program) -> None:
    for number in range(3):
        page = snapshot(text=f"<p>Plan {number} of Lorn.</p>", url=f"https://lorn.example/{number}")
        entry = draft(page, work_id=f"work-{number}", title=f"Plan {number}")
        store.put_snapshot(page)
        store.save_draft(entry, outcome(entry))
    seen, path = [], "/api/v1/queue?limit=3&order=title"
    while path:
        answer = reader.get(path)
        seen += [line["title"] for line in answer.json()["lines"]]
        following = answer.json()["pages"]["next"]
        assert ("next" in answer.links) == bool(following)
        path = following or ""
    assert seen == ["A plan for Lorn", "Plan 0", "Plan 1", "Plan 2"]
    assert answer.json()["pages"]["previous"].endswith("offset=0")


def test_a_search_shows_where_the_words_are(reader: Program) -> None:
    lines = reader.get("/api/v1/search", params={"text": "lighthouses"}).json()["lines"]
    assert [piece for piece, hit in lines[0]["snippet"] if hit] == ["lighthouses"]
    assert reader.get("/api/v1/search", params={"text": "submarines"}).json()["total"] == 0


def test_a_decision_is_recorded_and_gives_a_new_revision(reviewer: Program) -> None:
    before = reviewer.get(WORK).json()["revision"]
    answer = reviewer.send("POST", f"{WORK}/decisions", TITLE)
    assert answer.status_code == 201
    assert (answer.json()["revision"], answer.json()["state"]) == (before + 1, "in-review")
    assert "title" not in answer.json()["open_targets"]
    (change,) = reviewer.get(f"{WORK}/history").json()["changes"]
    assert (change["who"], change["verb"]) == ("reviewer", "accept")


def test_a_stale_decision_is_refused_with_both_versions(reviewer: Program) -> None:
    reviewer.send("POST", f"{WORK}/decisions", TITLE | {"verb": "edit", "after": "Another plan"})
    told = is_problem(reviewer.send("POST", f"{WORK}/decisions", TITLE), 409, "stale")
    assert (told["seen"], told["current"]) == ("A plan for Lorn", "Another plan")


def test_of_several_decisions_all_are_recorded_or_none(reviewer: Program) -> None:
    date = {"target": "published", "verb": "accept", "entry_version": 1, "before": "2026-03"}
    wrong = {"decisions": [TITLE, date | {"before": "2026-04"}]}
    is_problem(reviewer.send("POST", f"{WORK}/decisions/batch", wrong), 409, "stale")
    assert reviewer.get(f"{WORK}/history").json()["changes"] == []
    assert reviewer.send("POST", f"{WORK}/decisions/batch", {"decisions": [TITLE, date]}).status_code == 201
    assert len(reviewer.get(f"{WORK}/history").json()["changes"]) == 2


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({"target": "no-such-thing", "before": None}, 404, "not-found"),
        ({"target": "impact", "verb": "undo", "before": None}, 409, "refused"),
        ({"verb": "edit", "after": {"no": "title"}}, 422, "invalid-edit"),
        ({"verb": "publish"}, 422, "misunderstood"),
        ({"entry_version": 2}, 409, "stale"),
        ({"surplus": 1}, 422, "misunderstood"),
    ],
)
def test_a_decision_that_does_not_fit_is_refused(
    reviewer: Program, asked: dict[str, Any], status: int, code: str
) -> None:
    is_problem(reviewer.send("POST", f"{WORK}/decisions", TITLE | asked), status, code)
    assert reviewer.get(f"{WORK}/history").json()["changes"] == []


def test_a_finding_is_added_with_its_proof(reviewer: Program) -> None:
    asked = {"kind": "action", "quote": "It will also paint the pier.", "parts": {"kind": "commitment"}}
    answer = reviewer.send("POST", f"{WORK}/findings", asked)
    assert answer.status_code == 201
    actions = reviewer.get(WORK).json()["entry"]["actions"]
    (mine,) = [action for action in actions if action["id"] == answer.json()["target"]]
    assert mine["evidence"][0]["exact"] == "It will also paint the pier."
    missing = asked | {"quote": "It will sink."}
    is_problem(reviewer.send("POST", f"{WORK}/findings", missing), 422, "invalid-edit")


def test_who_saw_another_revision_changes_nothing(reviewer: Program) -> None:
    told = is_problem(
        reviewer.send("POST", f"{WORK}/decisions", TITLE, {"If-Match": '"99"'}), 412, "precondition-failed"
    )
    now = {"If-Match": f'"{told["revision"]}"'}
    assert reviewer.send("PUT", f"{WORK}/assignee", {"assignee": "reviewer"}, now).json()["assignee"] == "reviewer"
    is_problem(reviewer.send("PUT", f"{WORK}/assignee", {"assignee": None}, now), 412, "precondition-failed")


def test_work_is_given_only_to_people_who_are_there(reviewer: Program) -> None:
    is_problem(reviewer.send("PUT", f"{WORK}/assignee", {"assignee": "nobody"}), 404, "not-found")


def moved(program: Program, state: str, *, leave: bool = False) -> Response:
    tag = program.get(WORK).headers["etag"]
    return program.send("PUT", f"{WORK}/state", {"state": state, "leave_unreviewed": leave}, {"If-Match": tag})


def test_an_entry_goes_through_the_gate_to_the_public_and_back(editor: Program) -> None:
    editor.send("POST", f"{WORK}/decisions", TITLE)
    told = is_problem(moved(editor, "approved"), 409, "not-allowed")
    assert "published" in told["open_targets"]
    assert moved(editor, "approved", leave=True).json()["state"] == "approved"
    assert moved(editor, "published", leave=True).json()["state"] == "published"
    (line,) = editor.get("/api/v1/publications").json()["lines"]
    assert line["key"] == KEY
    published = editor.get(f"{WORK}/publication").json()
    assert "published" in published["unreviewed"]
    is_problem(editor.get(f"{WORK}/publication?as_of=2020-01-01T00:00:00Z"), 404, "not-found")
    assert editor.send("POST", f"{WORK}/withdrawal", {"reason": "Too early."}).json()["state"] == "withdrawn"
    assert editor.get("/api/v1/publications").json()["lines"] == []
    assert len(editor.get(f"{WORK}/publications").json()["publications"]) == 1


def test_moving_asks_which_revision_was_seen(editor: Program) -> None:
    told = is_problem(editor.send("PUT", f"{WORK}/state", {"state": "in-review"}), 428, "precondition-required")
    assert told["revision"] == editor.get(WORK).json()["revision"]


def test_comments_are_made_and_dealt_with(reviewer: Program) -> None:
    made = reviewer.send("POST", f"{WORK}/comments", {"text": "Is this final?", "target": "title"})
    assert made.status_code == 201
    resolved = reviewer.send("PUT", f"/api/v1/comments/{made.json()['id']}/resolution", None)
    assert resolved.json()["resolved_by"] == "reviewer"
    assert reviewer.get(f"{WORK}/comments").json()["comments"] == [resolved.json()]
    is_problem(reviewer.send("PUT", "/api/v1/comments/999/resolution", None), 404, "not-found")
    is_problem(reviewer.send("POST", f"{WORK}/comments", {"text": "  "}), 422, "misunderstood")


def test_an_address_is_taken_in(editor: Program) -> None:
    asked = editor.send("POST", "/api/v1/ingestions", {"url": "https://lorn.example/plan"})
    assert asked.status_code == 202
    path = asked.headers["location"]
    while (shown := editor.get(path).json())["outcome"] is None:
        pass
    assert (shown["outcome"]["code"], shown["key"]) == ("unchanged", KEY)
    assert editor.get("/api/v1/ingestions").json()["ingestions"] == [shown]


def test_a_mistake_in_an_address_is_named(editor: Program) -> None:
    told = is_problem(editor.send("POST", "/api/v1/ingestions", {"url": "lorn.example/plan"}), 422, "misunderstood")
    assert (told["mistake"], told["better"]) == ("no-scheme", "https://lorn.example/plan")
    answers = [editor.send("POST", "/api/v1/ingestions", {"url": f"https://lorn.example/{n}"}) for n in range(11)]
    is_problem(answers[-1], 429, "too-many-requests")
    assert int(answers[-1].headers["retry-after"]) > 0


def test_the_log_can_be_asked_for_failures(store: Store, reader: Program) -> None:
    url = "https://lorn.example/gone"
    store.record(Outcome(url=url, status=Status.FAILED, code="not-found", sentence="It is gone."))
    (line,) = reader.get("/api/v1/outcomes?failed=true").json()["outcomes"]
    assert line["outcome"]["url"] == url
    assert reader.get("/api/v1/outcomes").json()["total"] == 2


@pytest.mark.parametrize("path", ["rules", "rules/en.actions.will/wrong-hits", "sources", "throughput", "actions"])
def test_the_numbers_can_be_read(reader: Program, path: str) -> None:
    assert reader.get(f"/api/v1/insight/{path}").status_code == 200


def test_who_am_i(reader: Program) -> None:
    assert reader.get("/api/v1/me").json() == {"name": "reader", "display": "Reader", "role": "reader"}


WRITES: list[tuple[str, str, Any, Role]] = [
    ("POST", f"{WORK}/decisions", TITLE, Role.REVIEWER),
    ("POST", f"{WORK}/decisions/batch", {"decisions": [TITLE]}, Role.REVIEWER),
    ("POST", f"{WORK}/findings", {"kind": "pillar", "quote": "It will also paint the pier."}, Role.REVIEWER),
    ("PUT", f"{WORK}/assignee", {"assignee": None}, Role.REVIEWER),
    ("POST", f"{WORK}/comments", {"text": "Hm."}, Role.REVIEWER),
    ("PUT", f"{WORK}/state", {"state": "in-review"}, Role.REVIEWER),
    ("POST", f"{WORK}/withdrawal", {"reason": "No."}, Role.EDITOR),
    ("POST", "/api/v1/ingestions", {"url": "https://lorn.example/plan"}, Role.EDITOR),
]


@pytest.mark.parametrize(("method", "path", "body", "least"), WRITES)
def test_each_write_needs_a_role(store: Store, method: str, path: str, body: Any, least: Role) -> None:
    below = list(Role)[list(Role).index(least) - 1]
    told = is_problem(Program(store, below).send(method, path, body), 403, "not-yours")
    assert told["needs"] == least.value
    answer = Program(store, least).send(method, path, body)
    assert answer.status_code not in {401, 403}


def test_only_editors_approve(store: Store, reviewer: Program) -> None:
    reviewer.send("POST", f"{WORK}/decisions", TITLE)
    assert is_problem(moved(reviewer, "approved", leave=True), 403, "not-yours")["needs"] == "editor"


@pytest.mark.parametrize("token", [None, "Bearer ", "Bearer pm_wrong", "Basic YTpi", "Bearer \u00e9"])
def test_without_a_good_token_nothing_is_told(reader: Program, token: str | None) -> None:
    reader.client.headers.pop("authorization")
    headers = {} if token is None else {"Authorization": token.encode("latin-1")}
    answer = reader.client.get("/api/v1/queue", headers=headers)
    is_problem(answer, 401, "log-in-first")
    assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    ("asked", "content", "media_type", "told"),
    [
        (("GET", "/api/v1/nothing"), b"", "", (404, "not-found")),
        (("GET", "/api/v1/works/0123456789abcdef"), b"", "", (404, "not-found")),
        (("GET", "/api/v1/works/UPPER"), b"", "", (422, "misunderstood")),
        (("GET", "/api/v1/queue?order=colour"), b"", "", (422, "misunderstood")),
        (("GET", "/api/v1/queue?surplus=1"), b"", "", (422, "misunderstood")),
        (("GET", "/api/v1/queue?changed_since=2026-01-01T00:00:00"), b"", "", (422, "misunderstood")),
        (("DELETE", WORK), b"", "", (405, "method-not-allowed")),
        (("POST", f"{WORK}/comments"), b"{}", "text/plain", (415, "unsupported-media-type")),
        (("POST", f"{WORK}/comments"), b"text=x", "application/x-www-form-urlencoded", (415, "unsupported-media-type")),
        (("POST", f"{WORK}/comments"), b"{", "application/json", (422, "misunderstood")),
        (("POST", f"{WORK}/comments"), b"\xff", "application/json", (400, "bad-request")),
        (("POST", f"{WORK}/comments"), b'"' + b"x" * 5_000_000 + b'"', "application/json", (413, "content-too-large")),
        (("POST", f"{WORK}/comments"), b'{"text": "\\ud800"}', "application/json", (422, "misunderstood")),
    ],
)
def test_every_other_failure_is_a_problem_too(
    reviewer: Program, asked: tuple[str, str], content: bytes, media_type: str, told: tuple[int, str]
) -> None:
    headers = {"Content-Type": media_type} if media_type else {}
    is_problem(reviewer.client.request(*asked, content=content, headers=headers), *told)


def test_the_description_has_full_addresses_an_example_for_each_body_and_asks_for_a_token(reader: Program) -> None:
    described = reader.get("/api/openapi.json").json()
    assert described["security"] == [{"token": []}]
    assert all(path.startswith("/api/v1/") for path in described["paths"])
    for operations in described["paths"].values():
        for operation in operations.values():
            if "requestBody" in operation:
                schema = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
                assert described["components"]["schemas"][schema]["examples"]


def test_the_reference_shows_every_address_and_every_problem(reader: Program) -> None:
    page = reader.get("/api/reference").text
    for path in reader.get("/api/openapi.json").json()["paths"]:
        assert path.replace("{", "&#123;") in page or path in page
    for code in KINDS:
        assert f'id="problem-{code}"' in page
