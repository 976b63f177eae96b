"""Sentences on the options that are weighed: which mechanisms stand for each, and why their numbers are not those of models."""

from __future__ import annotations

from collections import Counter

from npm_compare.views.findings.finding import Finding, say_date
from npm_compare.views.labels import code_label
from npm_compare.views.language import joined, say, say_many
from npm_compare.views.options import label
from npm_compare.views.wording import inside
from npm_compare.weighing.options import Options


def groups(options: Options) -> Finding:
    """Count the mechanisms of each option; where an option is made of several models, count these too.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.groups(npm.options(at="seminar")).head)
    On 12 May 2015, ... mechanisms in place stand for the options: ...
    """
    said = [_group(options, option) for option in options.options]
    total = sum(len(options.members[option]) for option in options.options)
    text = say_many(
        "On {date}, {count} mechanism in place stands for an option: {groups}.",
        "On {date}, {count} mechanisms in place stand for the options: {groups}.",
        total,
        date=say_date(options.at),
        groups=joined(said, strong=True),
    )
    return Finding(text, total)


def _group(options: Options, option: str) -> str:
    data, members = options.data, options.members[option]
    models = Counter(str(data.mechanism(name)["model"]) for name in members)
    counted = _counted(label(options, option), len(members))
    if len(models) == 1:
        return counted
    parts = joined(_counted(code_label(data, "model", model), number) for model, number in models.most_common())
    # Translators: an option with its number, and the models in it: “with civil society 14 (Ombudsman Plus 7, …)”.
    return say("{group} ({parts})", group=counted, parts=parts)


def _counted(label: str, count: int) -> str:
    return say("{label} {number}", label=inside(label), number=count)
