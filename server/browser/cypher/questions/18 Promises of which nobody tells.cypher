// Which promises does no document tell of again?
MATCH (event:Event {occurrence: 'PROMISED', fulfilment: 'NOT_TOLD'})
RETURN event.id AS promise, event.title AS title, event.date_latest AS by
ORDER BY by, promise
