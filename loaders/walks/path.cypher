// The shortest chains between two things, over lineage, ownership, membership, tenure and participation.
// Parameters, for Neo4j Browser:
//   :params {given: {from: 'post/dpp', to: 'action/early-advice', length: 8, limit: 10, known_by: '9999-12-31', as_of: '2020-09-30',
//            types: ['OWNS', 'INVOLVED_IN', 'MEMBER_OF', 'HOLDS', 'PARTICIPATES', 'CONTINUES', 'RESPONDS_TO', 'FULFILS']}}
//   as_of: null asks whenever a link held.
// Columns: revision; answer, a list of rows, a row of path being [nodes, links]: ids of the nodes in order, and between
// two of them a joint [link, end], ids of the link and of one of its ends. Rows come by the ids of their links.
CYPHER 5
MATCH (graph:Graph {id: 'graph'})
RETURN graph.revision AS revision, COLLECT {
  MATCH (origin:Record {id: $given.from})
  OPTIONAL MATCH (worded:Commitment)-[:HAS_WORDING]->(origin)
  WITH coalesce(worded, origin).id AS beginning
  OPTIONAL MATCH (goal:Record {id: $given.to})
  OPTIONAL MATCH (worded:Commitment)-[:HAS_WORDING]->(goal)
  WITH beginning, coalesce(worded, goal).id AS end
  WHERE beginning <> end
  OPTIONAL MATCH (a:Waypoint {id: beginning})
  OPTIONAL MATCH (b:Waypoint {id: end})
  WITH a, b
  WHERE a IS NOT NULL AND b IS NOT NULL
  MATCH path = ALL SHORTEST (a)
    (()-[r:TRACES|CHAINS
      WHERE r.type_of_link IN $given.types AND r.when_known <= $given.known_by
        AND ($given.as_of IS NULL OR r.when_holds_from <= $given.as_of AND coalesce(r.when_holds_until > $given.as_of, true))]-()){1,16} (b)
  WHERE length(path) <= $given.length
  WITH [n IN nodes(path) | n.id] AS ids,
       [e IN relationships(path) | [e.link, coalesce(e.later, endNode(e).id)]] AS links
  ORDER BY links, ids
  LIMIT $given.limit
  RETURN [ids, links] AS found
} AS answer
