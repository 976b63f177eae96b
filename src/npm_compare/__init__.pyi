from .analysis import evidence, models, money
from .analysis.accuracy import accuracy
from .analysis.answers import answer
from .analysis.assessment import assess
from .analysis.assumptions import assumptions
from .analysis.changes import changes
from .analysis.comparison import compare
from .analysis.conflicts import conflicts
from .analysis.context import debate, remarks, studies, visitors
from .analysis.decisions import decide
from .analysis.demands import demands
from .analysis.draft import draft
from .analysis.durations import durations
from .analysis.figures import figures
from .analysis.laws import laws
from .analysis.likeness import like
from .analysis.lists import indicators, mechanisms, requirements, sources, states
from .analysis.observed import observed
from .analysis.overdue import overdue
from .analysis.peers import peers
from .analysis.profile import profile
from .analysis.search import search
from .analysis.sizing import size
from .analysis.statements import statements
from .analysis.tidy import facts
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

__version__: str

__all__ = [
    "SEMINAR",
    "DataError",
    "NpmCompareError",
    "UnknownName",
    "accuracy",
    "answer",
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
    "draft",
    "durations",
    "evidence",
    "explore",
    "facts",
    "figures",
    "findings",
    "gaps",
    "indicators",
    "laws",
    "like",
    "load",
    "mechanisms",
    "models",
    "money",
    "observed",
    "options",
    "overdue",
    "own_model",
    "peers",
    "profile",
    "remarks",
    "requirements",
    "save",
    "search",
    "show",
    "size",
    "sources",
    "statements",
    "states",
    "studies",
    "variants",
    "visitors",
    "words",
]
