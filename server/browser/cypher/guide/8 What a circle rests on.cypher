// What a fact rests on
// The exact place of each passage. Cite the document and the place; name the graph by revision and digest (last query).
MATCH (:Action {id: 'action/joint-protocol'})-[:HAS_STATUS]->(claim:StatusClaim)-[:CITES]->(place:Citation)-[:PASSAGE_OF]->(document:Document)
RETURN claim.name AS claim, claim.basis AS basis, claim.words AS words, document.title AS document, place.locator AS place,
       place.start AS start, place.end AS end, place.quotation AS quotation
ORDER BY document, start
