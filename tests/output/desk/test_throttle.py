from output.desk.access.throttle import FAILURES_PER_ADDRESS, FAILURES_PER_NAME, WINDOW, LoginLimits, Throttle


class Clock:
    """A clock that is moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_key_may_try_again_when_its_first_try_is_long_enough_ago() -> None:
    clock = Clock()
    throttle = Throttle(2, clock)
    throttle.count("ada")
    clock.now = 100
    throttle.count("ada")
    assert (throttle.wait("ada"), throttle.wait("bo")) == (WINDOW - 100, 0)
    clock.now = WINDOW
    assert throttle.wait("ada") == 0
    throttle.count("ada")
    assert throttle.wait("ada") == 100


def test_success_is_no_failure() -> None:
    limits = LoginLimits(Clock())
    for _ in range(10 * FAILURES_PER_NAME):
        assert limits.begin("ada", "10.0.0.1") == 0
        limits.succeed("ada", "10.0.0.1")


def test_tries_count_before_they_end_so_that_many_at_once_gain_nothing() -> None:
    limits = LoginLimits(Clock())
    begun = [limits.begin("ada", f"10.0.0.{number}") for number in range(FAILURES_PER_NAME + 5)]
    assert [wait == 0 for wait in begun] == [True] * FAILURES_PER_NAME + [False] * 5


def test_a_home_with_many_ipv6_addresses_is_one() -> None:
    limits = LoginLimits(Clock())
    for number in range(FAILURES_PER_ADDRESS):
        limits.begin(f"eve{number}", f"2001:db8:1:2::{number + 1:x}")
    assert limits.begin("ada", "2001:db8:1:2:ffff::1") > 0
    assert limits.begin("ada", "2001:db8:1:3::1") == 0


def test_an_ipv4_address_is_the_same_in_ipv6_clothes() -> None:
    limits = LoginLimits(Clock())
    for number in range(FAILURES_PER_ADDRESS):
        limits.begin(f"eve{number}", "10.0.0.1")
    assert limits.begin("ada", "::ffff:10.0.0.1") > 0


def test_a_flood_of_names_does_not_fill_the_memory() -> None:
    throttle = Throttle(5, Clock())
    for number in range(50_000):
        throttle.count(str(number))
    assert len(throttle._tries) <= 20_000
