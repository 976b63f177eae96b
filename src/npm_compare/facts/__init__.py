"""The facts in memory: the tables, the dates on which facts hold, the choice between sources, and how sources are cited."""
