// What waits for something else?
MATCH (waiting:Action)-[waits:DEPENDS_ON]->(awaited)
RETURN waiting.id AS waiting, awaited.id AS awaited, waits.basis AS basis
ORDER BY waiting, awaited
