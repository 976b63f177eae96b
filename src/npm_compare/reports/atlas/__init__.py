"""The atlas: a site of whole pages from the facts, a page a State, a question and a requirement, that needs no server."""
