"""The API does what its description says, whatever it is sent: no failure of the server, no undocumented answer."""

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.user import Role, User
from output.desk import DeskOptions
from output.store import Store
from tests.output.desk.test_api import done, read
from tests.output.desk.visiting import desk
from tests.output.examples import draft, outcome, snapshot

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis.config import SchemathesisConfig
    from schemathesis.engine import events, from_schema

EXAMPLES = 4
"""Random requests to each operation. With those at the limits of each value it is some 1500 requests, 20 seconds."""
FEWEST = 1000
MAY_BE_REFUSED = ["2xx", "401", "403", "404", "409", "412", "428", "429"]
"""How a request that is well-formed may end."""
WORDS_DECIDE = ("/findings", "/decisions")
"""Where a well-formed body may still be no value of a claim, or no quote of the document (422)."""


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The description of the API of a desk with one draft; requests show the token of an administrator."""
    home: Path = tmp_path_factory.mktemp("home")
    with Store.open(home) as store:
        page = snapshot()
        store.put_snapshot(page)
        store.save_draft(draft(page), outcome(draft(page)))
        store.people.add(User(name="boss", display="Boss", role=Role.ADMIN), "boss")
        token = store.people.make_token("boss", "contract")
        app = desk(store, DeskOptions(allowed_hosts=frozenset({"testserver"})), ingest=done, document=read)
        yield schemathesis.openapi.from_asgi("/api/openapi.json", app, config=_config(token))


def _config(token: str) -> SchemathesisConfig:
    words = [
        {
            "include-path-regex": f"{part}(/|$)",
            "checks": {"positive_data_acceptance": {"expected-statuses": [*MAY_BE_REFUSED, "422"]}},
        }
        for part in WORDS_DECIDE
    ]
    return SchemathesisConfig.from_dict(
        {
            "headers": {"Authorization": f"Bearer {token}"},
            "continue-on-failure": True,
            "seed": 20261123,
            "phases": {"stateful": {"enabled": False}},
            "generation": {"max-examples": EXAMPLES, "deterministic": True, "database": "none"},
            "checks": {"positive_data_acceptance": {"expected-statuses": MAY_BE_REFUSED}},
            "operations": words,
        }
    )


def test_every_answer_is_one_that_is_described(description: Any) -> None:
    tried, wrong = 0, set()
    for event in from_schema(description).execute():
        assert not isinstance(event, events.NonFatalError | events.FatalError), event
        if not isinstance(event, events.ScenarioFinished):
            continue
        tried += len(event.recorder.cases)
        for case, checks in event.recorder.checks.items():
            operation = event.recorder.cases[case].value.operation.label
            for check in checks:
                if check.failure_info:
                    failure = check.failure_info
                    wrong.add((operation, failure.failure.title, failure.failure.message, failure.code_sample))
    assert not wrong
    assert tried > FEWEST
