-- What became of the commitments that two documents list: their printings side by side, and the links between.
-- Only primary wordings count that have a place in the document's own list.
-- Parameters: :from and :to (document ids), :kinds (JSON array of labels), :limit.
-- Columns: one JSON text [revision, rows], a row of changes being [commitment, before, after, links, drop]: the id of the
--   commitment and those of its wordings in either document, or null; for each link between them [link, source, type];
--   and null or the drop [link, document].
WITH
  wanted(kind) AS MATERIALIZED (SELECT value FROM json_each(:kinds)),
  printed(commitment, document, wording) AS MATERIALIZED (
    SELECT worded.source, document.id, wording.pk
    FROM node document
    CROSS JOIN edge printing ON printing.type = 'PRINTED_IN' AND printing.target = document.pk
    CROSS JOIN node wording ON wording.pk = printing.source
    CROSS JOIN edge worded ON worded.type = 'HAS_WORDING' AND worded.target = wording.pk
    WHERE document.id IN (:from, :to) AND wording."primary" AND wording."order" IS NOT NULL
  ),
  listed(commitment, earlier, later) AS MATERIALIZED (
    SELECT commitment, max(iif(document = :from, wording, NULL)), max(iif(document = :to, wording, NULL))
    FROM printed GROUP BY commitment
  ),
  found(commitment, id, earlier, later) AS MATERIALIZED (
    SELECT listed.commitment, commitment.id, listed.earlier, listed.later
    FROM listed CROSS JOIN node commitment ON commitment.pk = listed.commitment
    WHERE commitment.label IN (SELECT kind FROM wanted)
    ORDER BY commitment.id LIMIT :limit
  )
SELECT json_array(
  graph.revision,
  (SELECT json_group_array(json_array(
     found.id,
     (SELECT id FROM node WHERE pk = found.earlier),
     (SELECT id FROM node WHERE pk = found.later),
     (SELECT json_group_array(json(row)) FROM (
        SELECT json_array(link.id, wording.id, link.type) AS row
        FROM edge link CROSS JOIN node wording ON wording.pk = link.source
        WHERE link.type IN ('REPEATS', 'REWORDS', 'MOVES') AND link.source = found.later AND link.target = found.earlier
        ORDER BY link.id)),
     json((SELECT json_array(dropped.id, document.id)
        FROM edge dropped CROSS JOIN node document ON document.pk = dropped.source
        WHERE dropped.type = 'DROPS' AND dropped.target = found.commitment AND document.id = :to
        ORDER BY dropped.id LIMIT 1))
   )) FROM found)
)
FROM graph
