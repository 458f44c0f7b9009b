// How long does each programme run, as documents tell?
MATCH (programme:Programme)
RETURN programme.id AS programme, programme.start AS start, programme.ends AS end, programme.last_attested AS last_attested
ORDER BY programme
