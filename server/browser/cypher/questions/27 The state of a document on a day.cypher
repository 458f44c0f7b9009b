// In what state was a document on 30 June 2016, by what had been published by then?
MATCH (:Document {id: 'document/directors-guidance-6'})-[:HAS_STATE]->(claim:DocumentState)
WHERE claim.when_known <= '2016-06-30' AND claim.when_holds_from <= '2016-06-30'
RETURN claim.state AS state, claim.words AS words
ORDER BY claim.when_holds_from DESC, claim.when_known DESC, claim.basis DESC, claim.id
LIMIT 1
