// Which outcomes of 2020 are still there in 2022?
// The lists of two documents side by side: the link between two wordings says what became of an outcome.
MATCH (outcome:Outcome)
OPTIONAL MATCH (outcome)-[:HAS_WORDING]->(before:Wording {primary: true, listed: true})-[:PRINTED_IN]->(:Document {id: 'document/rasso-2025'})
OPTIONAL MATCH (outcome)-[:HAS_WORDING]->(after:Wording {primary: true, listed: true})-[:PRINTED_IN]->(:Document {id: 'document/annex-a-2022'})
WITH outcome, before, after WHERE before IS NOT NULL OR after IS NOT NULL
RETURN outcome.id AS outcome,
  CASE WHEN before IS NULL THEN 'ADDED'
       WHEN after IS NULL AND EXISTS { (:Document {id: 'document/annex-a-2022'})-[:DROPS]->(outcome) } THEN 'DROPPED'
       WHEN after IS NULL THEN 'NOT_REPEATED'
       WHEN EXISTS { (after)-[:REWORDS]->(before) } THEN 'REWORDED'
       WHEN EXISTS { (after)-[:REPEATS]->(before) } THEN 'UNCHANGED' END AS became
ORDER BY outcome
