// How do the items of the annex stand, theme by theme?
// What the annex lists as its actions, by the theme under which it stands there and by its standing now.
MATCH (action:Action)-[:HAS_WORDING]->(w:Wording {primary: true, listed: true})-[:PRINTED_IN]->(:Document {id: 'document/annex-a-2022'})
MATCH (w)-[:UNDER]->(theme:Theme)
RETURN theme.name AS theme, action.status AS status, count(*) AS count
ORDER BY theme, status
