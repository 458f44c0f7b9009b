// What was found about a thing, and by whom?
MATCH (:Recommendation {id: 'recommendation/hmcpsi-2016/5d'})<-[:ABOUT]-(finding:Finding)
OPTIONAL MATCH (finding)-[:FOUND_BY]->(by)
RETURN finding.id AS finding, finding.title AS title, collect(by.id) AS found_by
ORDER BY finding
