"""Sentences on figures and rates: the latest of each mechanism, and of which none is known."""

from __future__ import annotations

from npm_compare.comparison import by_cell
from npm_compare.dataset import records
from npm_compare.figures import Figures, newest_of
from npm_compare.findings.finding import Finding, listed
from npm_compare.rates import DENOMINATORS
from npm_compare.selection import NOT_A_YEAR
from npm_compare.wording import Fact, inside, say_basis, say_value, short_name


def latest_rates(found: Figures, per: str = "prisoners") -> Finding:
    """State the latest full-year rate of each mechanism; of many, the first asked for and the ends of the range."""
    newest = found.latest(per)[::-1]
    rows = records(newest)
    if len(rows) > 4:
        asked = [fact for fact in rows[1:-1] if fact["subject"] == found.mechanisms[0]]
        rows = [*asked, rows[0], rows[-1]]
    said = [f"{short_name(found.data, f['subject'])} {f['rate']:.2f} ({f['year']})" for f in rows]
    if len(newest) > 4:
        said[-2:] = [f"highest {said[-2]}", f"lowest {said[-1]}"]
    label = found.data.indicator(found.indicator)["label_en"]
    missing = found.missing(per)
    gap = f"; not known for {_few(found, missing)}" if missing else ""
    return Finding(f"{label} {DENOMINATORS[per].words}: {', '.join(said) or 'none known'}{gap}.", 2 * len(newest))


def latest_figures(found: Figures) -> Finding:
    """State the latest figure of a full year of each mechanism, of one year the first basis in the order of the codebook."""
    newest = newest_of(found.facts[~found.facts["basis"].isin(NOT_A_YEAR)])
    rows_of = by_cell(newest)
    order = [m for m in found.mechanisms if m in set(newest["subject"])]
    rows = [rows_of[mechanism, found.indicator][0] for mechanism in order]
    said = [f"{short_name(found.data, f['subject'])} {say_value(found.data, f)} ({_year(found, f)})" for f in rows]
    missing = [m for m in found.mechanisms if m not in order]
    gap = f"; not known for {_few(found, missing)}" if missing else ""
    label = found.data.indicator(found.indicator)["label_en"]
    return Finding(f"{label}, latest full year: {', '.join(said) or 'none known'}{gap}.", len(rows))


def _year(found: Figures, fact: Fact) -> str:
    """Return the year of a figure, with its basis where that is not a plain full year."""
    basis = "" if fact["basis"] == "year" else say_basis(found.data, fact)
    return ", ".join(part for part in (str(fact["year"]), basis) if part)


def _few(found: Figures, mechanisms: list[str]) -> str:
    """Name up to four mechanisms, else say how many they are."""
    if len(mechanisms) > 4:
        return f"{len(mechanisms)} of {len(found.mechanisms)} mechanisms"
    return listed(short_name(found.data, m) for m in mechanisms)


def few_points(found: Figures, per: str) -> Finding:
    """State for how many mechanisms a figure and its denominator are both known, and whether a pattern can be read."""
    newest = found.latest(per)
    label = found.data.indicator(found.indicator)["label_en"]
    other = DENOMINATORS[per]
    below = inside(found.data.indicator(other.indicator)["label_en"]) if other.indicator else other.words
    text = f"{label} and {below} are both known for {len(newest)} of {len(found.mechanisms)} mechanisms"
    if len(newest) < ENOUGH:
        return Finding(f"{text}: too few, and too unlike, to say whether one grows with the other.", 2 * len(newest))
    order = newest["figure"].corr(newest["denominator"], method="spearman")
    return Finding(f"{text}; their orders agree with a rank correlation of {order:.2f}.", 2 * len(newest))


ENOUGH = 12
"""Below so many points no correlation is stated."""
