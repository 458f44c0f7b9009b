// What does somebody answer for, by itself or through a plan?
// What is stated of a plan counts only if it began before the thing was finished, and had not ended before that was there.
MATCH (:Post {id: 'post/npcc-criminal-justice-lead'})-[owns:OWNS]->(of:Record)
MATCH way = (of)-[:HAS_PART|HAS_WORDING*0..4]->(thing:Commitment)
WHERE length(way) = 0 OR (owns.when_holds_from <= thing.when_finished AND owns.when_holds_until >= thing.when_earliest)
RETURN DISTINCT thing.id AS commitment, of.id AS stated_of
ORDER BY commitment
