// What joins a post to a recommendation?
// Over lineage and parts in something, in either direction; all chains of the least length.
MATCH (a:Waypoint {id: 'post/dpp'})
MATCH (b:Waypoint {id: 'recommendation/hmcpsi-2016/1a'})
MATCH way = allShortestPaths((a)-[:TRACES|CHAINS*1..8]-(b))
RETURN [n IN nodes(way) | n.id] AS chain, [r IN relationships(way) | r.link] AS facts
ORDER BY facts
