// What is here
// Kinds of things, and how many there are of each.
MATCH (n:Record)
RETURN n.kind AS kind, count(*) AS count
ORDER BY count DESC, kind
