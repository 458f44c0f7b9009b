// What is dated about one thing, or about everything, a page at a time: events, publications, wordings, claims of status
// and tenures. A thing's parts count as it does, two steps down.
// Parameters, for Neo4j Browser:
//   :params {given: {about: 'programme/jnap', kinds: ['EVENT', 'PUBLICATION', 'WORDING', 'CLAIM', 'TENURE'], from: '0001-01-01',
//            to: '9999-12-30', known_by: '9999-12-31', backward: false, day: '', id: '', until_day: '9999-12-31',
//            until_id: '', limit: 21, first: 0, all: 0, by: ['KIND'], counts: 20}}
//   about: null asks about everything; then first is how many of each kind to take in order, as many as limit for a page
//   onward, or else 0 and all a very large number: for a page backward, or to count. day and id are those of the row to
//   come after, or else ''; until_day and until_id those of the row to come before, or else the last day and ''.
// Columns: revision; answer, a list [how many in all, unless first is given, rows, counts]; a row of timeline is
//   [day, kind, id, person]: the earliest day, and the person's id where the id is that of a tenure; a count is
//   [facet, value, number, title]: the title of the node with that id. Backward the rows come from the last on.
CYPHER 5
MATCH (graph:Graph {id: 'graph'})
WITH graph, COLLECT {
  CALL () {
    MATCH (:Record {id: $given.about})-[:HAS_PART]->{0,2}(near:Record)
    WHERE $given.about IS NOT NULL
    CALL (near) {
      RETURN near AS n
      UNION
      MATCH (near)-[:ABOUT|HAS_WORDING|HAS_STATUS|PRINTED_IN|CLAIMED_IN|PUBLISHED|OWNS|INVOLVED_IN|PARTICIPATES|DROPS|MIRRORS|RESPONDS_TO|FULFILS|CONTINUES|SUPERSEDES|DERIVES_FROM|SPLITS|MERGES|REPORTS_ON|STEP_OF|INFORMS]-(n:Event|Document|Wording|StatusClaim)
      RETURN n
    }
    RETURN DISTINCT n, null AS r
    UNION ALL
    MATCH (n:Event|Document|Wording|StatusClaim)
    RETURN n, null AS r
    LIMIT $given.all
    UNION ALL
    MATCH (:Record {id: $given.about})-[:HAS_PART]->{0,2}(near:Record)
    WHERE $given.about IS NOT NULL
    CALL (near) {
      MATCH (near)-[r:HOLDS]-(:Person|Post)
      RETURN r
      UNION
      MATCH (near)<-[:POST_AT]-(:Post)<-[r:HOLDS]-(:Person)
      RETURN r
    }
    RETURN DISTINCT null AS n, r
    UNION ALL
    MATCH (:Person)-[r:HOLDS]->(:Post)
    RETURN null AS n, r
    LIMIT $given.all
  }
  WITH n, r, coalesce(n, r) AS dated, CASE WHEN n IS NULL THEN 'TENURE' WHEN n:Event THEN 'EVENT'
    WHEN n:Document THEN 'PUBLICATION' WHEN n:Wording THEN 'WORDING' WHEN n:StatusClaim THEN 'CLAIM' END AS kind
  WHERE kind IN $given.kinds AND dated.when_earliest <= $given.to AND dated.when_known <= $given.known_by
    AND coalesce(n.when_latest, r.when_holds_from) >= $given.from
  RETURN [dated.when_earliest, kind, dated.id, startNode(r).id, n, r] AS row
} AS gathered
CALL (gathered) {
  CALL (gathered) {
    WITH 'EVENT' AS kind WHERE kind IN $given.kinds
    CALL (kind) {
      MATCH (n:Event)
      WHERE n.when_earliest >= $given.day AND n.id IS NOT NULL AND (n.when_earliest > $given.day OR n.id > $given.id)
        AND n.when_earliest <= $given.to AND n.when_latest >= $given.from AND n.when_known <= $given.known_by
      RETURN n.when_earliest AS day, n.id AS id
      ORDER BY n.when_earliest, n.id
      LIMIT $given.first
    }
    RETURN day, kind, id, null AS person
    UNION ALL
    WITH 'PUBLICATION' AS kind WHERE kind IN $given.kinds
    CALL (kind) {
      MATCH (n:Document)
      WHERE n.when_earliest >= $given.day AND n.id IS NOT NULL AND (n.when_earliest > $given.day OR n.id > $given.id)
        AND n.when_earliest <= $given.to AND n.when_latest >= $given.from AND n.when_known <= $given.known_by
      RETURN n.when_earliest AS day, n.id AS id
      ORDER BY n.when_earliest, n.id
      LIMIT $given.first
    }
    RETURN day, kind, id, null AS person
    UNION ALL
    WITH 'WORDING' AS kind WHERE kind IN $given.kinds
    CALL (kind) {
      MATCH (n:Wording)
      WHERE n.when_earliest >= $given.day AND n.id IS NOT NULL AND (n.when_earliest > $given.day OR n.id > $given.id)
        AND n.when_earliest <= $given.to AND n.when_latest >= $given.from AND n.when_known <= $given.known_by
      RETURN n.when_earliest AS day, n.id AS id
      ORDER BY n.when_earliest, n.id
      LIMIT $given.first
    }
    RETURN day, kind, id, null AS person
    UNION ALL
    WITH 'CLAIM' AS kind WHERE kind IN $given.kinds
    CALL (kind) {
      MATCH (n:StatusClaim)
      WHERE n.when_earliest >= $given.day AND n.id IS NOT NULL AND (n.when_earliest > $given.day OR n.id > $given.id)
        AND n.when_earliest <= $given.to AND n.when_latest >= $given.from AND n.when_known <= $given.known_by
      RETURN n.when_earliest AS day, n.id AS id
      ORDER BY n.when_earliest, n.id
      LIMIT $given.first
    }
    RETURN day, kind, id, null AS person
    UNION ALL
    WITH 'TENURE' AS kind WHERE kind IN $given.kinds
    CALL (kind) {
      MATCH (p:Person)-[r:HOLDS]->(:Post)
      WHERE r.when_earliest >= $given.day AND r.id IS NOT NULL AND (r.when_earliest > $given.day OR r.id > $given.id)
        AND r.when_earliest <= $given.to AND r.when_holds_from >= $given.from AND r.when_known <= $given.known_by
      RETURN r.when_earliest AS day, r.id AS id, p.id AS person
      ORDER BY r.when_earliest, r.id
      LIMIT $given.first
    }
    RETURN day, kind, id, person
    UNION ALL
    UNWIND gathered AS row
    RETURN row[0] AS day, row[1] AS kind, row[2] AS id, row[3] AS person
  }
  WITH day, kind, id, person
  WHERE NOT $given.backward AND (day > $given.day OR day = $given.day AND id > $given.id)
    AND (day < $given.until_day OR day = $given.until_day AND id < $given.until_id)
  WITH day, kind, id, person ORDER BY day, id LIMIT $given.limit
  RETURN collect([day, kind, id, person]) AS onward
}
CALL (gathered) {
  UNWIND gathered AS row
  WITH row[0] AS day, row[1] AS kind, row[2] AS id, row[3] AS person
  WHERE $given.backward AND (day > $given.day OR day = $given.day AND id > $given.id)
    AND (day < $given.until_day OR day = $given.until_day AND id < $given.until_id)
  WITH day, kind, id, person ORDER BY day DESC, id DESC LIMIT $given.limit
  RETURN collect([day, kind, id, person]) AS back
}
CALL (gathered) {
  CALL (gathered) {
    UNWIND CASE WHEN 'KIND' IN $given.by THEN gathered ELSE [] END AS row
    RETURN 'KIND' AS facet, row[1] AS value, row[2] AS id
    UNION ALL
    UNWIND CASE WHEN 'YEAR' IN $given.by THEN gathered ELSE [] END AS row
    WITH row WHERE row[0] <> '0001-01-01'
    RETURN 'YEAR' AS facet, left(row[0], 4) AS value, row[2] AS id
    UNION ALL
    UNWIND CASE WHEN 'STATUS' IN $given.by THEN gathered ELSE [] END AS row
    RETURN 'STATUS' AS facet, row[4].status AS value, row[2] AS id
    UNION ALL
    UNWIND CASE WHEN 'THEME' IN $given.by THEN gathered ELSE [] END AS row
    WITH row[2] AS id, row[4] AS node
    MATCH (node)-[:UNDER]->(theme)
    RETURN 'THEME' AS facet, theme.id AS value, id
    UNION ALL
    UNWIND CASE WHEN 'OWNER' IN $given.by THEN gathered ELSE [] END AS row
    WITH row[2] AS id, row[4] AS node
    MATCH (node)<-[:OWNS]-(owner)
    RETURN 'OWNER' AS facet, owner.id AS value, id
    UNION ALL
    UNWIND CASE WHEN 'ROLE' IN $given.by THEN gathered ELSE [] END AS row
    WITH row[2] AS id, row[4] AS node
    MATCH (node)<-[owns:OWNS]-()
    RETURN 'ROLE' AS facet, owns.role AS value, id
    UNION ALL
    UNWIND CASE WHEN 'DOCUMENT' IN $given.by THEN gathered ELSE [] END AS row
    WITH row[2] AS id, row[4] AS node
    MATCH (node)-[:CITES]->()-[:PASSAGE_OF]->(document)
    RETURN 'DOCUMENT' AS facet, document.id AS value, id
    UNION ALL
    UNWIND CASE WHEN 'DOCUMENT' IN $given.by THEN gathered ELSE [] END AS row
    UNWIND row[5].citations AS cited
    MATCH (:Citation {id: cited})-[:PASSAGE_OF]->(document)
    RETURN 'DOCUMENT' AS facet, document.id AS value, row[2] AS id
  }
  WITH facet, value, id WHERE value IS NOT NULL
  WITH facet, value, count(DISTINCT id) AS number
  ORDER BY facet, number DESC, value
  WITH facet, collect([value, number])[..$given.counts] AS most
  UNWIND most AS one
  OPTIONAL MATCH (named:Record {id: one[0]})
  WITH facet, one, named ORDER BY facet, one[1] DESC, one[0]
  RETURN collect([facet, one[0], one[1], named.title]) AS facets
}
RETURN graph.revision AS revision, [size(gathered), onward + back, facets] AS answer
