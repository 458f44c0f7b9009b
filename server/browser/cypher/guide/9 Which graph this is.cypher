// Which graph this is
// Revision and digest of the content: equal digests, equal content, whoever made it.
MATCH (graph:Graph)
RETURN graph.revision AS revision, graph.digest AS digest
