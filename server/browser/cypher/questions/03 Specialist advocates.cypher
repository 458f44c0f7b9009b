// What became of the aim to have enough specialist advocates?
// Every claim of its standing, and every link that leads to it or from it in one step.
MATCH (outcome:Outcome {id: 'outcome/specialist-advocates'})
RETURN outcome.status AS status,
  COLLECT { MATCH (outcome)-[:HAS_STATUS]->(claim)
            RETURN [claim.status, claim.basis, claim.confidence, claim.reason] AS row ORDER BY claim.when_holds_from DESC LIMIT 1
  } AS told,
  COLLECT { MATCH (:Waypoint {id: outcome.id})-[t:TRACES]-()
            RETURN DISTINCT [t.type_of_link, t.later, t.earlier] AS row ORDER BY row } AS links
