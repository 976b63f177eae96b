from .analysis import evidence, models, money
from .analysis.accuracy import accuracy
from .analysis.answers import answer
from .analysis.articles import articles
from .analysis.assessment import assess
from .analysis.assumptions import assumptions
from .analysis.changes import changes
from .analysis.comparison import compare
from .analysis.conflicts import conflicts
from .analysis.context import debate, remarks, studies, visitors
from .analysis.decisions import decide
from .analysis.demands import demands
from .analysis.durations import durations
from .analysis.figures import figures
from .analysis.likeness import like
from .analysis.observed import observed
from .analysis.overdue import overdue
from .analysis.peers import peers
from .analysis.profile import profile
from .analysis.search import search
from .analysis.sizing import size
from .analysis.statements import statements
from .base.errors import DataError, NpmCompareError, UnknownName
from .checking.check import check
from .desk.explorer import explore
from .facts.dataset import SEMINAR, load
from .reports import brief
from .reports.saving import save
from .views import charts, findings
from .views.display import show
from .views.words import words
from .weighing.gaps import gaps
from .weighing.options import options
from .weighing.own_model import own_model
from .weighing.variants import variants

__all__ = [
    "SEMINAR",
    "DataError",
    "NpmCompareError",
    "UnknownName",
    "accuracy",
    "answer",
    "articles",
    "assess",
    "assumptions",
    "brief",
    "changes",
    "charts",
    "check",
    "compare",
    "conflicts",
    "debate",
    "decide",
    "demands",
    "durations",
    "evidence",
    "explore",
    "figures",
    "findings",
    "gaps",
    "like",
    "load",
    "models",
    "money",
    "observed",
    "options",
    "overdue",
    "own_model",
    "peers",
    "profile",
    "remarks",
    "save",
    "search",
    "show",
    "size",
    "statements",
    "studies",
    "variants",
    "visitors",
    "words",
]
