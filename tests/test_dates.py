from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from npm_compare.base.dates import BEGINNING, END, bounds, day, entry_into_force, iso, period
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.days import earliest, latest


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2014", 20140101, 20141231),
        ("2014-05", 20140501, 20140531),
        ("2014-05-12", 20140512, 20140512),
        ("2016-02", 20160201, 20160229),
        ("2015-02", 20150201, 20150228),
        ("1000", 10000101, 10001231),
        ("2999-12-31", 29991231, 29991231),
    ],
)
def test_a_partial_date_is_an_interval_of_days(text: str, first: int, last: int) -> None:
    assert bounds(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14",
        "0000",
        "0215",
        "3000",
        "2014-13",
        "2014-00",
        "2015-02-29",
        "2014-04-31",
        "2014-05-00",
        "2014-5",
        "2014/05",
        "2014-05-12T00:00",
        " 2014",
        "2014\n",
        "٢٠١٤",
        "2014‑05",
    ],
)
def test_what_is_not_a_date_that_exists_has_no_days(text: str) -> None:
    assert bounds(text) is None


def test_columns_of_partial_dates_become_first_and_last_days() -> None:
    dates = pd.Series(["2014", "", "2014-05", "2014"])
    assert earliest(dates).tolist() == [20140101, BEGINNING, 20140501, 20140101]
    assert latest(dates).tolist() == [20141231, END, 20140531, 20141231]
    assert latest(dates, empty=7).tolist() == [20141231, 7, 20140531, 20141231]


def test_a_column_without_rows_stays_without_rows() -> None:
    assert earliest(pd.Series([], dtype=str)).tolist() == []


def test_a_partial_date_given_by_a_user_means_its_last_day() -> None:
    assert day("2015") == 20151231
    assert day("2015-05") == 20150531
    assert day(date(2015, 5, 12)) == 20150512


def test_what_is_not_a_date_is_named_with_the_ways_to_write_one() -> None:
    with pytest.raises(NpmCompareError) as error:
        day("12/05/2015")
    assert str(error.value) == "'12/05/2015' is not a date: write it as 2015-05-12, 12 May 2015, 2015-05 or 2015."


def test_days_are_written_as_iso_dates() -> None:
    assert iso(20150512) == "2015-05-12"


@pytest.mark.parametrize(
    ("state", "deposit", "in_force"),
    [
        ("Morocco", 20141124, 20141224),
        ("France", 20081111, 20081211),
        ("Mali, among the first twenty", 20050512, 20060622),
        ("a deposit on the last day of the first period", 20060523, 20060622),
        ("a deposit on the next day", 20060524, 20060623),
        ("a deposit before a 29 February", 20120131, 20120301),
    ],
)
def test_the_opcat_enters_into_force_on_the_thirtieth_day_after_deposit(
    state: str, deposit: int, in_force: int
) -> None:
    """OPCAT art. 28; the dates of Morocco, France and Mali are those of the United Nations Treaty Collection."""
    assert entry_into_force(deposit) == in_force, state


@pytest.mark.parametrize(
    ("first", "last", "spelled"),
    [
        ("2022", "2022", "2022/2022"),
        ("2022-01-01", "2022-12-31", "2022/2022"),
        ("2022-01", "2022", "2022/2022"),
        ("2013", "2014-12", "2013/2014"),
        ("2013-07-01", "2014-06", "2013-07/2014-06"),
        ("2016-02", "2016-02-29", "2016-02/2016-02"),
        ("2016-02-01", "2016-02-28", "2016-02-01/2016-02-28"),
        ("2022", "", "2022/"),
    ],
)
def test_a_period_has_one_spelling(first: str, last: str, spelled: str) -> None:
    assert period(first, last) == spelled
