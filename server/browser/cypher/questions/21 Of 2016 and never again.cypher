// What of 2016 was never told of again?
// Actions of the reply of 2016 that nothing later carries on, does, comes out of or used.
MATCH (action:Action)-[:CITES]->(:Citation)-[:PASSAGE_OF]->(:Document {id: 'document/cps-response-2016'})
WHERE NOT EXISTS { (:Waypoint {id: action.id})<-[t:TRACES]-() WHERE t.type_of_link IN ['CONTINUES', 'FULFILS', 'DERIVES_FROM', 'INFORMS'] }
RETURN DISTINCT action.id AS action, action.title AS title
ORDER BY action
