"""What is remembered of the documents that were asked."""

from __future__ import annotations

import gc
import tracemalloc

from graphql import GraphQLSchema

from rasso_graph.resolvers.request.documents import Documents
from rasso_graph.resolvers.request.limits import Limits


def test_large_documents_push_one_another_out(schema: GraphQLSchema) -> None:
    documents = Documents(schema, Limits())
    documents.operation("{ graph { revision } }", {}, None)
    tracemalloc.start()
    for number in range(20):
        documents.operation(f"{{ graph {{ revision }} }} # {str(number) * 100_000}", {}, None)
    gc.collect()
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 1_500_000
