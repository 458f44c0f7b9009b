-- One step of the search for the shortest chains between two things: the edges around a frontier of nodes, over
-- lineage, ownership, membership, tenure and participation. Asked once for each level, from both ends in turn.
-- Parameters: :frontier (JSON array of ids), :types (JSON array), :known_by (ISO day), :limit.
-- Columns: one JSON text [revision, [[frontier id, other id, link id, source id], ...]].
-- likelihood(..., 0.000001) tells SQLite to expect few rows: after ANALYZE it would build Bloom filters over all edges.
WITH
  wanted(type) AS MATERIALIZED (SELECT value FROM json_each(:types)),
  near(pk, id) AS MATERIALIZED (
    SELECT node.pk, node.id FROM json_each(:frontier) given CROSS JOIN node ON node.id = given.value
  ),
  touching(near, other, edge) AS (
    SELECT near.id, e.target, e.pk
    FROM near CROSS JOIN edge e ON likelihood(near.pk >= 0, 0.000001) AND e.source = near.pk
      AND e.type IN ('TRACES', 'OWNS', 'MEMBER_OF', 'HOLDS', 'PARTICIPATES')
    UNION ALL
    SELECT near.id, e.source, e.pk
    FROM near CROSS JOIN edge e ON likelihood(near.pk >= 0, 0.000001) AND e.target = near.pk
      AND e.type IN ('TRACES', 'OWNS', 'MEMBER_OF', 'HOLDS', 'PARTICIPATES')
  ),
  found AS (
    SELECT touching.near AS near, other.id AS other, coalesce(e.link, e.id) AS link, coalesce(e.later, source.id) AS source
    FROM touching CROSS JOIN edge e ON likelihood(touching.edge >= 0, 0.000001) AND e.pk = touching.edge
    CROSS JOIN node other ON other.pk = touching.other CROSS JOIN node source ON source.pk = e.source
    WHERE coalesce(e.type_of_link, e.type) IN (SELECT type FROM wanted) AND e.known_on <= :known_by
    LIMIT :limit
  )
SELECT json_array(graph.revision, (SELECT json_group_array(json_array(near, other, link, source)) FROM found)) FROM graph
