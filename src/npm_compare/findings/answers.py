"""Sentences on yes/partly/no answers and categories: what the law gives, what is missing, what is not known."""

from __future__ import annotations

from npm_compare.comparison import LAW, Comparison, by_cell
from npm_compare.findings.finding import Finding, listed
from npm_compare.wording import NOT_KNOWN, inside, say_basis, say_value, short_name


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
        labels = [inside(comparison.label(str(i))) for i in law.index[given & (law[mechanism] == answer)]]
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
                words = inside(say_value(comparison.data, fact)) + (f" ({basis})" if basis else "")
            shared.setdefault(words, []).append(_name(comparison, mechanism))
        said.append(
            f"{comparison.label(indicator)}: "
            f"{'; '.join(f'{words} for {listed(names)}' for words, names in shared.items())}."
        )
    return Finding(f"On {comparison.at}. {' '.join(said)}", len(chosen))


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
        f"“{inside(comparison.label(str(often.idxmax())))}” ({often.max()} of {len(comparison.mechanisms)} mechanisms)."
    )
    return Finding(text, known)


def _name(comparison: Comparison, mechanism: str) -> str:
    return short_name(comparison.data, mechanism)
