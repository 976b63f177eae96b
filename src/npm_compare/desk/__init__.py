"""Where people work: the command line, workbooks that come back, the explorer, the analyst's own notebooks."""
