-- One step of the search for the shortest chains between two things: the edges around a frontier of nodes, over
-- lineage, ownership, membership, tenure and participation. Asked once for each level, from both ends in turn.
-- Parameters: :frontier (JSON array of ids), :types (JSON array), :known_by (ISO day), :as_of (ISO day; null: whenever a link held), :limit.
-- Columns: one JSON text [revision, [[frontier id, other id, link id, id of an end of it], ...]].
-- likelihood(..., 0.000001) tells SQLite to expect few rows: after ANALYZE it would build Bloom filters over all edges.
-- The plus keeps it from looking for edges from pk 0 on, as what equals near.pk would also be at least 0.
WITH
  wanted(type) AS MATERIALIZED (SELECT value FROM json_each(:types)),
  near(pk, id) AS MATERIALIZED (
    SELECT node.pk, node.id FROM json_each(:frontier) given CROSS JOIN node ON node.id = given.value
  ),
  touching(near, other, type, when_known, when_holds_from, when_holds_until, link, at) AS (
    SELECT near.id, e.target, e.type_of_link, e.when_known, e.when_holds_from, e.when_holds_until,
      e.link, e.later
    FROM near CROSS JOIN edge e ON likelihood(+near.pk >= 0, 0.000001) AND e.source = near.pk
      AND e.type IN ('TRACES', 'CHAINS')
    UNION ALL
    SELECT near.id, e.source, e.type_of_link, e.when_known, e.when_holds_from, e.when_holds_until,
      e.link, coalesce(e.later, near.id)
    FROM near CROSS JOIN edge e ON likelihood(+near.pk >= 0, 0.000001) AND e.target = near.pk
      AND e.type IN ('TRACES', 'CHAINS')
  ),
  found AS (
    SELECT touching.near AS near, other.id AS other, touching.link AS link, coalesce(touching.at, other.id) AS at
    FROM touching CROSS JOIN node other ON other.pk = touching.other
    WHERE touching.type IN (SELECT type FROM wanted) AND touching.when_known <= :known_by
      AND (:as_of IS NULL OR touching.when_holds_from <= :as_of AND coalesce(touching.when_holds_until > :as_of, TRUE))
    LIMIT :limit
  )
SELECT json_array(graph.revision, (SELECT json_group_array(json_array(near, other, link, at)) FROM found)) FROM graph
