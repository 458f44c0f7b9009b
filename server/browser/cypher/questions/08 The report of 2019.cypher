// What became of the twelve recommendations of 2019?
MATCH (:Document {id: 'document/hmcpsi-rape-2019'})-[:HAS_PART]->(r:Recommendation)
RETURN r.id AS recommendation, r.status AS status
ORDER BY toInteger(r.number)
