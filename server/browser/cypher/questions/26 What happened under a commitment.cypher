// What happened under a commitment?
MATCH (:Waypoint {id: 'action/wellbeing-programme'})<-[happened:HAPPENED]-(told:Waypoint)
MATCH (what:Record {id: told.id})
RETURN DISTINCT what.id AS what, what.when_dated AS date, happened.type_of_link AS how
ORDER BY what, how
