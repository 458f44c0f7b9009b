// Where does the action on early advice come from, and what came of it?
// Every link of its lineage with its ends, who asserts it, and how many links from the start it ends at most.
MATCH (start:Waypoint {id: 'action/early-advice'})
CALL (start) {
  MATCH (start)-[steps:TRACES*1..6]->()
  RETURN last(steps) AS step, size(steps) AS depth
  UNION
  MATCH (start)<-[steps:TRACES*1..6]-()
  RETURN last(steps) AS step, size(steps) AS depth
}
WITH step.link AS found, step.later AS end, min(depth) AS depth
MATCH (later:Record {id: end})-[link {id: found}]->(earlier:Record)
RETURN link.id AS id, type(link) AS type, later.id AS later, earlier.id AS earlier, link.basis AS basis,
       link.asserter AS asserter
ORDER BY depth, id
