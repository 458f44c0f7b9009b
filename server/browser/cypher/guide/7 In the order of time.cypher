// In the order of time
// What happened under a programme. A bound that is open is null: such an event comes where its other bound is.
MATCH (e:Event)-[:ABOUT]->(:Programme {id: 'programme/operation-soteria'})
RETURN e.date AS date, e.title AS event, e.occurrence AS told
ORDER BY coalesce(e.date_earliest, e.date_latest), e.title
