"""The words of the graph and the shapes of its records. Imports nothing else of the project."""
