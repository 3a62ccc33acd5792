"""Days of other calendars as days of the Gregorian one, by the rules of their calendars."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

__all__ = ["julian_day", "julian_gap", "republican_day", "republican_year"]

Day = tuple[int, int, int]


def julian_gap(day: Day) -> int:
    """Return by how many days the Gregorian calendar is ahead on a day of the Julian one: 10 from 1582, 13 from 1900.

    A new century that is no leap year in the Gregorian calendar (1700, 1800, 1900) adds a day from its 29 February.
    """
    year = day[0] if day[1:] > (2, 28) else day[0] - 1
    return year // 100 - year // 400 - 2


def julian_day(day: Day) -> Day:
    """Return the Gregorian day of a day of the Julian calendar; a day that it does not have raises ValueError."""
    year, month, number = day
    length = 29 if month == 2 and year % 4 == 0 else 28 if month == 2 else monthrange(2001, month)[1]
    if not 1 <= number <= length:
        raise ValueError(f"The Julian calendar has no day {day}.")
    day_number = _julian_day_number(year, month, number)
    return _gregorian(day_number)


def _julian_day_number(year: int, month: int, day: int) -> int:
    """Return the number of a Julian day in the count that `date.toordinal` uses, for years of any sign."""
    shifted = (month + 9) % 12  # March is the first month, so that the leap day is the last of its year
    years = year - (month < 3)
    return 365 * years + years // 4 + (153 * shifted + 2) // 5 + day - 308


def _gregorian(ordinal: int) -> Day:
    """Return the day of an ordinal, also before the year 1, where `date` ends: the calendar repeats in 400 years."""
    cycles, rest = divmod(ordinal - 1, 146_097)
    day = dt.date.fromordinal(rest + 1)
    return day.year + 400 * cycles, day.month, day.day


_NEW_YEARS = (
    (1792, 22), (1793, 22), (1794, 22), (1795, 23), (1796, 22), (1797, 22), (1798, 22),
    (1799, 23), (1800, 23), (1801, 23), (1802, 23), (1803, 24), (1804, 23), (1805, 23),
)  # fmt: skip
"""The year, and the day of September, on which each year of the Republic began: I to XIV (22 September 1792 first)."""
_REPUBLICAN_LEAP_YEARS = frozenset({3, 7, 11})


def republican_day(year: int, month: int, day: int) -> Day:
    """Return the Gregorian day of the French Republican calendar, whose 13th month are the days at the year's end."""
    length = 30 if month <= 12 else 6 if year in _REPUBLICAN_LEAP_YEARS else 5
    if not (1 <= year <= len(_NEW_YEARS) and 1 <= month <= 13 and 1 <= day <= length):
        raise ValueError(f"The French Republican calendar has no day {(year, month, day)}.")
    began, september = _NEW_YEARS[year - 1]
    found = dt.date(began, 9, september) + dt.timedelta(days=30 * (month - 1) + day - 1)
    return found.year, found.month, found.day


def republican_year(year: int) -> tuple[Day, Day]:
    """Return the first and the last day of a year of the French Republic."""
    return republican_day(year, 1, 1), republican_day(year, 13, 6 if year in _REPUBLICAN_LEAP_YEARS else 5)
