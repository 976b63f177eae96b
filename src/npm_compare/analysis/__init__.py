"""What is asked of the facts: one module a question, each answer with its sources and with what is not known.

A module uses `facts` and the modules beside it; what it returns shows itself in a notebook and in the terminal.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(__name__, ["evidence", "models", "money"])
