// Of what has nobody told since 2016?
// Actions of the reply of 2016 that are not told to be done, and that no plan after it cites.
MATCH (action:Action)-[:CITES]->(:Citation)-[:PASSAGE_OF]->(:Document {id: 'document/cps-response-2016'})
WHERE action.status IN ['PLANNED', 'IN_PROGRESS'] AND NOT EXISTS {
  (action)-[:CITES]->(:Citation)-[:PASSAGE_OF]->(later:Document)
  WHERE later.id IN ['document/rasso-2025', 'document/annex-a-2022']
}
RETURN DISTINCT action.id AS action, action.status AS status, action.overdue AS overdue
ORDER BY action
