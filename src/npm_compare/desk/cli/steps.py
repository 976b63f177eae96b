"""The command that goes on from what `search` found, with the States, group, figure and dates that were typed."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from npm_compare.analysis.rates import DENOMINATORS, OF_THE_INSTITUTION, TO_PRISONS
from npm_compare.analysis.typed import Typed, alike, is_name, spans, stem
from npm_compare.base.dates import day, iso
from npm_compare.base.letters import key
from npm_compare.facts.called import book
from npm_compare.facts.choice import FIGURES
from npm_compare.facts.dataset import Dataset, Record
from npm_compare.views.language import LANGUAGE_VARIABLE, language
from npm_compare.views.languages import SOURCE

OF_FIGURES = ("trend", "bars", "points", "yearly", "counted", "costs", "prisons")
"""Charts that draw the figure that was typed."""

OF_ANSWERS = ("matrix", "strip", "table", "practice", "tally")
"""Charts that draw answers to questions of yes and no."""

OF_WORLD = ("tiles", "choices", "build_up", "tornado")
"""Charts for which one mechanism at most asks."""

OF_ALL = ("bars", "points", "counted")
"""Charts with room for every mechanism; the others have it for a few."""


@dataclass(frozen=True)
class Step:
    """What is known where one goes on: the data and the words that were typed."""

    data: Dataset
    typed: Typed

    @property
    def one(self) -> str:
        """The State or mechanism that was typed, if any."""
        return next(iter(self.typed.subjects), "")

    @property
    def who(self) -> str:
        """All that were typed, groups too, as an argument."""
        return ",".join(dict.fromkeys([*self.typed.subjects, *self.typed.groups]))

    @property
    def beside(self) -> str:
        """Who was typed; one State alone, with the cases of the seminar beside it."""
        return f"{self.who},seminar" if self.who == self.one else self.who

    @property
    def drawn(self) -> bool:
        """Whether a map was asked for, not a list."""
        return any("map" in alike(word) for word in self.typed.about)

    @property
    def figure(self) -> str:
        """The figure of a year that most of the words name, besides that of the divisor."""
        return TO_PRISONS if self.divisor == "prisons" else self._figure(self._without(self.divisor))

    @property
    def divisor(self) -> str:
        """The last word by whose name a figure can be divided, if the others name a figure."""
        found = [name for word in self.typed.about for name in DENOMINATORS if stem(name) in alike(word)]
        last = next(reversed(found), "")
        return last if self._figure(self._without(last)) else ""

    def _without(self, divisor: str) -> list[str]:
        return [word for word in self.typed.about if not divisor or stem(divisor) not in alike(word)]

    def _figure(self, words: list[str]) -> str:
        """Return the figure that words name; of several one of the function, known of most mechanisms."""
        known = self.data.facts.groupby("indicator")["subject"].nunique()
        names = self.data.indicators.index[self.data.indicators["timing"].isin(FIGURES)]
        told = {name: book(self.data, "indicator").called(name) for name in names}
        found = [
            (*_has(told[name], words), name not in OF_THE_INSTITUTION, int(known.get(name, 0)), str(name))
            for name in told
        ]
        _, number, _, _, best = max(found, default=(False, 0, False, 0, ""))
        return best if number else ""

    @property
    def topic(self) -> str:
        """The part or question of yes and no that is called as words that stand together say, if any."""
        asked = self.data.indicators[self.data.indicators["type"] == "yesno"]
        codes = {"part": {*asked["pillar"], *asked["section"]}, "indicator": set(asked.index)}
        about = self.typed.about
        for kind, known in codes.items():
            for code in (code for code in book(self.data, kind).codes if code in known):
                names = " · ".join(book(self.data, kind).called(code))
                if any(is_name(names, about[first:last]) for first, last in spans(about)):
                    return code
        return ""

    @property
    def between(self) -> str:
        """The two dates between which something changed: before and after the year that was typed."""
        if not self.typed.dates:
            return "seminar today"
        if len(self.typed.dates) > 1:
            return " ".join(sorted(self.typed.dates)[:2])
        only = self.typed.dates[0]
        return f"{int(only[:4]) - 1}-12-31 {iso(day(only))}"


def _has(names: list[str], words: list[str]) -> tuple[bool, int]:
    """Say whether words name a thing, and how many of them stand in its names."""
    text = " · ".join(names)
    stems = {stem(word) for name in names for word in key(name).split()}
    return is_name(text, words), sum(any(other in stems for other in alike(word)) for word in words)


def next_step(step: Step, result: Record) -> str:
    """Return the command that goes on from what was found, in the language that was asked for or is spoken; else nothing."""
    if result["kind"] not in OF_KIND:
        return ""
    command = OF_KIND[result["kind"]](step, result["name"])
    usual = os.environ.get(LANGUAGE_VARIABLE) or SOURCE
    wanted = next(iter(step.typed.languages), "" if language() == usual else language())
    return f"{command} --language {wanted}" if wanted and not command.endswith("--help") else command


def _chart(step: Step, name: str) -> str:
    from npm_compare.desk.cli.kinds import CHART_KINDS

    who, by = step.who, ""
    if name in OF_FIGURES:
        who, about = who or ("all" if name in OF_ALL else "seminar"), TO_PRISONS if name == "prisons" else step.figure
        by = f"--by {step.divisor}" if step.divisor in CHART_KINDS[name].by() else ""
    elif name in OF_ANSWERS and step.topic:
        who, about = who or "seminar", step.topic
    else:
        who, about = step.one if name in OF_WORLD else who, ""
    return " ".join(filter(None, ("npm-compare chart", name, who, about, by, f"-o {name}.png")))


COMMANDS: Mapping[str, Callable[[Step], str]] = {
    "chart": lambda step: step.who and f"matrix {step.beside} {step.topic or 'powers'} -o matrix.png",
    "changes": lambda step: step.one and f"{step.who} {step.between}",
    "compare": lambda step: step.who and f"{step.who} {step.topic}",
    "laws": lambda step: step.who and f"{step.who} {step.topic}",
    "map": lambda step: " ".join([*step.typed.groups[:1], *(["-o map.png"] if step.drawn else [])]),
    "mechanisms": lambda step: step.who,
    "peers": lambda step: ",".join(step.typed.groups[:1]),
    **dict.fromkeys(("decide", "draft", "gaps", "like", "profile", "size"), lambda step: step.one),
}
"""What is typed behind a command, if enough was said for it; else its help is shown."""


def _help(step: Step, name: str) -> str:
    asked = COMMANDS[name](step).strip() if name in COMMANDS else ""
    return f"npm-compare {name} {asked or '--help'}"


def _question(step: Step, name: str) -> str:
    if len(step.typed.subjects) == 1 and not step.typed.groups:
        return f"npm-compare show {step.one} {name}"
    yearly = step.data.indicator(name)["timing"] in FIGURES
    return f"npm-compare {'facts' if yearly else 'compare'} {step.who or 'all'} {name}"


OF_KIND: Mapping[str, Callable[[Step, str], str]] = {
    "facts": lambda _, name: f"npm-compare show {name}",
    "notes": lambda _, name: f"npm-compare show {name}",
    "charts": _chart,
    "help": _help,
    "questions": _question,
    "requirements": lambda _, name: f"npm-compare requirements {name}",
}
"""By what was found, the command that goes on."""
