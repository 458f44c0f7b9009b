// What became of the protocol between police and CPS on rape cases?
// The standing of the action, its promised events, and what nobody tells.
MATCH (action:Action {id: 'action/joint-protocol'})
RETURN action.status AS status,
  COLLECT { MATCH (action)-[:HAS_WORDING]->(w:Wording)-[:PRINTED_IN]->(d:Document)
            RETURN [d.id, w.number, w.joint] AS row ORDER BY d.published_earliest } AS wordings,
  COLLECT { MATCH (action)<-[:ABOUT]-(event:Event {occurrence: 'PROMISED'})
            RETURN [event.id, event.date, event.fulfilment] AS row ORDER BY event.id } AS promised,
  COLLECT { MATCH (action)<-[:ABOUT]-(gap:Gap) RETURN gap.id AS row ORDER BY row } AS gaps,
  COLLECT { MATCH (action)-[:DEPENDS_ON]->(awaited) RETURN awaited.id AS row ORDER BY row } AS waits_for
