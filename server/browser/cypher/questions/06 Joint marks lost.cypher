// Which actions lost their mark as joint with the police?
// A mark stands on a wording, as printed.
MATCH (action:Action)-[:HAS_WORDING]->(before:Wording {primary: true, listed: true, joint: true})-[:PRINTED_IN]->(:Document {id: 'document/rasso-2025'})
MATCH (action)-[:HAS_WORDING]->(after:Wording {primary: true, listed: true, joint: false})-[:PRINTED_IN]->(:Document {id: 'document/annex-a-2022'})
RETURN action.id AS action, after.number AS number
ORDER BY action
