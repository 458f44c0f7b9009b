"""What makes Neo4j Browser read well: a style, a guide, saved queries and a picture of the data model. All of it is
made from the words of the graph and needs nothing from anywhere."""

from rasso_graph.server.browser.drawn import model_drawn
from rasso_graph.server.browser.guide import guide
from rasso_graph.server.browser.kit import kit
from rasso_graph.server.browser.looks import style
from rasso_graph.server.browser.queries import SavedQuery, saved, zipped

__all__ = ["SavedQuery", "guide", "kit", "model_drawn", "saved", "style", "zipped"]
