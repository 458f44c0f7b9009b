// Which outcomes does nobody answer for directly, and what gap says so?
MATCH (outcome:Outcome)
WHERE NOT EXISTS { (outcome)<-[:OWNS]-() }
RETURN outcome.id AS outcome, COLLECT { MATCH (outcome)<-[:ABOUT]-(gap:Gap) RETURN gap.id AS id ORDER BY id } AS gaps
ORDER BY outcome
