"""What fetches cost, for tests to judge and for people to read at the end."""

import sys
from collections.abc import Callable, Iterator

import pytest

from extractors.fetch import FetchLimits
from tests.extractors.fetch.cost import Cost, accountant
from tests.web import Behaviour, serving

CostOf = Callable[[Behaviour, FetchLimits], Cost]
_COSTS = pytest.StashKey[dict[str, tuple[Cost, FetchLimits]]]()


@pytest.fixture(scope="session")
def _ask(request: pytest.FixtureRequest) -> Iterator[Callable[[str, Behaviour, FetchLimits], Cost]]:
    if sys.platform != "linux":
        pytest.skip("reads a process's peak memory from /proc")
    costs = request.config.stash.setdefault(_COSTS, {})
    with accountant() as accounts:

        def ask(name: str, behave: Behaviour, limits: FetchLimits) -> Cost:
            with serving(behave) as port:
                allowed = limits.model_copy(update={"ports": (port,), "allow": ("127.0.0.1",)})
                costs[name] = accounts.cost(f"http://127.0.0.1:{port}/", allowed), limits
            return costs[name][0]

        yield ask


@pytest.fixture
def cost_of(request: pytest.FixtureRequest, _ask: Callable[[str, Behaviour, FetchLimits], Cost]) -> CostOf:
    """Fetch from a server that behaves like this, in a process of its own; what that cost."""
    return lambda behave, limits: _ask(request.node.name, behave, limits)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what the dearest fetches cost."""
    costs = config.stash.get(_COSTS, {})
    if costs:
        dearest = max(costs, key=lambda name: costs[name][0].peak)
        latest = max(costs, key=lambda name: costs[name][0].seconds - costs[name][1].total_seconds)
        over = costs[latest][0].seconds - costs[latest][1].total_seconds
        terminalreporter.write_line(f"{len(costs)} servers, each fetched from in a process of its own:")
        terminalreporter.write_line(f"  most memory {costs[dearest][0].peak / 1000**2:.0f} MB ({dearest})")
        terminalreporter.write_line(f"  latest {over:+.2f} s after its deadline ({latest})")
