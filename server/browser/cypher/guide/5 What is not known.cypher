// What is not known
// Silences where one would expect an answer, and why one would.
MATCH (gap:Gap)-[:ABOUT]->(:Action {id: 'action/joint-protocol'})
RETURN gap.title AS unknown, gap.reason AS expected
ORDER BY unknown
