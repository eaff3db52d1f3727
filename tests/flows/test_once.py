"""One answer for all who ask the same at the same time."""

from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event

import pytest

from flows.desk.once import Once


def test_what_is_asked_while_it_is_worked_out_is_not_worked_out_again() -> None:
    once, begun, go, counted = Once(), Event(), Event(), []

    def work() -> int:
        counted.append("once")
        begun.set()
        assert go.wait(5)
        return 42

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(once, "question", work)
        assert begun.wait(5)
        second = threads.submit(once, "question", work)
        assert not wait([second], timeout=0.1).done
        go.set()
        assert (first.result(), second.result()) == (42, 42)
    assert counted == ["once"]


def test_a_failure_reaches_the_one_who_asked_and_is_not_kept() -> None:
    once = Once()
    with pytest.raises(ZeroDivisionError):
        once("question", lambda: 1 // 0)
    assert once("question", lambda: 7) == 7
