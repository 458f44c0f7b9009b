-- What is dated about one thing, or about everything, a page at a time: events, publications, wordings, claims of status
-- and tenures. A thing's parts count as it does, two steps down.
-- Parameters: :about (an id, or null for everything), :kinds (JSON array), :from, :to, :known_by (ISO days), :backward
--   (0 or 1), :day and :id (of the row to come after; else '' and ''), :until_day and :until_id (of the row to come
--   before; else the last day and ''), :limit, :first and :all (about everything: how many of each kind to take in order,
--   as many as :limit for a page onward; or else 0 and a very large number: for a page backward, or to count), :by (JSON
--   array of facets), :counts (values of each).
-- Columns: one JSON text [revision, [how many in all, unless :first is given, rows, counts]]; a row of timeline is
--   [day, kind, id, person]: the earliest day, and the person's id where the id is that of a tenure; a count is
--   [facet, value, number, title]: the title of the node with that id. Backward the rows come from the last on.
-- likelihood(..., 0.000001) tells SQLite to expect few rows: after ANALYZE it would build Bloom filters over all edges.
WITH RECURSIVE
  sort(label, kind) AS MATERIALIZED (
    SELECT column1, column2
    FROM (VALUES ('Event', 'EVENT'), ('Document', 'PUBLICATION'), ('Wording', 'WORDING'), ('StatusClaim', 'CLAIM'))
    WHERE column2 IN (SELECT value FROM json_each(:kinds))
  ),
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
      'ABOUT', 'HAS_WORDING', 'HAS_STATUS', 'PRINTED_IN', 'CLAIMED_IN', 'PUBLISHED', 'OWNS', 'INVOLVED_IN', 'PARTICIPATES', 'DROPS',
      'MIRRORS', 'RESPONDS_TO', 'FULFILS', 'CONTINUES', 'SUPERSEDES', 'DERIVES_FROM', 'SPLITS', 'MERGES', 'REPORTS_ON',
      'STEP_OF', 'INFORMS')
    UNION
    SELECT e.source FROM near CROSS JOIN edge e ON likelihood(near.depth >= 0, 0.000001) AND e.target = near.pk AND e.type IN (
      'ABOUT', 'HAS_WORDING', 'HAS_STATUS', 'PRINTED_IN', 'CLAIMED_IN', 'PUBLISHED', 'OWNS', 'INVOLVED_IN', 'PARTICIPATES', 'DROPS',
      'MIRRORS', 'RESPONDS_TO', 'FULFILS', 'CONTINUES', 'SUPERSEDES', 'DERIVES_FROM', 'SPLITS', 'MERGES', 'REPORTS_ON',
      'STEP_OF', 'INFORMS')
    UNION
    SELECT * FROM (SELECT pk FROM node WHERE label IN (SELECT label FROM sort) LIMIT :all)
  ),
  held(pk) AS MATERIALIZED (
    SELECT r.pk FROM near CROSS JOIN edge r ON likelihood(near.depth >= 0, 0.000001) AND r.type = 'HOLDS' AND r.source = near.pk
    UNION
    SELECT r.pk FROM near CROSS JOIN edge r ON likelihood(near.depth >= 0, 0.000001) AND r.type = 'HOLDS' AND r.target = near.pk
    UNION
    SELECT r.pk FROM near CROSS JOIN edge post ON likelihood(near.depth >= 0, 0.000001) AND post.type = 'POST_AT' AND post.target = near.pk
    CROSS JOIN edge r ON r.type = 'HOLDS' AND r.target = post.source
    UNION
    SELECT * FROM (SELECT pk FROM edge WHERE type = 'HOLDS' LIMIT :all)
  ),
  gathered(day, kind, id, person, node, link) AS MATERIALIZED (
    SELECT n.when_earliest, sort.kind, n.id, NULL, n.pk, NULL
    FROM touched CROSS JOIN node n ON likelihood(touched.pk >= 0, 0.000001) AND n.pk = touched.pk
    CROSS JOIN sort ON sort.label = n.label
    WHERE n.when_earliest <= :to AND n.when_latest >= :from AND n.when_known <= :known_by
    UNION ALL
    SELECT r.when_earliest, 'TENURE', r.id, p.id, NULL, r.pk
    FROM held CROSS JOIN edge r ON likelihood(held.pk >= 0, 0.000001) AND r.pk = held.pk CROSS JOIN node p ON p.pk = r.source
    WHERE 'TENURE' IN (SELECT value FROM json_each(:kinds))
      AND r.when_earliest <= :to AND r.when_holds_from >= :from AND r.when_known <= :known_by
  ),
  events(day, kind, id, person) AS (
    SELECT n.when_earliest, 'EVENT', n.id, NULL FROM node n
    WHERE n.label = 'Event' AND 'Event' IN (SELECT label FROM sort)
      AND (n.when_earliest, n.id) > (:day, :id)
      AND n.when_earliest <= :to AND n.when_latest >= :from AND n.when_known <= :known_by
    ORDER BY n.when_earliest, n.id LIMIT :first
  ),
  publications(day, kind, id, person) AS (
    SELECT n.when_earliest, 'PUBLICATION', n.id, NULL FROM node n
    WHERE n.label = 'Document' AND 'Document' IN (SELECT label FROM sort)
      AND (n.when_earliest, n.id) > (:day, :id)
      AND n.when_earliest <= :to AND n.when_latest >= :from AND n.when_known <= :known_by
    ORDER BY n.when_earliest, n.id LIMIT :first
  ),
  wordings(day, kind, id, person) AS (
    SELECT n.when_earliest, 'WORDING', n.id, NULL FROM node n
    WHERE n.label = 'Wording' AND 'Wording' IN (SELECT label FROM sort)
      AND (n.when_earliest, n.id) > (:day, :id)
      AND n.when_earliest <= :to AND n.when_latest >= :from AND n.when_known <= :known_by
    ORDER BY n.when_earliest, n.id LIMIT :first
  ),
  claims(day, kind, id, person) AS (
    SELECT n.when_earliest, 'CLAIM', n.id, NULL FROM node n
    WHERE n.label = 'StatusClaim' AND 'StatusClaim' IN (SELECT label FROM sort)
      AND (n.when_earliest, n.id) > (:day, :id)
      AND n.when_earliest <= :to AND n.when_latest >= :from AND n.when_known <= :known_by
    ORDER BY n.when_earliest, n.id LIMIT :first
  ),
  tenures(day, kind, id, person) AS (
    SELECT r.when_earliest, 'TENURE', r.id, p.id
    FROM edge r CROSS JOIN node p ON p.pk = r.source
    WHERE r.type = 'HOLDS' AND 'TENURE' IN (SELECT value FROM json_each(:kinds))
      AND (r.when_earliest, r.id) > (:day, :id)
      AND r.when_earliest <= :to AND r.when_holds_from >= :from AND r.when_known <= :known_by
    ORDER BY r.when_earliest, r.id LIMIT :first
  ),
  page AS (
    SELECT * FROM (
      SELECT day, kind, id, person FROM (
        SELECT * FROM events
        UNION ALL SELECT * FROM publications
        UNION ALL SELECT * FROM wordings
        UNION ALL SELECT * FROM claims
        UNION ALL SELECT * FROM tenures
        UNION ALL SELECT day, kind, id, person FROM gathered
      )
      WHERE NOT :backward AND (day, id) > (:day, :id) AND (day, id) < (:until_day, :until_id)
      ORDER BY day, id LIMIT :limit
    )
    UNION ALL
    SELECT * FROM (
      SELECT day, kind, id, person FROM gathered
      WHERE :backward AND (day, id) > (:day, :id) AND (day, id) < (:until_day, :until_id)
      ORDER BY day DESC, id DESC LIMIT :limit
    )
  ),
  wanted(facet) AS MATERIALIZED (SELECT value FROM json_each(:by)),
  shared(facet, value, id) AS (
    SELECT 'KIND', kind, id FROM gathered WHERE 'KIND' IN wanted
    UNION ALL
    SELECT 'YEAR', substr(day, 1, 4), id FROM gathered WHERE 'YEAR' IN wanted AND day <> '0001-01-01'
    UNION ALL
    SELECT 'STATUS', (SELECT status FROM node WHERE pk = gathered.node), id FROM gathered WHERE 'STATUS' IN wanted
    UNION ALL
    SELECT 'THEME', (
      SELECT theme.id FROM edge u CROSS JOIN node theme ON theme.pk = u.target WHERE u.type = 'UNDER' AND u.source = gathered.node
    ), id FROM gathered WHERE 'THEME' IN wanted
    UNION ALL
    SELECT 'OWNER', (SELECT id FROM node WHERE pk = owner.value), gathered.id
    FROM gathered CROSS JOIN json_each(
      (SELECT json_group_array(o.source) FROM edge o WHERE o.type = 'OWNS' AND o.target = gathered.node)
    ) owner
    WHERE 'OWNER' IN wanted
    UNION ALL
    SELECT 'ROLE', role.value, gathered.id
    FROM gathered CROSS JOIN json_each(
      (SELECT json_group_array(o.role) FROM edge o WHERE o.type = 'OWNS' AND o.target = gathered.node)
    ) role
    WHERE 'ROLE' IN wanted
    UNION ALL
    SELECT 'DOCUMENT', (SELECT id FROM node WHERE pk = document.value), gathered.id
    FROM gathered CROSS JOIN json_each((
      SELECT json_group_array(p.target) FROM edge p WHERE p.type = 'PASSAGE_OF' AND p.source IN (
        SELECT c.target FROM edge c WHERE c.type = 'CITES' AND c.source = gathered.node
        UNION ALL
        SELECT c.pk FROM node c WHERE c.id IN (
          SELECT cited.value FROM edge r CROSS JOIN json_each(r.citations) cited WHERE r.pk = gathered.link
        )
      )
    )) document
    WHERE 'DOCUMENT' IN wanted
  ),
  counted AS (
    SELECT facet, value, count(DISTINCT id) AS number FROM shared WHERE value IS NOT NULL GROUP BY facet, value
  ),
  placed AS (
    SELECT *, row_number() OVER (PARTITION BY facet ORDER BY number DESC, value) AS place FROM counted
  )
SELECT json_array(graph.revision, json_array(
  (SELECT count(*) FROM gathered),
  (SELECT json_group_array(json_array(day, kind, id, person)) FROM page),
  (SELECT json_group_array(json_array(facet, most.value, number, (SELECT title FROM node WHERE id = most.value)))
   FROM (SELECT * FROM placed WHERE place <= :counts ORDER BY facet, place) most)
))
FROM graph
