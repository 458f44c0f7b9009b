// What is dated about one thing, or about everything, from the earliest day on: events, publications, wordings, claims
// of status and tenures. A thing's parts count as it does, two steps down.
// Parameters, for Neo4j Browser:
//   :params {about: 'programme/jnap', kinds: ['EVENT', 'PUBLICATION', 'WORDING', 'CLAIM', 'TENURE'],
//            from: '0001-01-01', to: '9999-12-30', known_by: '9999-12-31', day: '', id: '', limit: 21}
//   about: null asks about everything; day and id are those of the last row of the page before.
// Columns: revision; answer, a list of [earliest day, kind, id, person id of a tenure or null], by day, then id.
CYPHER 5
MATCH (graph:Graph {id: 'graph'})
RETURN graph.revision AS revision, COLLECT {
  CALL () {
    WITH 'EVENT' AS kind WHERE $about IS NULL AND kind IN $kinds
    CALL (kind) {
      MATCH (n:Event)
      WHERE n.when_earliest >= $day AND n.id IS NOT NULL AND (n.when_earliest > $day OR n.id > $id)
        AND n.when_earliest <= $to AND n.when_latest >= $from AND n.known_on <= $known_by
      RETURN n.when_earliest AS day, n.id AS id
      ORDER BY n.when_earliest, n.id
      LIMIT $limit
    }
    RETURN day, kind, id, null AS person
    UNION ALL
    WITH 'PUBLICATION' AS kind WHERE $about IS NULL AND kind IN $kinds
    CALL (kind) {
      MATCH (n:Document)
      WHERE n.when_earliest >= $day AND n.id IS NOT NULL AND (n.when_earliest > $day OR n.id > $id)
        AND n.when_earliest <= $to AND n.when_latest >= $from AND n.known_on <= $known_by
      RETURN n.when_earliest AS day, n.id AS id
      ORDER BY n.when_earliest, n.id
      LIMIT $limit
    }
    RETURN day, kind, id, null AS person
    UNION ALL
    WITH 'WORDING' AS kind WHERE $about IS NULL AND kind IN $kinds
    CALL (kind) {
      MATCH (n:Wording)
      WHERE n.when_earliest >= $day AND n.id IS NOT NULL AND (n.when_earliest > $day OR n.id > $id)
        AND n.when_earliest <= $to AND n.when_latest >= $from AND n.known_on <= $known_by
      RETURN n.when_earliest AS day, n.id AS id
      ORDER BY n.when_earliest, n.id
      LIMIT $limit
    }
    RETURN day, kind, id, null AS person
    UNION ALL
    WITH 'CLAIM' AS kind WHERE $about IS NULL AND kind IN $kinds
    CALL (kind) {
      MATCH (n:StatusClaim)
      WHERE n.when_earliest >= $day AND n.id IS NOT NULL AND (n.when_earliest > $day OR n.id > $id)
        AND n.when_earliest <= $to AND n.when_latest >= $from AND n.known_on <= $known_by
      RETURN n.when_earliest AS day, n.id AS id
      ORDER BY n.when_earliest, n.id
      LIMIT $limit
    }
    RETURN day, kind, id, null AS person
    UNION ALL
    MATCH (:Record {id: $about})-[:HAS_PART]->{0,2}(near:Record)
    WHERE $about IS NOT NULL
    CALL (near) {
      RETURN near AS n
      UNION
      MATCH (near)-[:ABOUT|HAS_WORDING|HAS_STATUS|PRINTED_IN|CLAIMED_IN|PUBLISHED|OWNS|PARTICIPATES|DROPS|MIRRORS|RESPONDS_TO|FULFILS|CONTINUES|SUPERSEDES|DERIVES_FROM|SPLITS|MERGES|REPORTS_ON]-(n:Event|Document|Wording|StatusClaim)
      RETURN n
    }
    WITH DISTINCT n, CASE WHEN n:Event THEN 'EVENT' WHEN n:Document THEN 'PUBLICATION' WHEN n:Wording THEN 'WORDING'
                          WHEN n:StatusClaim THEN 'CLAIM' END AS kind
    WHERE kind IN $kinds
      AND n.when_earliest >= $day AND n.id IS NOT NULL AND (n.when_earliest > $day OR n.id > $id)
        AND n.when_earliest <= $to AND n.when_latest >= $from AND n.known_on <= $known_by
    RETURN n.when_earliest AS day, kind, n.id AS id, null AS person
    ORDER BY day, id
    LIMIT $limit
    UNION ALL
    MATCH (:Record {id: $about})-[:HAS_PART]->{0,2}(near:Record)
    WHERE $about IS NOT NULL AND 'TENURE' IN $kinds
    CALL (near) {
      MATCH (near)-[r:HOLDS]-(:Person|Post)
      RETURN r
      UNION
      MATCH (near)<-[:POST_AT]-(:Post)<-[r:HOLDS]-(:Person)
      RETURN r
    }
    WITH DISTINCT r
    WHERE r.when_earliest >= $day AND (r.when_earliest > $day OR r.id > $id)
      AND r.when_earliest <= $to AND r.holds_from >= $from AND r.known_on <= $known_by
    RETURN r.when_earliest AS day, 'TENURE' AS kind, r.id AS id, startNode(r).id AS person
    ORDER BY day, id
    LIMIT $limit
    UNION ALL
    WITH 'TENURE' AS kind WHERE $about IS NULL AND kind IN $kinds
    CALL (kind) {
      MATCH (p:Person)-[r:HOLDS]->(:Post)
      WHERE r.when_earliest >= $day AND r.id IS NOT NULL AND (r.when_earliest > $day OR r.id > $id)
        AND r.when_earliest <= $to AND r.holds_from >= $from AND r.known_on <= $known_by
      RETURN r.when_earliest AS day, r.id AS id, p.id AS person
      ORDER BY r.when_earliest, r.id
      LIMIT $limit
    }
    RETURN day, kind, id, person
  }
  RETURN [day, kind, id, person] AS found
  ORDER BY day, id
  LIMIT $limit
} AS answer
