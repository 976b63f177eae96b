"""What the checker says on the tables of decisions and on the model clauses: what is wrong, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

DECISIONS: Mapping[str, tuple[str, str]] = {
    "case_answered_twice": (
        later("others_have: another row answers this case too ({value})"),
        later("keep one; an empty others_have answers all three"),
    ),
    "case_unanswered": (
        later("no row says what is recommended here ({value})"),
        later("add the row, or leave others_have empty in the row that has force and held"),
    ),
    "cost_untold": (
        later("nothing says what it costs ({value})"),
        later(
            "fill expense_en, expense_fr and expense_ar, also where it costs no post and no money; or name a result in sized_by"
        ),
    ),
    "decision_options": (
        later("not two or three options, but {count} ({value})"),
        later("add or delete rows with it in decision_options.csv"),
    ),
    "decision_without_points": (
        later("no point says on what it rests ({value})"),
        later("add a row with it to decision_points.csv"),
    ),
    "option_unasked": (
        later("indicator: the decision {decision} does not rest on this question ({value})"),
        later("name the question of one of its points in decision_points.csv, or leave it empty"),
    ),
    "option_unknown": (later("argues_for: not an option of a decision ({value})"), "{hint}"),
    "topic_unknown": (later("topics: not a topic of remarks ({value})"), "{hint}"),
}

CLAUSES: Mapping[str, tuple[str, str]] = {
    "clause_unasked": (
        later("clause: no requirement asks for it ({value})"),
        later("add a row with it to clause_points.csv"),
    ),
    "clause_unlike": (
        later("{column}: other paragraphs or blanks than in English ({value}, there {expected})"),
        later("write as many paragraphs, and as many blanks in square brackets, in each language"),
    ),
    "place_taken": (
        later("order: the clause of line {line} stands there too ({value})"),
        later("give it a place of its own; only clauses of different variants may share one"),
    ),
}
