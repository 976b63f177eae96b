"""What there is to ask about, as tables: questions, requirements, sources, mechanisms, States."""

from __future__ import annotations

import pandas as pd

from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, load


@checked
def indicators(*, data: Dataset | None = None) -> pd.DataFrame:
    """Return the questions: pillar, section, type, labels in three languages, definition.

    Examples
    --------
    >>> table = indicators()
    >>> table.loc[table["label_fr"] == "Visites inopinées", "indicator"].tolist()
    ['visits_unannounced']
    """
    return _rows((data or load()).indicators)


@checked
def requirements(*, data: Dataset | None = None) -> pd.DataFrame:
    """Return what treaties and standards ask: article, force, label and full text in three languages, the rule for *met*.

    Examples
    --------
    >>> requirements().query("instrument == 'opcat'")["requirement"].tolist()[0]
    'opcat_npm_exists'
    """
    return _rows((data or load()).requirements)


@checked
def sources(*, data: Dataset | None = None) -> pd.DataFrame:
    """Return the sources: kind, title, author, publisher, date, address, language.

    Examples
    --------
    >>> sources()["source"].is_unique
    True
    """
    return _rows((data or load()).sources)


@checked
def mechanisms(*, data: Dataset | None = None) -> pd.DataFrame:
    """Return the mechanisms, planned and ended ones too: State, names, acronym, model, when designated.

    Examples
    --------
    >>> mechanisms().query("acronym == 'CGLPL'")["mechanism"].tolist()
    ['fra-cglpl']
    """
    return _rows((data or load()).mechanisms)


@checked
def states(*, data: Dataset | None = None) -> pd.DataFrame:
    """Return the States: ISO code, names in three languages, region, memberships, how they stand to the OPCAT.

    Examples
    --------
    >>> states().query("iso3 == 'MAR'")["name_fr"].tolist()
    ['Maroc']
    """
    return _rows((data or load()).states)


def _rows(table: pd.DataFrame) -> pd.DataFrame:
    """Return a copy of a table of the data with its rows numbered: the key is a column already."""
    return table.reset_index(drop=True)
