// How many CPS Areas began Operation Soteria in September 2021?
// Both sides of the contradiction, with the places of each.
MATCH (d:Discrepancy {id: 'discrepancy/soteria-areas'})-[:HAS_SIDE]->(side:Side)-[:CITES]->(place:Citation)
RETURN side.id AS side, side.value AS value, collect(place.locator) AS places
ORDER BY side
