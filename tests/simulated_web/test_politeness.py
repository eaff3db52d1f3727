"""What a server's log says about manners."""

import pytest

from benchmarks.simulated_web.politeness import breaches
from benchmarks.simulated_web.server import Served


def served(started: float, ended: float, host: str = "a.example", path: str = "/x") -> Served:
    return Served(host, path, started, ended, 200)


ROBOTS = served(0, 1, path="/robots.txt")


@pytest.mark.parametrize(
    ("log", "number"),
    [
        ([served(0, 1), served(2, 3)], 0),
        ([served(2, 3), served(0, 1)], 0),
        ([served(0, 1), served(0.5, 3)], 1),
        ([served(0, 1), served(1.2, 3)], 1),
        ([served(0, 1), served(0.5, 3, host="b.example")], 0),
        ([ROBOTS, served(1.1, 2)], 0),
        ([ROBOTS, served(0.5, 2)], 1),
        ([served(0, 9), served(1, 2), served(3, 4)], 2),
    ],
    ids=["apart", "logged late", "at once", "too soon", "other host", "after robots", "during robots", "during one"],
)
def test_breaches(log: list[Served], number: int) -> None:
    assert len(list(breaches(log, pause=0.5, delays={}))) == number


def test_a_host_may_ask_for_more_time() -> None:
    log = [served(0, 1), served(2, 3)]
    assert not list(breaches(log, pause=0.5, delays={"b.example": 5}))
    assert len(list(breaches(log, pause=0.5, delays={"a.example": 5}))) == 1
