"""What stands around the facts: who else visits, what is remarked, what research finds, who wanted what."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from npm_compare.base.dates import END, day
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.days import earliest, latest
from npm_compare.facts.names import state

DONE = ("practice", "bill")
"""Bases of what has no first day: what is done was seen on one, a draft was read."""


@checked
def visitors(
    subject: str | None = None, *, at: str = "today", known: str | None = None, data: Dataset | None = None
) -> pd.DataFrame:
    """Return the bodies other than the mechanism that visit places of detention, by law and in practice.

    Parameters
    ----------
    subject
        A State, or a mechanism for that of its State; by default all.
    at
        Date or edition: rules must hold on it, practices have been seen by then.
    known
        Only rows whose source was published by this date; undated sources are then left out.

    Returns
    -------
    DataFrame
        The rows of `visitors.csv` in their order, with `certain`: whether the rule or practice is shown to be there on
        the date. A rule without a beginning is not certain before it was read or its source was published.

    Examples
    --------
    >>> visitors("mar").kind.tolist()[0]
    'prosecutor'
    """
    data = data or load()
    rows = _of_state(data, data.visitors, subject)
    when, published = day(data.edition(at)), _published(data, rows)
    seen = rows["attested"].where(rows["attested"] != "", published)
    done = rows["basis"].isin(DONE)
    begin = rows["valid_from"].where(~done, seen)
    sure = begin.where(begin != "", seen)
    held = (earliest(begin) <= when) & (when <= latest(rows["valid_to"]))
    certain = (latest(sure, empty=day(data.date)) <= when) & (when <= earliest(rows["valid_to"], empty=END))
    return rows.assign(certain=certain)[held & _read_by(data, published, known)].reset_index(drop=True)


@checked
def remarks(
    subject: str | None = None, *, at: str = "today", known: str | None = None, data: Dataset | None = None
) -> pd.DataFrame:
    """Return what named bodies say goes wrong, or right, in a mechanism or State.

    Parameters
    ----------
    subject
        A mechanism, or a State for it and its mechanisms; by default all.
    at
        Date or edition: remarks made by then. One without a date counts from the publication of its source, and if that is
        undated too, from the day up to which the data were coded.
    known
        Only remarks whose source was published by this date; undated sources are then left out.

    Returns
    -------
    DataFrame
        The rows of `remarks.csv`, by date; those without one last.
    """
    data = data or load()
    rows = data.remarks
    if subject is not None:
        own = data.mechanisms.index[data.mechanisms["state"] == subject]
        named = [subject, *own] if state(data, subject) == subject else [subject]
        rows = rows[rows["subject"].isin(named)]
    return _dated(data, rows, at, known)


@checked
def debate(
    subject: str | None = None, *, at: str = "today", known: str | None = None, data: Dataset | None = None
) -> pd.DataFrame:
    """Return who wanted what before and while a State set up its mechanism, by date: the rows of `debate.csv`.

    Parameters are those of `remarks`; a mechanism stands for its State.
    """
    data = data or load()
    return _dated(data, _of_state(data, data.debate, subject), at, known)


@checked
def studies(*, known: str | None = None, data: Dataset | None = None) -> pd.DataFrame:
    """Return research on what prevents torture, each finding with its limit: the rows of `studies.csv` in their order.

    `known` leaves out what was read in a source published after this date, or in an undated one.
    """
    data = data or load()
    rows = data.studies
    return rows[_read_by(data, _published(data, rows), known)].reset_index(drop=True)


def _dated(data: Dataset, rows: pd.DataFrame, at: str, known: str | None) -> pd.DataFrame:
    """Return the rows made by a date and read by another, by date; those without one last."""
    published = _published(data, rows)
    made = rows["date"].where(rows["date"] != "", published)
    there = latest(made, empty=day(data.date)) <= day(data.edition(at))
    order = np.argsort(earliest(rows["date"], empty=END), kind="stable")
    kept = pd.Series(there & _read_by(data, published, known), index=rows.index)
    return rows.iloc[order][kept.iloc[order]].reset_index(drop=True)


def _published(data: Dataset, rows: pd.DataFrame) -> pd.Series[str]:
    """Return the date of publication of the source of each row."""
    return rows["source"].map(data.sources["published"])


def _read_by(data: Dataset, published: pd.Series[str], known: str | None) -> NDArray[np.bool_]:
    """Say of each row whether its source was published by a date; an undated one never was."""
    by = data.known_by(known)
    return np.full(len(published), fill_value=True) if by is None else latest(published) <= by


def _of_state(data: Dataset, rows: pd.DataFrame, subject: str | None) -> pd.DataFrame:
    """Return the rows on the State of a subject, or all."""
    return rows if subject is None else rows[rows["state"] == state(data, subject)]
