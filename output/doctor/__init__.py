"""The doctor: is everything that was stored still there and whole, and how to mend what is not."""

from output.doctor.check import Check, Fault
from output.doctor.examination import examine

__all__ = ["Check", "Fault", "examine"]
