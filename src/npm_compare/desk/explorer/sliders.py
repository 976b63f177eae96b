"""The tab of the models: a slider for each criterion, and beside them how often each model then comes first."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd

from npm_compare.desk.explorer.kit import KIT_WORDS, Change, framed, paragraph, wide, widgets
from npm_compare.desk.explorer.view import HEAVIEST, View, criteria
from npm_compare.desk.explorer.weighing import SLIDER_DRAWS, Drawing, draw
from npm_compare.facts.dataset import Dataset, records
from npm_compare.views import findings, html
from npm_compare.views.labels import code_label
from npm_compare.views.language import day, percent, say
from npm_compare.views.options import label, say_range


class Sliders:
    """The weights of the criteria and the options under them; what is not known was drawn beforehand."""

    def __init__(self, data: Dataset, change: Change) -> None:
        kit, self.change = widgets(), change
        self.draws: dict[str, Drawing] = {}
        self.sliders = {name: self._slider(kit, code_label(data, "criterion", name), name) for name in criteria(data)}
        self.result = kit.HTML(layout=kit.Layout(width="40em", max_width="100%"))
        left = kit.VBox(list(self.sliders.values()))
        self.widget = kit.HBox([left, self.result], layout=kit.Layout(flex_flow="row wrap"))

    def _slider(self, kit: Any, label: str, name: str) -> Any:
        slider = kit.FloatSlider(
            min=0,
            max=HEAVIEST,
            step=0.5,
            description=label,
            readout_format=".1f",
            style=KIT_WORDS,
            layout=wide(kit, "42em"),
        )
        slider.add_class("npm-slider")
        slider.observe(lambda event: self.change(weight=(name, event["new"])), "value")
        return slider

    def show(self, view: View, data: Dataset) -> None:
        """Show the weights of a view and the options under them."""
        for name, weight in view.every_weight(data).items():
            self.sliders[name].value = weight
        self.show_shares(view, data)

    def show_shares(self, view: View, data: Dataset) -> None:
        """Show how often each option comes first: all that a moved slider changes."""
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
    caption = say("How often each option comes first with these weights, on {date}", date=day(options.at))
    foot = say(
        "Share of {draws} draws of what is not known. Worth from 0 to 1: unknown answers all against the option, or all for "
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
