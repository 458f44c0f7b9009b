// Find what holds a word
// By the stems of English words, in titles, names, summaries, reasons and, where they are held, quotations.
CALL db.index.fulltext.queryNodes('search', '"early advice" AND memorandum') YIELD node, score
RETURN node.kind AS kind, node.id AS id, node.title AS title
ORDER BY score DESC, id
LIMIT 20
