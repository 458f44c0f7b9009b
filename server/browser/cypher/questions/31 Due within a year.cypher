// What was promised for 2022?
// What surely ends within the year: the last day that its date may mean lies in it.
MATCH (due:Due)
WHERE due.date_latest >= '2022-01-01' AND due.date_latest <= '2022-12-31'
MATCH (thing)-[:HAS_DUE]->(due)
RETURN due.id AS due, thing.id AS of, due.date AS date, due.words AS words
ORDER BY due
