"""The map of tiles: each State party one tile, by the model of its mechanism, the late in a heavy frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from npm_compare.analysis.models import in_place
from npm_compare.analysis.overdue import overdue
from npm_compare.analysis.territory import territory
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts import names as called
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.look import ASKER, GREY, INK, MODELS, PALE, SMALL, WIDTH, letters, of_model
from npm_compare.views.charts.mirror import AS_IT_IS
from npm_compare.views.findings.finding import sentences
from npm_compare.views.labels import code_label, state_name
from npm_compare.views.language import day, joined, right_to_left, say, say_many
from npm_compare.views.peers import group_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes


TALL = 0.68
"""Height of a tile, of its width: letters that can be read on a slide fit in, and the map on the slide."""


@drawn
def tiles(
    asker: str = "",
    *,
    group: Annotated[str, called.group] = "all",
    at: str = "today",
    data: Dataset | None = None,
    title: str | None = None,
) -> Chart:
    """Draw the world as tiles: each State one, in the colour of the model of its mechanism; late States in a heavy frame.

    Of a group, such as `africa`, its own States are drawn and counted, and the others are left as pale tiles.

    The places are in `states.csv`. A map is the same in every language: it is never mirrored. States that have only
    signed the Protocol are small and empty, States parties without a mechanism are white; the State of the mechanism that
    asks has the strong colour as its frame and its name beside it.

    Raises
    ------
    NpmCompareError
        If no State has a place.

    Examples
    --------
    >>> import npm_compare as npm
    >>> "States parties have a mechanism" in npm.charts.tiles("mar-cndh").title
    True
    """
    data = data or load()
    placed = [row for row in records(data.states) if row["tile_row"] and row["tile_column"]]
    if not placed:
        raise NpmCompareError("no_mechanism_to_draw")
    members = set(territory(group, at=at, data=data)["state"])
    found = in_place(at=at, data=data)
    found = found[found["state"].isin(members)]
    own = [row for row in placed if row["state"] in members]
    models = dict(zip(found["state"], found["model"], strict=True))
    without = overdue(at=at, data=data).set_index("state")["late"].to_dict()
    asking = str(data.mechanism(asker)["state"]) if asker else ""
    window = _window(own, placed)
    figure, (plot,) = canvas((window.bottom - window.top) * TALL * WIDTH / (window.right - window.left))
    figure.set_label(AS_IT_IS)
    for row in placed:
        if row["state"] in members:
            _draw_tile(plot, row, models.get(row["state"], ""), late=without.get(row["state"], "") == "yes")
        elif window.shows(row):
            _draw_other(plot, row)
    for row in placed:
        if row["state"] == asking and (row["state"] in members or window.shows(row)):
            _draw_asker(plot, row)
    counts = found["model"].value_counts().to_dict()
    late = [str(state) for state, answer in without.items() if answer == "yes" and state in members]
    signed = sum(row["opcat_status"] != "party" for row in own)
    legend = _legend(plot, window, _key(data, asking, counts, len(late), signed))
    plot.set(xlim=(window.left, window.right), ylim=(window.bottom, window.top), aspect=TALL)
    plot.axis("off")
    names = joined(state_name(data, state) for state in late)
    return finish(
        figure,
        data,
        title=title or _covered(models, own, len(late)),
        measure=sentences(
            say(
                "Each State party one tile, by the model of its mechanism on {date}; letters are ISO codes.",
                date=day(data.covered(at)),
            ),
            say("With letters: {group}.", group=group_name(data, group)) if len(own) < len(placed) else "",
        ),
        sources=data.facts.loc[
            data.facts["indicator"].isin(["opcat_ratification", "model", "designation_date"])
            & data.facts["subject"].isin([*members, *data.mechanisms.index[data.mechanisms["state"].isin(members)]]),
            "source",
        ],
        alt=say("Map of tiles. {counts}. Late: {names}.", counts=joined(legend), names=names or "–"),
    )


KEY = 7.5
"""Columns of tiles that the key takes, where it stands west of a group."""

HIGHEST = 2.9
"""Height in inches that a map may have, so that its letters have 14 points on a slide."""


@dataclass(frozen=True)
class _Window:
    """The part of the map that is drawn, in rows and columns of tiles; west of `west` only the key stands."""

    left: float
    right: float
    top: float
    bottom: float
    west: float

    def shows(self, row: Record) -> bool:
        """Whether the tile of a State lies in the window, beside the key."""
        across, down = int(row["tile_column"]), int(row["tile_row"])
        return self.west <= across < self.right - 0.4 and self.top < down < self.bottom - 0.4


def _window(own: list[Record], placed: list[Record]) -> _Window:
    """Return the window of a map: of the world all of it, the key in its north-west; of a group its States, beside the key."""
    across, down = ([int(row[name]) for row in own or placed] for name in ("tile_column", "tile_row"))
    if len(own) == len(placed) or not own:
        return _Window(0.4, max(26.5, max(across) + 1), -0.9, max(down) + 0.7, 0)
    top = min(*down, max(down) - LEAST_ROWS + 1) - 0.9
    bottom, left = max(down) + 0.7, min(across) - 1.5 - KEY
    right = max(max(across) + 1.5, left + (bottom - top) * TALL * WIDTH / HIGHEST)
    return _Window(left, right, top, bottom, min(across) - 1)


LEAST_ROWS = 8
"""So many rows of tiles the key needs beside a group."""


def _covered(models: Mapping[str, str], placed: list[Record], late: int) -> str:
    """Say how many States parties have a mechanism and how many are late."""
    parties = [row["state"] for row in placed if row["opcat_status"] == "party"]
    return say_many(
        "{have} of {count} State party has a mechanism; {late} is late without one.",
        "{have} of {count} States parties have a mechanism; {late} are late without one.",
        len(parties),
        have=sum(state in models for state in parties),
        late=late,
    )


def _draw_tile(plot: Axes, row: Record, model: str, *, late: bool) -> None:
    from matplotlib.patches import Rectangle

    party = row["opcat_status"] == "party"
    x, y = int(row["tile_column"]), int(row["tile_row"])
    half = 0.47 if party else 0.42
    frame: dict[str, Any] = {
        "facecolor": of_model(model)[1] if model else "white",
        "edgecolor": "white",
        "linewidth": 0.5,
    }
    if late:
        frame |= {"edgecolor": INK, "linewidth": 1.8}
    elif not model or model == "other":
        frame |= {"edgecolor": GREY if party else PALE, "linewidth": 0.8}
    box = Rectangle((x - half - 0.02, y - half), 2 * half + 0.04, 2 * half, zorder=3 if late else 2, **frame)
    box.set_gid(row["state"])
    plot.add_patch(box)
    ink = letters(of_model(model)[1]) if model else INK if party else GREY
    plot.text(x, y + 0.02, row["iso3"], ha="center", va="center", fontsize=SMALL, color=ink, zorder=4)


def _draw_other(plot: Axes, row: Record) -> None:
    """Draw a State outside the group: a pale tile without letters, so that the map can be recognised."""
    from matplotlib.patches import Rectangle

    x, y = int(row["tile_column"]), int(row["tile_row"])
    plot.add_patch(Rectangle((x - 0.42, y - 0.42), 0.84, 0.84, facecolor="#f2f2f2", edgecolor="none", zorder=1))


def _draw_asker(plot: Axes, row: Record) -> None:
    from matplotlib.patches import Rectangle

    x, y = int(row["tile_column"]), int(row["tile_row"])
    box = Rectangle((x - 0.5, y - 0.5), 1, 1, fill=False, edgecolor=ASKER, linewidth=2.6, zorder=6)
    box.set_gid("asker")
    plot.add_patch(box)


def _key(
    data: Dataset, asking: str, counts: Mapping[Any, int], late: int, signed: int
) -> list[tuple[str, dict[str, Any]]]:
    """Return what the colours and frames mean: the words with their number, and the look; whoever asks first."""
    frame: dict[str, Any] = {"facecolor": "white"}
    own = [(state_name(data, asking), frame | {"edgecolor": ASKER, "linewidth": 2.6})] if asking else []
    models = [
        (
            say("{label} {number}", label=code_label(data, "model", model), number=int(counts[model])),
            {"facecolor": shade, "edgecolor": GREY if model == "other" else "white"},
        )
        for model, (_, shade) in MODELS.items()
        if counts.get(model, 0)
    ]
    words = say_many("late, without a mechanism {count}", "late, without a mechanism {count}", late)
    others: list[tuple[str, dict[str, Any]]] = [(words, frame | {"edgecolor": INK, "linewidth": 1.8})]
    if signed:
        words = say_many("signed only {count}", "signed only {count}", signed)
        others.append((words, frame | {"edgecolor": PALE}))
    return [*own, *models, *others]


def _legend(plot: Axes, window: _Window, entries: list[tuple[str, dict[str, Any]]]) -> list[str]:
    """Write the key at the left, where the north-west of the world is empty; return it in words."""
    from matplotlib.patches import Rectangle

    side, towards = (7.6, "right") if right_to_left() else (0.3, "left")
    side += window.left
    for place, (words, look) in enumerate(entries):
        y, x = window.top + 0.55 + 0.79 * place, side + (-0.5 if right_to_left() else 0.5)
        plot.add_patch(Rectangle((side - 0.2, y - 0.2), 0.42, 0.42, zorder=2, **look))
        bold = "bold" if look["edgecolor"] == ASKER else "normal"
        plot.text(x, y + 0.02, words, ha=towards, va="center", fontsize=SMALL, fontweight=bold, color=INK)
    return [words for words, _ in entries]
