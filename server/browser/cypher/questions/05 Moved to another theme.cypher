// Which action moved to another theme?
MATCH (action:Action)-[:HAS_WORDING]->(later:Wording)-[moves:MOVES]->(earlier:Wording)
MATCH (later)-[:UNDER]->(to:Theme)
MATCH (earlier)-[:UNDER]->(from:Theme)
RETURN action.id AS action, from.name AS `from`, to.name AS `to`, later.number AS number, moves.reason AS reason
