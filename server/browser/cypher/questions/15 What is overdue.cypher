// What was due and is not told to be done?
MATCH (c:Commitment {overdue: true})-[:HAS_DUE]->(due:Due)
RETURN c.id AS commitment, c.status AS status, collect(due.words) AS due
ORDER BY commitment
