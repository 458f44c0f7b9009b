// What had become of a promise, as one could know it at the end of 2020?
MATCH (:Event {id: 'event/directors-guidance-6-due-2016'})-[:HAS_SETTLEMENT]->(told:Settlement)-[:CLAIMED_IN]->(document:Document)
WHERE told.when_known <= '2020-12-31'
RETURN told.fulfilment AS fulfilment, document.id AS document, told.reason AS reason
ORDER BY told.when_holds_from DESC, told.when_known DESC, told.basis DESC, told.id
LIMIT 1
