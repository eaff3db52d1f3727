"""The examples of ``docs/api.md`` do what it says, one after the other."""

import json
import re
from pathlib import Path
from typing import Any

from models.change import Change, ChangeKind, PassageChange
from models.user import Role
from output.store import Store
from tests.output.desk.test_api import Program
from tests.output.examples import draft, outcome, snapshot

PAGE = Path(__file__).parents[3] / "docs" / "api.md"
EXAMPLE = re.compile(r"```http\n(?P<asked>.*?)```\n\n```json (?P<status>\d+)\n(?P<told>.*?)```", re.S)
LEFT_OUT = "..."
FEWEST = 10
CHANGE = Change(
    work_id="lorn-plan",
    kind=ChangeKind.CHANGED,
    priority=1,
    url="https://lorn.example/plan",
    passages=(PassageChange(section=("2 Lights",), old="It opens one lighthouse.", new="It opens two lighthouses."),),
    note="One more lighthouse.",
)


def test_every_example_is_answered_as_it_says(desk_store: Store) -> None:
    page = snapshot()
    desk_store.put_snapshot(page)
    desk_store.save_draft(draft(page), outcome(draft(page)))
    desk_store.save_changes([CHANGE])
    program = Program(desk_store, Role.EDITOR)
    examples = list(EXAMPLE.finditer(PAGE.read_text(encoding="utf-8")))
    assert len(examples) > FEWEST
    for example in examples:
        asked = example["asked"]
        head, _, body = asked.partition("\n\n")
        request, *headers = head.strip().splitlines()
        method, path = request.split(" ")
        fields = dict(header.split(": ", 1) for header in headers)
        answer = program.send(method, path, json.loads(body) if body else None, fields)
        assert answer.status_code == int(example["status"]), (request, answer.text)
        assert shows(answer.json(), json.loads(example["told"])), (request, answer.text)


def shows(answer: Any, told: Any) -> bool:
    """Whether an answer has all that is told of it; what is told ends, or is cut, at "..."."""
    if isinstance(told, dict):
        cut = LEFT_OUT in told
        named = told.keys() - {LEFT_OUT}
        fits = all(name in answer and shows(answer[name], told[name]) for name in named)
        return fits and (cut or answer.keys() == named)
    if isinstance(told, list):
        return len(answer) == len(told) and all(map(shows, answer, told))
    if isinstance(told, str) and told.endswith(LEFT_OUT):
        return isinstance(answer, str) and answer.startswith(told.removesuffix(LEFT_OUT))
    return bool(answer == told)
