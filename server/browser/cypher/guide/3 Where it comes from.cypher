// Where it comes from
// The walk goes over waypoints; drawn are the facts behind its steps, each from the later thing to the earlier. Turn the arrow, <-[steps:TRACES*1..3]-, for what came of it.
MATCH (:Waypoint {id: 'action/joint-protocol'})-[steps:TRACES*1..3]->()
UNWIND steps AS step
MATCH (later:Record {id: step.later})-[fact {id: step.link}]->(earlier:Record)
RETURN DISTINCT later, fact, earlier
