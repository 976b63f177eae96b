"""Laws side by side: what each one says on a question, in which article, and of how many laws read how many give it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from npm_compare.analysis.cases import cases
from npm_compare.analysis.comparison import Comparison, compare
from npm_compare.analysis.law_texts import INSTRUMENT
from npm_compare.analysis.readings import TEXT
from npm_compare.analysis.requirements import rules_of
from npm_compare.analysis.shares import among, shares
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.given import checked
from npm_compare.base.results import Result
from npm_compare.facts.dataset import Dataset, Record, by_cell, records
from npm_compare.facts.scope import INSTITUTION, NOT_KNOWN
from npm_compare.facts.selection import LAW, lead

FOUND_COLUMNS = (
    *("value", "unit", "basis", "speaks_of", "valid_from", "valid_to", "disputed", "id", "source", "locator"),
    *("confidence", "note"),
)
"""Columns that are filled where a law, or a description of it, answers."""

LAWS_COLUMNS = ("opcat", "indicator", "mechanism", "absent", *FOUND_COLUMNS, "text", "text_source", "have", "read")
"""Columns of the table of laws."""

NOT_READ = dict.fromkeys(FOUND_COLUMNS, "") | {"value": NOT_KNOWN, "disputed": False}

NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, eq=False, repr=False)
class Laws(Result):
    """Laws by questions on a date: the text where it was read, else what others say of it. `table` is of codes.

    `left_out` are the questions asked that no law answers; `absent` says why a body is not the mechanism on the date, as a
    code of the list `reason`.
    """

    comparison: Comparison
    left_out: tuple[str, ...]
    absent: Mapping[str, str]

    @cached_property
    def facts(self) -> pd.DataFrame:
        """The facts shown: one for each mechanism and question, the text of the law before descriptions of it."""
        return _in_law(self.comparison)

    @cached_property
    def shown(self) -> dict[tuple[str, str], Record]:
        """The fact shown for each mechanism and question that a law answers."""
        return {place: facts[0] for place, facts in by_cell(self.facts).items()}

    @cached_property
    def texts(self) -> dict[str, Record]:
        """The fact that names the text of the law of each mechanism, where it is known: there the rest can be read."""
        named = replace(self.comparison, indicators=(INSTRUMENT,)).cells
        return {fact["subject"]: fact for fact in records(named[named["basis"] != "bill"])}

    @cached_property
    def articles(self) -> dict[str, tuple[str, ...]]:
        """The questions by the article of the OPCAT to which they belong, in its order; those of none come last."""
        grouped: dict[str, list[str]] = {}
        for indicator in sorted(self.comparison.indicators, key=self._place):
            grouped.setdefault(article_of(self.comparison.data, indicator), []).append(indicator)
        return {article: tuple(indicators) for article, indicators in grouped.items()}

    def _place(self, indicator: str) -> tuple[bool, int, str]:
        article = article_of(self.comparison.data, indicator)
        return not article, int(article or 0), str(self.comparison.data.indicator(indicator)["opcat"])

    @cached_property
    def shares(self) -> pd.DataFrame:
        """How many laws in place were `read` on each question in their text, and how many `have` it in full (of yes or no)."""
        base = among(self.comparison, "all")
        counted = shares(base)[["full_law", "texts"]].set_axis(["have", "read"], axis=1)
        others = [name for name in base.indicators if name not in counted.index]
        answers = _in_law(replace(base, indicators=tuple(others)))
        own = answers[(answers["speaks_of"] != INSTITUTION) & (answers["basis"] == TEXT)].groupby("indicator").size()
        said = pd.DataFrame({"have": pd.NA, "read": own.reindex(others, fill_value=0)}, index=others)
        return pd.concat([counted, said]).astype("Int64").loc[list(base.indicators)]

    def others(self, fact: Record) -> list[Record]:
        """Return what other sources answer where they differ from the fact shown: on its basis, or the text that gives less."""
        every = self.comparison.claimed.get((fact["subject"], fact["indicator"]), [])
        doubted = (fact["subject"], fact["indicator"]) in self.comparison.doubted
        bases = LAW if doubted else (fact["basis"],)
        unlike = [one for one in every if one["basis"] in bases and one["value"] != fact["value"]]
        return unlike if fact["disputed"] else []

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row a question and law: what it says (`not_known` where nobody read it), in which article, in whose words.

        `opcat` is the article of the Protocol, `text` the law in which an unread answer is to be sought, `have` of `read` the
        laws in place that give it in full.
        """
        indicators = [indicator for group in self.articles.values() for indicator in group]
        rows = [self._row(indicator, mechanism) for indicator in indicators for mechanism in self.comparison.mechanisms]
        table = pd.DataFrame(rows, columns=list(LAWS_COLUMNS))
        return table.astype({"have": "Int64", "read": "Int64"})

    def _row(self, indicator: str, mechanism: str) -> Record:
        fact = self.shown.get((mechanism, indicator), NOT_READ)
        text = self.texts.get(mechanism, {})
        return {
            "opcat": self.comparison.data.indicator(indicator)["opcat"],
            "indicator": indicator,
            "mechanism": mechanism,
            "absent": self.absent[mechanism],
            **{column: fact[column] for column in FOUND_COLUMNS},
            "text": text.get("value", ""),
            "text_source": text.get("source", ""),
            **self.shares.loc[indicator],
        }


