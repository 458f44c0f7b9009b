// Which recommendations of the internal review of 2014 does nobody mirror?
MATCH (:Document {id: 'document/internal-review-2014'})-[:HAS_PART]->(r:Recommendation)
WHERE NOT EXISTS { (r)<-[:MIRRORS]-() }
RETURN r.id AS recommendation
ORDER BY toInteger(r.number)
