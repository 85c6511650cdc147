"""Time expressions: found by a grammar kept as data, resolved in context."""

from dateline.annotate.times.find import find_times, find_times_in

__all__ = ["find_times", "find_times_in"]
