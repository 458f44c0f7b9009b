"""`python -m rasso_graph`: the command `rasso`, where its script is on no path."""

from rasso_graph.server.cli import main

if __name__ == "__main__":
    main()
