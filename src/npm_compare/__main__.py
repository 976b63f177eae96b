"""`python -m npm_compare`: the program, for whoever does not have it on the path."""

from npm_compare.desk.cli import main

if __name__ == "__main__":
    main()
