-- Where a chain begins and ends: the things themselves, or the commitment that a wording words.
-- Parameters: :ids (JSON array). Columns: one JSON text [revision, [[id, anchor id], ...]].
SELECT json_array(graph.revision, (
  SELECT json_group_array(json_array(given.value, coalesce(
    (SELECT worded.id FROM edge h CROSS JOIN node worded ON worded.pk = h.source
     WHERE h.type = 'HAS_WORDING' AND h.target = origin.pk),
    origin.id)))
  FROM json_each(:ids) given CROSS JOIN node origin ON origin.id = given.value
)) FROM graph
