// Who answers for it
// By itself or by what contains it, with the place that says so.
MATCH (:Action {id: 'action/joint-protocol'})<-[:HAS_PART|HAS_WORDING*0..4]-(of:Record)<-[owns:OWNS]-(holder:Record)
UNWIND owns.citations AS cited
MATCH (place:Citation {id: cited})-[:PASSAGE_OF]->(document:Document)
RETURN owns.role AS role, holder.title AS holder, owns.as_worded AS worded, of.title AS `stated of`,
       document.name AS document, place.locator AS place
ORDER BY owns.weight, holder, document, place
