// How did an action stand on 1 January 2021, by what had been published by then?
// `when_known` is the last day of the publication by which a claim is known, `when_holds_from` since when it surely holds.
MATCH (:Action {id: 'action/early-advice'})-[:HAS_STATUS]->(claim:StatusClaim)-[:CLAIMED_IN]->(document:Document)
WHERE claim.when_known <= '2021-01-01' AND claim.when_holds_from <= '2021-01-01'
RETURN claim.status AS status, document.id AS document
ORDER BY claim.when_holds_from DESC, claim.when_known DESC, claim.basis DESC, claim.id
LIMIT 1
