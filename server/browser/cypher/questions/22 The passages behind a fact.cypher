// Which passages stand behind a fact?
// `start` and `end` are code points of the document's text, `sha256` is that of the passage.
MATCH (:Wording {id: 'wording/annex-a-2022/action/forensic-evidence-tools'})-[fact:MOVES]->(:Wording)
UNWIND fact.citations AS cited
MATCH (place:Citation {id: cited})-[:PASSAGE_OF]->(document:Document)
RETURN place.id AS passage, document.id AS document, place.locator AS place, place.start AS start, place.end AS end, place.sha256 AS sha256
ORDER BY passage
