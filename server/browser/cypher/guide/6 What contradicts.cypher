// What contradicts
// A contradiction with its sides, and the passages of each.
MATCH way = (:Discrepancy {id: 'discrepancy/soteria-areas'})-[:HAS_SIDE]->(:Side)-[:CITES]->(:Citation)
RETURN way
