"""How a question is answered: selection, plan, statements, shape."""
