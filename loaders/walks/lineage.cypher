// Where things come from and what became of them: the lineage links around some starts.
// Parameters, for Neo4j Browser:
//   :params {given: {starts: ['action/early-advice'], types: ['CONTINUES', 'DERIVES_FROM'], up: true, down: false,
//            depth: 6, limit: 1000, known_by: '9999-12-31', as_of: '9999-12-31'}}
// Columns: revision; answer, a list of rows, a row of lineage being [start, up, link, later, earlier, depth]: ids, whether
// the link was met on the way up, and how many links from the start it ends. Nearest links come first.
CYPHER 5
MATCH (graph:Graph {id: 'graph'})
RETURN graph.revision AS revision, COLLECT {
  UNWIND $given.starts AS start
  MATCH (origin:Record {id: start})
  OPTIONAL MATCH (worded:Commitment)-[:HAS_WORDING]->(origin)
  WITH start, coalesce(worded, origin).id AS id
  MATCH (anchor:Waypoint {id: id})
  CALL (anchor) {
    WITH anchor
    WHERE $given.up
    MATCH path = (anchor)
      (()-[s:TRACES WHERE s.type_of_link IN $given.types AND s.when_known <= $given.known_by AND s.when_holds_from <= $given.as_of]->()){0,16}
      (reached:Waypoint)
    WITH reached, min(length(path)) AS depth
    WHERE depth <= $given.depth
    MATCH (reached)-[t:TRACES WHERE t.type_of_link IN $given.types AND t.when_known <= $given.known_by AND t.when_holds_from <= $given.as_of]->()
    RETURN true AS up, t.link AS link, t.later AS later, t.earlier AS earlier, min(depth) + 1 AS depth
    ORDER BY depth, link
    LIMIT $given.limit
    UNION
    WITH anchor
    WHERE $given.down
    MATCH path = (anchor)
      (()<-[s:TRACES WHERE s.type_of_link IN $given.types AND s.when_known <= $given.known_by AND s.when_holds_from <= $given.as_of]-()){0,16}
      (reached:Waypoint)
    WITH reached, min(length(path)) AS depth
    WHERE depth <= $given.depth
    MATCH (reached)<-[t:TRACES WHERE t.type_of_link IN $given.types AND t.when_known <= $given.known_by AND t.when_holds_from <= $given.as_of]-()
    RETURN false AS up, t.link AS link, t.later AS later, t.earlier AS earlier, min(depth) + 1 AS depth
    ORDER BY depth, link
    LIMIT $given.limit
  }
  RETURN [start, up, link, later, earlier, depth] AS found
} AS answer
