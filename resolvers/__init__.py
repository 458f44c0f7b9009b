"""How a question is answered: selection, plan, limits, cursors."""
