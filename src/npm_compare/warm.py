"""Imported by the process from which those that run notebooks are forked: what each of them would do first is done once."""

import docx  # noqa: F401
import IPython.core.interactiveshell  # noqa: F401
import matplotlib.figure  # noqa: F401
import nbformat.v4  # noqa: F401
import scipy.stats  # noqa: F401
import typst  # noqa: F401

from npm_compare import fonts, load

fonts.register()
load()
