"""The sentences of errors about charts."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

SENTENCES: Mapping[str, str] = {
    "chart_of_one_mechanism": later("This chart is of one mechanism: name one."),
    "no_option_to_draw": later("There is nothing to draw: none of these mechanisms stands for an option."),
    "currencies_on_two_axes": later(
        "Amounts in several currencies cannot stand on two axes: draw their shares, charts.bars(…, {per})."
    ),
    "counts_unlike": later(
        "These visits are counted in {number} unlike ways and are not put in one order: the chart “counted” shows each way "
        "apart, the chart “prisons” sets the prisons visited against all prisons."
    ),
    "visits_wanted": later(
        "This chart draws counts of visits, not {names}: charts.bars(…) divides other figures, and charts.trend(…) shows them by "
        "year, each with its unit."
    ),
    "font_missing": later("A font file is missing: {file}. In the folder of the project run: {command}"),
    "not_visits_to_prisons": later(
        "Only visits to prisons are set against the number of prisons: ask for {wanted}, not {indicator}."
    ),
    "no_figure_to_draw": later("There is nothing to draw: no figure is known."),
    "no_mechanism_to_draw": later(
        "There is nothing to show: no mechanism is named, or none was in place on that date."
    ),
    "no_wait_to_draw": later("There is nothing to draw: no State had waited by that date."),
    "option_not_taken": later("The chart {chart} does not take {option}: leave it out."),
    "panels_too_many": later("This chart has a panel for each mechanism: name at most {number} of them."),
    "yes_or_no_wanted": later("Choose questions that are answered by yes or no, such as powers."),
}
