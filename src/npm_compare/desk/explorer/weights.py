"""The tab of the models: how often each comes first, and below it a weight for each criterion.

A weight is a list to choose from: the sliders of ipywidgets have no name that a screen reader could read.
"""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd

from npm_compare.desk.explorer.kit import KIT_WORDS, Change, framed, image, offer, paragraph, wide, widgets
from npm_compare.desk.explorer.pictures import PICTURES
from npm_compare.desk.explorer.view import HEAVIEST, View, criteria
from npm_compare.desk.explorer.weighing import SLIDER_DRAWS, Drawing, draw
from npm_compare.facts.dataset import Dataset, records
from npm_compare.views import findings, html
from npm_compare.views.labels import code_label
from npm_compare.views.language import number, percent, say
from npm_compare.views.options import label, say_range
from npm_compare.views.wording import last_day


class Weights:
    """How often each option comes first, its picture, and below them the weights of the criteria."""

    def __init__(self, data: Dataset, change: Change) -> None:
        kit, self.change = widgets(), change
        self.draws: dict[str, Drawing] = {}
        self.drawn: tuple[str, ...] = ()
        self.weights = {name: self._weight(kit, code_label(data, "criterion", name), name) for name in criteria(data)}
        self.result, self.picture = kit.HTML(), kit.HTML()
        self.again = kit.Button(description=say("Equal weights"), layout=wide(kit, "auto"))
        self.again.on_click(lambda _: self.change(weights=()))
        said = say("All mechanisms in place on the date are weighed. A weight of 0 leaves a criterion out.")
        inputs = kit.Box(list(self.weights.values()), layout=kit.Layout(flex_flow="row wrap"))
        self.widget = kit.VBox([self.result, kit.HTML(paragraph(said)), inputs, self.again, self.picture])

    def _weight(self, kit: Any, label: str, name: str) -> Any:
        weight = kit.Dropdown(description=label, style=KIT_WORDS, layout=wide(kit, "26em"))
        weight.add_class("npm-weight")
        weight.observe(lambda event: self.change(weight=(name, event["new"])), "value")
        return weight

    def show(self, view: View, data: Dataset) -> None:
        """Show the weights of a view and the options under them."""
        for name, weight in view.every_weight(data).items():
            steps = sorted({*(step / 2 for step in range(int(HEAVIEST * 2) + 1)), weight})
            offer(self.weights[name], [(number(step), step) for step in steps], weight)
        self.show_shares(view, data)
        self._show_picture(view, data)

    def _show_picture(self, view: View, data: Dataset) -> None:
        """Draw the models on every criterion, once for a date: the weights do not change it."""
        asked = (data.edition(view.at), view.asking)
        if self.drawn != asked:
            shown = PICTURES["options"](view, data)
            words = say("What each model is worth on each criterion, whatever the weights:")
            self.picture.value, self.drawn = framed(paragraph(words) + image(shown)), asked

    def show_shares(self, view: View, data: Dataset) -> None:
        """Show how often each option comes first: all that another weight changes."""
        date = data.edition(view.at)
        if date not in self.draws:
            self.draws = {date: draw(view.options(data))}  # one date at a time: the draws are large
        drawn = self.draws[date]
        self.result.value = shares(drawn, drawn.first(view.every_weight(data)))


def shares(draws: Drawing, found: pd.DataFrame) -> str:
    """Return the table of the options in HTML: a bar and the share of draws in which each is first, the range of its worth."""
    options = draws.options
    rows = "".join(_row(label(options, row["option"]), row) for row in records(found.reset_index(names="option")))
    heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in (say("Model"), say("First"), say("Worth")))
    caption = say("How often each option comes first with these weights, on {date}", date=last_day(options.at))
    foot = say(
        "Share of {draws} draws of what is not known. Value from 0 to 1: unknown answers all against the option, or all for "
        "it. Conformity with standards, not effectiveness.",
        draws=SLIDER_DRAWS,
    )
    moves = str(findings.order(draws.moved).head)
    table = f"<table><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return framed(f'<style>{html.style()}</style><div class="npm">{table}</div>{paragraph(foot)}{paragraph(moves)}')


def _row(option: str, row: dict[str, Any]) -> str:
    bar = f'<span class="bar" style="width:{row["share"] * 10:.2f}em"></span>'
    cells = f"<td>{bar}{escape(percent(row['share']))}</td><td>{escape(say_range(row['lowest'], row['highest']))}</td>"
    return f'<tr><th scope="row">{escape(option)}</th>{cells}</tr>'