def _in_law(comparison: Comparison) -> pd.DataFrame:
    """Return the facts of a comparison that a law or a description of it gives, one for each mechanism and question."""
    chosen = comparison.facts
    return lead(comparison.data, chosen[chosen["basis"].isin(LAW)]).reset_index(drop=True)


def article_of(data: Dataset, indicator: str) -> str:
    """Return the number of the article of the OPCAT to which a question belongs, without its paragraph; nothing if to none.

    >>> from npm_compare import load
    >>> article_of(load(), "private_interviews"), article_of(load(), "handles_complaints")
    ('20', '')
    """
    number = NUMBER.match(data.indicator(indicator)["opcat"])
    return number[0] if number else ""


def of_law(data: Dataset, indicator: str) -> bool:
    """Say whether a law can answer a question: figures of a year, dates and questions about States are answered otherwise."""
    return bool(data.indicator(indicator)["basis"] == "basis_legal")


def asking(data: Dataset, indicator: str) -> str:
    """Return the requirement that asks a question, a treaty duty before guidance; nothing if none does.

    >>> from npm_compare import load
    >>> asking(load(), "private_interviews"), asking(load(), "visits_unannounced"), asking(load(), "obstruction_sanctioned")
    ('opcat_private_interviews', 'gl_unannounced', '')
    """
    named = [name for name, tests in rules_of(data).items() if any(t.way and t.indicator == indicator for t in tests)]
    return min(named, key=lambda name: data.requirement(name)["instrument"] != "opcat", default="")


@checked
def laws(
    mechanisms: str | Iterable[str] = "seminar",
    questions: str | Iterable[str] = "powers",
    *,
    at: str = "today",
    known: str | None = None,
    data: Dataset | None = None,
) -> Laws:
    """Set laws side by side: what each says in the coder's words, the article, and how many of the laws read give it.

    Parameters
    ----------
    mechanisms, at, known, data
        As for `compare`.
    questions
        Pillars, sections or questions, as for `compare`. Those that no law answers (figures, dates) are left out, and said to
        be.

    Returns
    -------
    Laws
        Shown by the articles of the OPCAT, one block a question. What nobody read is told as not read, with the text in which
        it is to be sought.

    Raises
    ------
    UnknownName
        If a name is not in the data; the text offers the nearest ones.
    NpmCompareError
        If no law answers any of the questions.

    Examples
    --------
    >>> laws("fra-cglpl", "private_interviews").table[["value", "locator"]].to_numpy().tolist()
    [['yes', 'art. 8-1, 2nd para.']]
    """
    asked = compare(mechanisms, questions, at=at, known=known, data=data)
    legal = tuple(name for name in asked.indicators if of_law(asked.data, name))
    left_out = tuple(name for name in asked.indicators if name not in legal)
    if not legal:
        raise NpmCompareError("no_question_of_law", names=", ".join(left_out))
    found = cases(asked.data, asked.mechanisms, at=asked.at, known=asked.known)
    absent = {name: found[name, "law"].absent for name in asked.mechanisms}
    return Laws(replace(asked, indicators=legal), left_out, absent)
