// When did RASSO enter the remit of the joint board?
MATCH (d:Discrepancy {id: 'discrepancy/joib-remit'})-[:HAS_SIDE]->(side:Side)-[:CITES]->(place:Citation)-[:PASSAGE_OF]->(document:Document)
RETURN side.value AS value, document.published AS published, document.published_said AS said, place.locator AS place
ORDER BY side.id, place
