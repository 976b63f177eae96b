"""Sentences computed from the facts: the answer at the head of a notebook, the contrasts, what is not known.

No figure is typed into prose. A changed fact changes the sentence, and the notebook test then shows the difference.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from npm_compare.comparison import LAW, Comparison, by_cell
from npm_compare.dataset import records
from npm_compare.figures import Figures
from npm_compare.rates import DENOMINATORS
from npm_compare.selection import NOT_A_YEAR
from npm_compare.wording import NOT_KNOWN, Fact, say_basis, say_value, short_name


@dataclass(frozen=True)
class Finding:
    """A computed sentence and the number of facts on which it rests."""

    text: str
    facts: int

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"{self.text} [{self.facts} facts]"

    def _repr_html_(self) -> str:
        basis = f"<p><small>Computed from {self.facts} facts.</small></p>"
        return f'<p class="finding"><strong>{escape(self.text)}</strong></p>{basis}'


def listed(items: Iterable[str], last: str = "and") -> str:
    """Join items in a sentence.

    >>> listed(["France", "Mali", "Morocco"])
    'France, Mali and Morocco'
    """
    *most, final = list(items) or [""]
    return f"{', '.join(most)} {last} {final}" if most else final


def powers(comparison: Comparison) -> Finding:
    """Count for each mechanism what the law gives, in full and in part, and what is not known."""
    law = comparison.answers(LAW)
    said = []
    for mechanism in comparison.mechanisms:
        counts = law[mechanism].value_counts()
        parts = [f"{counts.get('yes', 0)} in full"]
        parts += [f"{counts['partly']} in part"] if "partly" in counts else []
        parts += [f"{counts['no'] + 0} denied"] if "no" in counts else []
        parts += [f"{counts['silent']} on which the text is silent"] if "silent" in counts else []
        unknown = f" ({counts[NOT_KNOWN]} not known)" if NOT_KNOWN in counts else ""
        said.append(f"{_name(comparison, mechanism)} {listed(parts)}{unknown}")
    text = (
        f"On {comparison.at}, of {len(law)} powers and guarantees, the law as read or described gives "
        f"{'; '.join(said)}. "
        "What is not known is not a no."
    )
    return Finding(text, int(comparison.facts["basis"].isin(LAW).sum()))


def contrast(comparison: Comparison, mechanism: str) -> Finding:
    """List what the law gives in full to at least one other mechanism and is not shown to give so to this one."""
    law = comparison.answers(LAW)
    others = law.drop(columns=mechanism)
    given = (others == "yes").any(axis=1)
    said = []
    for answer, words in {
        "no": "denied",
        "silent": "not mentioned",
        "partly": "given in part",
        NOT_KNOWN: "not known",
    }.items():
        labels = [comparison.label(str(i)).lower() for i in law.index[given & (law[mechanism] == answer)]]
        said += [f"{words}: {listed(labels)}"] if labels else []
    name = _name(comparison, mechanism)
    if not said:
        text = f"On {comparison.at} nothing that the law gives in full to one of the others is missing for {name}."
    else:
        given_to_others = f"On {comparison.at}, given in full by law to at least one of the others"
        text = f"{given_to_others}, and for {name} {'; '.join(said)}."
    return Finding(text, len(comparison.facts))


def unknown(comparison: Comparison) -> Finding:
    """Say for each mechanism how many of the questions have no answer in the data."""
    asked = len(comparison.indicators)
    answered = comparison.cells.groupby("subject")["indicator"].nunique()
    said = [f"{_name(comparison, m)} {asked - int(answered.get(m, 0))}" for m in comparison.mechanisms]
    text = (
        f"Of {asked} questions, those to which no document read gives an answer on {comparison.at}: {'; '.join(said)}."
    )
    return Finding(text, len(comparison.claims))


def answer(comparison: Comparison, *indicators: str) -> Finding:
    """State the answers to a few questions, the mechanisms that share one named together, with the basis of each."""
    chosen = comparison.cells[comparison.cells["indicator"].isin(indicators)]
    shown = by_cell(chosen)
    said = []
    for indicator in indicators:
        shared: dict[str, list[str]] = {}
        for mechanism in comparison.mechanisms:
            words = "not known"
            for fact in shown.get((mechanism, indicator), []):
                basis = say_basis(comparison.data, fact)
                words = say_value(comparison.data, fact).lower() + (f" ({basis})" if basis else "")
            shared.setdefault(words, []).append(_name(comparison, mechanism))
        said.append(
            f"{comparison.label(indicator)}: "
            f"{'; '.join(f'{words} for {listed(names)}' for words, names in shared.items())}."
        )
    return Finding(f"On {comparison.at}. {' '.join(said)}", len(chosen))


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
    """State the latest figure of a full year of each mechanism."""
    full = found.facts[~found.facts["basis"].isin(NOT_A_YEAR)].sort_values("year", kind="stable")
    newest = full.groupby("subject", sort=False).tail(1)
    rows_of = by_cell(newest)
    order = [m for m in found.mechanisms if m in set(newest["subject"])]
    rows = [rows_of[mechanism, found.indicator][0] for mechanism in order]
    said = [f"{short_name(found.data, f['subject'])} {say_value(found.data, f)} ({_year(found, f)})" for f in rows]
    missing = [m for m in found.mechanisms if m not in order]
    gap = f"; not known for {_few(found, missing)}" if missing else ""
    label = found.data.indicator(found.indicator)["label_en"]
    return Finding(f"{label}, latest full year: {', '.join(said) or 'none known'}{gap}.", len(rows))


def known_powers(comparison: Comparison) -> Finding:
    """State on how many points the law of each mechanism is known, the best known first."""
    law = comparison.answers(LAW)
    known = (law != NOT_KNOWN).sum().sort_values(ascending=False, kind="stable")
    said = [f"{number} for {_name(comparison, str(m))}" for m, number in known.items()]
    return Finding(f"Of {len(law)} points the law is known on {listed(said)}.", len(comparison.facts))


def known_share(comparison: Comparison) -> Finding:
    """State how much of a group's law is known at all, and which question is most often answered with yes."""
    law = comparison.answers(LAW)
    known, cells = int((law != NOT_KNOWN).sum().sum()), law.size
    often = (law == "yes").sum(axis=1)
    text = (
        f"The law is known on {known} of {cells} points ({100 * known / cells:.0f} %): most often given is "
        f"“{comparison.label(str(often.idxmax())).lower()}” ({often.max()} of {len(comparison.mechanisms)} mechanisms)."
    )
    return Finding(text, known)


def _year(found: Figures, fact: Fact) -> str:
    """Return the year of a figure, with its basis where that is not a plain full year."""
    basis = "" if fact["basis"] == "year" else say_basis(found.data, fact)
    return ", ".join(part for part in (str(fact["year"]), basis) if part)


def _few(found: Figures, mechanisms: list[str]) -> str:
    """Name up to four mechanisms, else say how many they are."""
    if len(mechanisms) > 4:
        return f"{len(mechanisms)} of {len(found.mechanisms)} mechanisms"
    return listed(short_name(found.data, m) for m in mechanisms)


def _name(comparison: Comparison, mechanism: str) -> str:
    return short_name(comparison.data, mechanism)
