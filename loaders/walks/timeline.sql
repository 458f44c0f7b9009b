-- What is dated about one thing, or about everything, from the earliest day on: events, publications, wordings, claims
-- of status and tenures. A thing's parts count as it does, two steps down.
-- Parameters: :about (an id, or null for everything), :kinds (JSON array), :from, :to, :known_by (ISO days),
--   :day and :id (of the last row of the page before, else empty), :limit.
-- Columns: one JSON text [revision, [[earliest day, kind, id, person id of a tenure or null], ...]], by day, then id.
-- likelihood(..., 0.000001) tells SQLite to expect few rows: after ANALYZE it would build Bloom filters over all edges.
-- The plus keeps it from looking for nodes and edges from pk 0 on, as what equals the pk would also be at least 0.
WITH RECURSIVE
  wanted(kind) AS MATERIALIZED (SELECT value FROM json_each(:kinds)),
  near(pk, depth) AS (
    SELECT pk, 0 FROM node WHERE id = :about
    UNION
    SELECT part.target, near.depth + 1 FROM near CROSS JOIN edge part ON part.type = 'HAS_PART' AND part.source = near.pk
    WHERE likelihood(near.depth < 2, 0.000001)
  ),
  touched(pk) AS MATERIALIZED (
    SELECT pk FROM near
    UNION
    SELECT e.target FROM near CROSS JOIN edge e ON likelihood(near.depth >= 0, 0.000001) AND e.source = near.pk AND e.type IN (
      'ABOUT', 'HAS_WORDING', 'HAS_STATUS', 'PRINTED_IN', 'CLAIMED_IN', 'PUBLISHED', 'OWNS', 'PARTICIPATES', 'DROPS',
      'MIRRORS', 'RESPONDS_TO', 'FULFILS', 'CONTINUES', 'SUPERSEDES', 'DERIVES_FROM', 'SPLITS', 'MERGES', 'REPORTS_ON')
    UNION
    SELECT e.source FROM near CROSS JOIN edge e ON likelihood(near.depth >= 0, 0.000001) AND e.target = near.pk AND e.type IN (
      'ABOUT', 'HAS_WORDING', 'HAS_STATUS', 'PRINTED_IN', 'CLAIMED_IN', 'PUBLISHED', 'OWNS', 'PARTICIPATES', 'DROPS',
      'MIRRORS', 'RESPONDS_TO', 'FULFILS', 'CONTINUES', 'SUPERSEDES', 'DERIVES_FROM', 'SPLITS', 'MERGES', 'REPORTS_ON')
  ),
  held(pk) AS MATERIALIZED (
    SELECT r.pk FROM near CROSS JOIN edge r ON likelihood(near.depth >= 0, 0.000001) AND r.type = 'HOLDS' AND r.source = near.pk
    UNION
    SELECT r.pk FROM near CROSS JOIN edge r ON likelihood(near.depth >= 0, 0.000001) AND r.type = 'HOLDS' AND r.target = near.pk
    UNION
    SELECT r.pk FROM near CROSS JOIN edge post ON likelihood(near.depth >= 0, 0.000001) AND post.type = 'POST_AT' AND post.target = near.pk
    CROSS JOIN edge r ON r.type = 'HOLDS' AND r.target = post.source
  ),
  events(day, kind, id, person) AS (
    SELECT n.when_earliest, 'EVENT', n.id, NULL FROM node n
    WHERE :about IS NULL AND n.label = 'Event' AND 'EVENT' IN (SELECT kind FROM wanted)
      AND n.when_earliest >= :day AND (n.when_earliest, n.id) > (:day, :id)
          AND n.when_earliest <= :to AND n.when_latest >= :from AND n.known_on <= :known_by
    ORDER BY n.when_earliest, n.id LIMIT :limit
  ),
  publications(day, kind, id, person) AS (
    SELECT n.when_earliest, 'PUBLICATION', n.id, NULL FROM node n
    WHERE :about IS NULL AND n.label = 'Document' AND 'PUBLICATION' IN (SELECT kind FROM wanted)
      AND n.when_earliest >= :day AND (n.when_earliest, n.id) > (:day, :id)
          AND n.when_earliest <= :to AND n.when_latest >= :from AND n.known_on <= :known_by
    ORDER BY n.when_earliest, n.id LIMIT :limit
  ),
  wordings(day, kind, id, person) AS (
    SELECT n.when_earliest, 'WORDING', n.id, NULL FROM node n
    WHERE :about IS NULL AND n.label = 'Wording' AND 'WORDING' IN (SELECT kind FROM wanted)
      AND n.when_earliest >= :day AND (n.when_earliest, n.id) > (:day, :id)
          AND n.when_earliest <= :to AND n.when_latest >= :from AND n.known_on <= :known_by
    ORDER BY n.when_earliest, n.id LIMIT :limit
  ),
  claims(day, kind, id, person) AS (
    SELECT n.when_earliest, 'CLAIM', n.id, NULL FROM node n
    WHERE :about IS NULL AND n.label = 'StatusClaim' AND 'CLAIM' IN (SELECT kind FROM wanted)
      AND n.when_earliest >= :day AND (n.when_earliest, n.id) > (:day, :id)
          AND n.when_earliest <= :to AND n.when_latest >= :from AND n.known_on <= :known_by
    ORDER BY n.when_earliest, n.id LIMIT :limit
  ),
  abouts(day, kind, id, person) AS (
    SELECT n.when_earliest, CASE n.label WHEN 'Event' THEN 'EVENT' WHEN 'Document' THEN 'PUBLICATION' WHEN 'Wording' THEN 'WORDING' WHEN 'StatusClaim' THEN 'CLAIM' END AS kind, n.id, NULL
    FROM touched CROSS JOIN node n ON likelihood(+touched.pk >= 0, 0.000001) AND n.pk = touched.pk
    WHERE CASE n.label WHEN 'Event' THEN 'EVENT' WHEN 'Document' THEN 'PUBLICATION' WHEN 'Wording' THEN 'WORDING' WHEN 'StatusClaim' THEN 'CLAIM' END IN (SELECT kind FROM wanted)
      AND n.when_earliest >= :day AND (n.when_earliest, n.id) > (:day, :id)
          AND n.when_earliest <= :to AND n.when_latest >= :from AND n.known_on <= :known_by
    ORDER BY n.when_earliest, n.id LIMIT :limit
  ),
  tenures(day, kind, id, person) AS (
    SELECT r.when_earliest, 'TENURE', r.id, p.id
    FROM edge r CROSS JOIN node p ON p.pk = r.source
    WHERE :about IS NULL AND r.type = 'HOLDS' AND 'TENURE' IN (SELECT kind FROM wanted)
      AND r.when_earliest >= :day AND (r.when_earliest, r.id) > (:day, :id) AND r.when_earliest <= :to AND r.holds_from >= :from AND r.known_on <= :known_by
    ORDER BY r.when_earliest, r.id LIMIT :limit
  ),
  own_tenures(day, kind, id, person) AS (
    SELECT r.when_earliest, 'TENURE', r.id, p.id
    FROM held CROSS JOIN edge r ON likelihood(+held.pk >= 0, 0.000001) AND r.pk = held.pk CROSS JOIN node p ON p.pk = r.source
    WHERE 'TENURE' IN (SELECT kind FROM wanted)
      AND (r.when_earliest, r.id) > (:day, :id) AND r.when_earliest <= :to AND r.holds_from >= :from AND r.known_on <= :known_by
    ORDER BY r.when_earliest, r.id LIMIT :limit
  ),
  found(day, kind, id, person) AS MATERIALIZED (
    SELECT * FROM (
      SELECT * FROM events
      UNION ALL SELECT * FROM publications
      UNION ALL SELECT * FROM wordings
      UNION ALL SELECT * FROM claims
      UNION ALL SELECT * FROM abouts
      UNION ALL SELECT * FROM tenures
      UNION ALL SELECT * FROM own_tenures
    ) ORDER BY day, id LIMIT :limit
  )
SELECT json_array(graph.revision, (SELECT json_group_array(json_array(day, kind, id, person)) FROM found)) FROM graph
