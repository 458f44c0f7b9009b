// What became of the commitments that two documents list: their printings side by side, and the links between.
// Only primary wordings count that have a place in the document's own list.
// Parameters, for Neo4j Browser:
//   :params {given: {from: 'document/rasso-2025', to: 'document/annex-a-2022', kinds: ['Outcome', 'Action'], limit: 1001}}
// Columns: revision; answer, a list of rows, a row of changes being [commitment, before, after, links, drop]: the id of the
//   commitment and those of its wordings in either document, or null; for each link between them [link, source, type];
//   and null or the drop [link, document].
CYPHER 5
MATCH (graph:Graph {id: 'graph'})
RETURN graph.revision AS revision, COLLECT {
  UNWIND [$given.from, $given.to] AS printing
  MATCH (document:Document {id: printing})<-[:PRINTED_IN]-(wording:Wording)<-[:HAS_WORDING]-(commitment:Commitment)
  WHERE wording.primary AND wording.`order` IS NOT NULL AND any(kind IN $given.kinds WHERE kind IN labels(commitment))
  WITH commitment,
       head(collect(CASE printing WHEN $given.from THEN wording END)) AS earlier,
       head(collect(CASE printing WHEN $given.to THEN wording END)) AS later
  ORDER BY commitment.id
  LIMIT $given.limit
  RETURN [
    commitment.id,
    earlier.id,
    later.id,
    COLLECT { MATCH (later)-[link:REPEATS|REWORDS|MOVES]->(earlier) RETURN [link.id, later.id, type(link)] AS found ORDER BY link.id },
    head(COLLECT { MATCH (commitment)<-[drop:DROPS]-(:Document {id: $given.to}) RETURN [drop.id, $given.to] AS found ORDER BY drop.id })
  ] AS found
} AS answer
