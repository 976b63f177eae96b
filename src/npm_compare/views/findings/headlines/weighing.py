"""The headlines on what one can lean on (08) and on the choice of a model (10)."""

from __future__ import annotations

from npm_compare.analysis.evidence import LAW_READ, TEXT, key_questions, laws_by_region, laws_read
from npm_compare.analysis.models import in_place
from npm_compare.facts.dataset import records
from npm_compare.facts.selection import claims
from npm_compare.views.findings.finding import Finding, one_sentence, sentences
from npm_compare.views.findings.headlines.asked import Asked
from npm_compare.views.findings.order import known_and_open, margins
from npm_compare.views.labels import code_label
from npm_compare.views.language import say, say_many
from npm_compare.views.options import label
from npm_compare.views.wording import inside
from npm_compare.weighing.options import options
from npm_compare.weighing.variants import Variants, variants


def evidence(asked: Asked) -> Finding:
    """08: how many facts on the mechanism rest on the text of a law, and whether the laws of its region are read."""
    data, region = asked.data, asked.data.state(asked.state)["un_region"]
    facts = claims(data, at=asked.at, subjects=[asked.asker])
    texts, regions = int((facts["basis"] == TEXT).sum()), laws_by_region(at=asked.at, data=data)
    read = int(regions["read"].get(region, 0))
    where = code_label(data, "un_region", region)
    head = one_sentence(_leaning(asked, texts, len(facts)), _read_around(read, where))
    return Finding(head, len(facts), unknown=_unread(asked))


def _leaning(asked: Asked, texts: int, facts: int) -> str:
    """Say how many of the facts on the mechanism, or on the body that was not yet one, rest on the text of a law."""
    if not facts:
        return say("Nothing is known of the mechanism of {state} by then", state=asked.state_name)
    if asked.asker not in set(in_place(at=asked.at, data=asked.data)["mechanism"]):
        return say(
            "The law gives {texts} of {facts} facts on {name}, not the mechanism then",
            texts=texts,
            facts=facts,
            name=asked.name,
        )
    return say(
        "The law itself gives {texts} of {facts} facts on the mechanism of {state}",
        texts=texts,
        facts=facts,
        state=asked.state_name,
    )


def _read_around(read: int, region: str) -> str:
    """Say how many laws of the region are read."""
    if not read:
        return say("in its region ({region}) no law is read on most powers", region=region)
    return say_many(
        "in its region ({region}) {count} law is read on most powers",
        "in its region ({region}) {count} laws are read on most powers",
        read,
        region=region,
    )


def _unread(asked: Asked) -> str:
    """Say how many laws are read in all, from which region most of them are, and how many count only by rules of the host."""
    regions = laws_by_region(at=asked.at, data=asked.data)
    first = records(regions.reset_index().head(1))
    if not first or not first[0]["read"]:
        return ""
    read = say_many(
        "Read on at least {least} of {questions} key powers: {count} law of {all}; {most} of them from one region ({region}).",
        "Read on at least {least} of {questions} key powers: {count} laws of {all}; {most} of them from one region ({region}).",
        int(regions["read"].sum()),
        all=int(regions["mechanisms"].sum()),
        least=LAW_READ,
        questions=len(key_questions(asked.data)),
        most=int(first[0]["read"]),
        region=code_label(asked.data, "un_region", first[0]["un_region"]),
    )
    return sentences(read, _by_host(int(laws_read(at=asked.at, data=asked.data)["by_host"].sum())))


def _by_host(count: int) -> str:
    """Say of how many laws so much is read only with rules of the host, which elsewhere are no answer of the law."""
    if not count:
        return ""
    return say_many(
        "Of all these laws {count} counts only with rules of the whole institution.",
        "Of all these laws {count} count only with rules of the whole institution.",
        count,
    )


def choice(asked: Asked) -> Finding:
    """10: that the evidence does not choose a model, beginning with the one that the mechanism has."""
    found = options(at=asked.at, data=asked.data)
    if len(found.options) < 2:
        return Finding(say("Too few mechanisms were in place to compare models."), 0)
    moved = variants(found)
    known, unknown = known_and_open(found)
    return Finding(_chosen(asked, moved), known, unknown=sentences(_by_hope(asked, moved), margins(moved), unknown))


def _by_hope(asked: Asked, moved: Variants) -> str:
    """Say that the model of the mechanism leads only where what is not known is taken for a yes; nothing if it is not so."""
    model = str(asked.data.mechanism(asked.asker)["model"])
    if not moved.only_by_hope(model):
        return ""
    told = inside(label(moved.options, model))
    return say("The model {model} leads only where every unknown answer counts as a yes.", model=told)


def _chosen(asked: Asked, moved: Variants) -> str:
    """Say how often the model of the mechanism leads, and how often none does."""
    model, standing = str(asked.data.mechanism(asked.asker)["model"]), in_place(at=asked.at, data=asked.data)
    named = {"state": asked.state_name, "ways": len(moved.table), "open": moved.open}
    if moved.led.max() == named["ways"]:
        leader = inside(label(moved.options, str(moved.led.idxmax())))
        return say(
            "For {state} as for all, one model leads in every one of {ways} readings of the same facts, {leader}.",
            leader=leader,
            **named,
        )
    if asked.state not in set(standing["state"]):
        return say(
            "{state} had no mechanism yet, and the evidence chooses no model for it; in {open} of {ways} readings none leads.",
            **named,
        )
    if asked.asker not in set(standing["mechanism"]) or model not in moved.led.index:
        return say("The evidence chooses no model for {state}; in {open} of {ways} readings none leads.", **named)
    named |= {"model": inside(code_label(asked.data, "model", model))}
    if own := int(moved.led[model]):
        return say_many(
            "The evidence chooses no model for {state}; its own ({model}) leads in {count} of {ways} readings, and in {open} "
            "none does.",
            "The evidence chooses no model for {state}; its own ({model}) leads in {count} of {ways} readings, and in {open} "
            "none does.",
            own,
            **named,
        )
    return say(
        "The evidence chooses no model for {state}; in {open} of {ways} readings none leads, and its own ({model}) never does.",
        **named,
    )
