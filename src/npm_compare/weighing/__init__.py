"""Options under discussion against criteria, for all weights and all that is not known: which order is robust, and why."""
