// Who is involved without answering?
MATCH (holder:Body {id: 'body/isvas'})-[part:INVOLVED_IN]->(thing:Commitment)
WHERE NOT EXISTS { (thing)<-[:HAS_PART|HAS_WORDING*0..4]-()<-[:OWNS]-(holder) }
RETURN DISTINCT thing.id AS commitment, collect(part.role) AS roles
ORDER BY commitment
