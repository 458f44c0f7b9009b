-- Where things come from and what became of them: the lineage links around some starts.
-- Parameters: :starts and :types (JSON arrays), :up and :down (0 or 1), :depth, :limit, :known_by, :as_of (ISO days).
-- Columns: one JSON text [revision, rows], a row of lineage being [start, up, link, later, earlier, depth]: ids, whether
-- the link was met on the way up, and how many links from the start it ends. Nearest links come first.
-- likelihood(..., 0.000001) tells SQLite to expect few rows: after ANALYZE it would build Bloom filters over all edges.
WITH RECURSIVE
  wanted(type) AS MATERIALIZED (SELECT value FROM json_each(:types)),
  anchors(start, pk) AS MATERIALIZED (
    SELECT given.value,
           coalesce((SELECT h.source FROM edge h WHERE h.type = 'HAS_WORDING' AND h.target = origin.pk), origin.pk)
    FROM json_each(:starts) given JOIN node origin ON origin.id = given.value
  ),
  up(start, pk, depth) AS (
    SELECT start, pk, 0 FROM anchors WHERE :up
    UNION
    SELECT up.start, t.target, up.depth + 1
    FROM up CROSS JOIN edge t ON t.type = 'TRACES' AND t.source = up.pk
    WHERE likelihood(up.depth < :depth, 0.000001) AND t.when_known <= :known_by AND t.when_holds_from <= :as_of
      AND t.type_of_link IN (SELECT type FROM wanted)
  ),
  down(start, pk, depth) AS (
    SELECT start, pk, 0 FROM anchors WHERE :down
    UNION
    SELECT down.start, t.source, down.depth + 1
    FROM down CROSS JOIN edge t ON t.type = 'TRACES' AND t.target = down.pk
    WHERE likelihood(down.depth < :depth, 0.000001) AND t.when_known <= :known_by AND t.when_holds_from <= :as_of
      AND t.type_of_link IN (SELECT type FROM wanted)
  ),
  found(start, up, link, later, earlier, depth) AS MATERIALIZED (
    SELECT r.start, 1, t.link, t.later, t.earlier, min(r.depth) + 1
    FROM up r CROSS JOIN edge t ON t.type = 'TRACES' AND t.source = r.pk
    WHERE likelihood(r.depth >= 0, 0.000001) AND t.when_known <= :known_by AND t.when_holds_from <= :as_of
      AND t.type_of_link IN (SELECT type FROM wanted)
    GROUP BY r.start, t.link
    UNION ALL
    SELECT r.start, 0, t.link, t.later, t.earlier, min(r.depth) + 1
    FROM down r CROSS JOIN edge t ON t.type = 'TRACES' AND t.target = r.pk
    WHERE likelihood(r.depth >= 0, 0.000001) AND t.when_known <= :known_by AND t.when_holds_from <= :as_of
      AND t.type_of_link IN (SELECT type FROM wanted)
    GROUP BY r.start, t.link
  ),
  ranked AS (
    SELECT *, row_number() OVER (PARTITION BY start, up ORDER BY depth, link) AS place FROM found
  )
SELECT json_array(
  graph.revision,
  (SELECT json_group_array(json_array(start, json(iif(up, 'true', 'false')), link, later, earlier, depth))
   FROM ranked WHERE place <= :limit)
)
FROM graph
