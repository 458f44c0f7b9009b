// Who was accountable for an action on 1 January 2021, by itself or by what contains it?
MATCH way = (action:Action {id: 'action/early-advice'})<-[:HAS_PART|HAS_WORDING*0..4]-(of:Record)
MATCH (of)<-[owns:OWNS {role: 'ACCOUNTABLE'}]-(holder:Record)
WHERE owns.when_known <= '2021-01-01' AND owns.when_holds_from <= '2021-01-01' AND owns.when_holds_until > '2021-01-01'
RETURN holder.id AS holder, of.id AS stated_of
ORDER BY owns.weight, length(way), owns.when_holds_from, owns.id
