"""A night: whatever is due is asked, what has news is taken in, and what came of it is kept."""

from flows.night.handed import Clock, Handed, TakeIn, utc_now
from flows.night.run import run_night
from flows.night.schedule import Selection

__all__ = ["Clock", "Handed", "Selection", "TakeIn", "run_night", "utc_now"]
