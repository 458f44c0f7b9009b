-- What holds some words: a page of it in order of how it was met, how much there is, and what that has in common.
-- Parameters: :terms (JSON array of FTS5 expressions that all have to be met), :called (one that is met by a whole
-- title or name), :fields (JSON array of columns, in the order in which they rank), :most (how many may meet the terms;
-- over that nothing is told but the number), :kinds (JSON array of labels, or null), :theme, :document, :owner (ids, or
-- null), :quotations (0 or 1: whether a passage that meets all finds what is cited from it), :rank, :title, :id (the row to
-- come after, or nulls), :until_rank, :until_title, :until_id (the row to come
-- before, or nulls), :backward (0 or 1), :size, :by (JSON array of facets), :counts (values of each), :unsearched (0 or 1:
-- whether to tell the documents whose texts are not held).
-- Columns: one JSON text [revision, [met, passed, rows, whether rows lie the other way, counts, those of the three ids that
-- there are, held documents without quotations]]; a row of search is [id, rank, title], where the title is what it is sorted by; a count is
-- [facet, value, number, title]: the title of the node with that id. Backward the rows come from the last on.
WITH
  asked(text) AS (SELECT group_concat(value, ' AND ') FROM json_each(:terms)),
  level(rank, query) AS MATERIALIZED (
    SELECT 0, '{tokens_title tokens_name} : (' || :called || ')'
    UNION ALL
    SELECT upto.key + 1, '{' || (SELECT group_concat(value, ' ') FROM json_each(:fields) WHERE key <= upto.key) || '} : ('
      || (SELECT text FROM asked) || ')'
    FROM json_each(:fields) upto
  ),
  quoted(pk) AS MATERIALIZED (
    SELECT rowid FROM search
    WHERE :quotations AND search MATCH '{tokens_quotation} : (' || (SELECT text FROM asked) || ')'
    LIMIT :most + 1
  ),
  cited(pk) AS MATERIALIZED (
    SELECT DISTINCT c.source FROM quoted CROSS JOIN edge c ON c.type = 'CITES' AND c.target = quoted.pk
  ),
  citing(pk) AS MATERIALIZED (
    SELECT cited.pk FROM cited CROSS JOIN node n ON n.pk = cited.pk
    WHERE n.label NOT IN ('Wording', 'StatusClaim', 'Due', 'DocumentState', 'Settlement', 'Title', 'Name', 'Side')
    UNION
    SELECT whole.value FROM cited CROSS JOIN json_each((
      SELECT json_group_array(h.source) FROM edge h WHERE h.target = cited.pk AND h.type IN (
        'HAS_WORDING', 'HAS_STATUS', 'HAS_DUE', 'HAS_STATE', 'HAS_SETTLEMENT', 'HAS_TITLE', 'HAS_NAME', 'HAS_SIDE'
      )
    )) whole
  ),
  widest(pk) AS MATERIALIZED (
    SELECT rowid FROM search WHERE search MATCH (SELECT query FROM level ORDER BY rank DESC LIMIT 1)
    UNION
    SELECT pk FROM citing
    LIMIT :most + 1
  ),
  met(number) AS MATERIALIZED (SELECT count(*) FROM widest),
  ranked(pk, rank) AS MATERIALIZED (
    SELECT pk, min(rank) FROM (
      SELECT found.rowid AS pk, level.rank FROM level CROSS JOIN search found ON found.search MATCH level.query
      UNION ALL
      SELECT pk, json_array_length(:fields) + 1 FROM citing
    )
    WHERE (SELECT number FROM met) <= :most
    GROUP BY pk
  ),
  hits AS MATERIALIZED (
    SELECT n.pk, n.id, n.label, n.title_sort, n.status, n.theme, n.when_earliest, ranked.rank
    FROM ranked CROSS JOIN node n ON n.pk = ranked.pk
    WHERE (:kinds IS NULL OR n.label IN (SELECT value FROM json_each(:kinds)))
      AND (:theme IS NULL OR n.theme = :theme)
      AND (:owner IS NULL OR EXISTS (
        SELECT 1 FROM edge o
        WHERE o.type = 'OWNS' AND o.target = n.pk AND o.source = (SELECT pk FROM node WHERE id = :owner)
      ))
      AND (:document IS NULL OR EXISTS (
        SELECT 1 FROM edge c CROSS JOIN edge p ON p.type = 'PASSAGE_OF' AND p.source = c.target
        WHERE c.type = 'CITES' AND c.source = n.pk AND p.target = (SELECT pk FROM node WHERE id = :document)
      ))
  ),
  between_cursors AS (
    SELECT * FROM hits
    WHERE (:id IS NULL OR (rank, title_sort, id) > (:rank, :title, :id))
      AND (:until_id IS NULL OR (rank, title_sort, id) < (:until_rank, :until_title, :until_id))
  ),
  page AS (
    SELECT * FROM (
      SELECT id, rank, title_sort FROM between_cursors WHERE NOT :backward
      ORDER BY rank, title_sort, id LIMIT :size
    )
    UNION ALL
    SELECT * FROM (
      SELECT id, rank, title_sort FROM between_cursors WHERE :backward
      ORDER BY rank DESC, title_sort DESC, id DESC LIMIT :size
    )
  ),
  behind(told) AS (
    SELECT EXISTS (SELECT 1 FROM hits WHERE NOT :backward AND (rank, title_sort, id) <= (:rank, :title, :id))
      OR EXISTS (SELECT 1 FROM hits WHERE :backward AND (rank, title_sort, id) >= (:until_rank, :until_title, :until_id))
  ),
  wanted(facet) AS MATERIALIZED (SELECT value FROM json_each(:by)),
  shared(facet, value, pk) AS (
    SELECT 'KIND', label, pk FROM hits WHERE 'KIND' IN wanted
    UNION ALL
    SELECT 'STATUS', status, pk FROM hits WHERE 'STATUS' IN wanted
    UNION ALL
    SELECT 'THEME', theme, pk FROM hits WHERE 'THEME' IN wanted
    UNION ALL
    SELECT 'YEAR', substr(when_earliest, 1, 4), pk FROM hits
    WHERE 'YEAR' IN wanted AND when_earliest NOT IN ('0001-01-01', '9999-12-31')
    UNION ALL
    SELECT 'OWNER', (SELECT id FROM node WHERE pk = owner.value), hits.pk
    FROM hits CROSS JOIN json_each(
      (SELECT json_group_array(o.source) FROM edge o WHERE o.type = 'OWNS' AND o.target = hits.pk)
    ) owner
    WHERE 'OWNER' IN wanted
    UNION ALL
    SELECT 'ROLE', role.value, hits.pk
    FROM hits CROSS JOIN json_each(
      (SELECT json_group_array(o.role) FROM edge o WHERE o.type = 'OWNS' AND o.target = hits.pk)
    ) role
    WHERE 'ROLE' IN wanted
    UNION ALL
    SELECT 'DOCUMENT', (SELECT id FROM node WHERE pk = document.value), hits.pk
    FROM hits CROSS JOIN json_each((
      SELECT json_group_array(p.target) FROM edge c CROSS JOIN edge p ON p.type = 'PASSAGE_OF' AND p.source = c.target
      WHERE c.type = 'CITES' AND c.source = hits.pk
    )) document
    WHERE 'DOCUMENT' IN wanted
  ),
  counted AS (
    SELECT facet, value, count(DISTINCT pk) AS number FROM shared WHERE value IS NOT NULL GROUP BY facet, value
  ),
  placed AS (
    SELECT *, row_number() OVER (PARTITION BY facet ORDER BY number DESC, value) AS place FROM counted
  )
SELECT json_array(graph.revision, json_array(
  (SELECT number FROM met),
  (SELECT count(*) FROM hits),
  (SELECT json_group_array(json_array(id, rank, title_sort)) FROM page),
  json(iif((SELECT told FROM behind), 'true', 'false')),
  (SELECT json_group_array(json_array(facet, most.value, number, (SELECT title FROM node WHERE id = most.value)))
   FROM (SELECT * FROM placed WHERE place <= :counts ORDER BY facet, place) most),
  (SELECT json_group_array(id) FROM node WHERE id IN (:theme, :document, :owner)),
  (SELECT json_group_array(id) FROM (
    SELECT d.id FROM node d
    WHERE :unsearched AND d.label = 'Document' AND d.file IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM edge p CROSS JOIN node c ON c.pk = p.source
      WHERE p.type = 'PASSAGE_OF' AND p.target = d.pk AND c.quotation IS NOT NULL
    )
    ORDER BY d.id
  ))
))
FROM graph
