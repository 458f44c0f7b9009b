// What holds some words: a page of it in order of how it was met, how much there is, and what that has in common.
// Parameters, for Neo4j Browser (terms all have to be met, called is met by a whole title or name; both are of tokens,
// see model/searching.py; fields are in the order in which they rank; over $most that meet the terms nothing is told
// but the number):
//   :params {terms: ['(wpol*)', '("snation schief")'], called: '"x snpcc x"', fields: ['tokens_title', 'tokens_name',
//            'tokens_summary'], most: 100000, kinds: null, theme: null, document: null, owner: null, rank: null,
//            title: null, id: null, until_rank: null, until_title: null, until_id: null, backward: false, size: 20,
//            by: ['KIND'], counts: 20}
// rank, title and id are those of the row to come after, until_rank, until_title and until_id those of the row to come
// before.
// Columns: revision; answer, a list [met, passed, rows, whether rows lie the other way, counts, those of the three ids that
// there are]; a row of search is [id, rank, title], where the title is what it is sorted by; a count is
// [facet, value, number, title]: the title of the node with that id. Backward the rows come from the last on.
CYPHER 5
MATCH (graph:Graph {id: 'graph'})
OPTIONAL MATCH (holder:Record {id: $owner})
OPTIONAL MATCH (held:Document {id: $document})
WITH *, ['tokens_title:' + $called + ' OR tokens_name:' + $called] + [upto IN range(1, size($fields)) |
  reduce(all = '', term IN $terms |
    all + CASE all WHEN '' THEN '(' ELSE ' AND (' END
    + reduce(any = '', field IN $fields[..upto] | any + CASE any WHEN '' THEN '' ELSE ' OR ' END + field + ':' + term)
    + ')'
  )
] AS levels
CALL (levels) {
  CALL db.index.fulltext.queryNodes('tokens', last(levels), {limit: $most + 1}) YIELD node
  RETURN count(node) AS met
}
CALL (levels, met, holder, held) {
  UNWIND range(0, size(levels) - 1) AS level
  WITH level, holder, held WHERE met <= $most
  CALL db.index.fulltext.queryNodes('tokens', levels[level]) YIELD node
  WITH node, holder, held, min(level) AS rank
  WHERE ($kinds IS NULL OR any(label IN labels(node) WHERE label IN $kinds))
    AND ($theme IS NULL OR node.theme = $theme)
    AND ($owner IS NULL OR EXISTS { (node)<-[:OWNS]-(holder) })
    AND ($document IS NULL OR EXISTS { (node)-[:CITES]->()-[:PASSAGE_OF]->(held) })
  RETURN collect([rank, node.title_sort, node.id, node]) AS hits
}
WITH *, [hit IN hits
  WHERE ($id IS NULL OR hit[0] > $rank OR hit[0] = $rank AND (hit[1] > $title OR hit[1] = $title AND hit[2] > $id))
    AND ($until_id IS NULL OR hit[0] < $until_rank
      OR hit[0] = $until_rank AND (hit[1] < $until_title OR hit[1] = $until_title AND hit[2] < $until_id))
] AS between
CALL (between) {
  UNWIND CASE WHEN $backward THEN [] ELSE between END AS hit
  WITH hit[0] AS rank, hit[1] AS title, hit[2] AS id
  WITH rank, title, id ORDER BY rank, title, id LIMIT $size
  RETURN collect([id, rank, title]) AS onward
}
CALL (between) {
  UNWIND CASE WHEN $backward THEN between ELSE [] END AS hit
  WITH hit[0] AS rank, hit[1] AS title, hit[2] AS id
  WITH rank, title, id ORDER BY rank DESC, title DESC, id DESC LIMIT $size
  RETURN collect([id, rank, title]) AS back
}
CALL (hits) {
  CALL (hits) {
    UNWIND CASE WHEN 'KIND' IN $by THEN hits ELSE [] END AS hit
    WITH hit[3] AS node
    UNWIND [label IN labels(node) WHERE NOT label IN ['Record', 'Commitment']] AS value
    RETURN 'KIND' AS facet, value, node
    UNION ALL
    UNWIND CASE WHEN 'STATUS' IN $by THEN hits ELSE [] END AS hit
    WITH hit[3] AS node
    RETURN 'STATUS' AS facet, node.status AS value, node
    UNION ALL
    UNWIND CASE WHEN 'THEME' IN $by THEN hits ELSE [] END AS hit
    WITH hit[3] AS node
    RETURN 'THEME' AS facet, node.theme AS value, node
    UNION ALL
    UNWIND CASE WHEN 'YEAR' IN $by THEN hits ELSE [] END AS hit
    WITH hit[3] AS node WHERE NOT node.when_earliest IN ['0001-01-01', '9999-12-31']
    RETURN 'YEAR' AS facet, left(node.when_earliest, 4) AS value, node
    UNION ALL
    UNWIND CASE WHEN 'OWNER' IN $by THEN hits ELSE [] END AS hit
    WITH hit[3] AS node
    MATCH (node)<-[:OWNS]-(owner)
    RETURN 'OWNER' AS facet, owner.id AS value, node
    UNION ALL
    UNWIND CASE WHEN 'ROLE' IN $by THEN hits ELSE [] END AS hit
    WITH hit[3] AS node
    MATCH (node)<-[owns:OWNS]-()
    RETURN 'ROLE' AS facet, owns.role AS value, node
    UNION ALL
    UNWIND CASE WHEN 'DOCUMENT' IN $by THEN hits ELSE [] END AS hit
    WITH hit[3] AS node
    MATCH (node)-[:CITES]->()-[:PASSAGE_OF]->(document)
    RETURN 'DOCUMENT' AS facet, document.id AS value, node
  }
  WITH facet, value, node WHERE value IS NOT NULL
  WITH facet, value, count(DISTINCT node) AS number
  ORDER BY facet, number DESC, value
  WITH facet, collect([value, number])[..$counts] AS most
  UNWIND most AS one
  OPTIONAL MATCH (named:Record {id: one[0]})
  WITH facet, one, named ORDER BY facet, one[1] DESC, one[0]
  RETURN collect([facet, one[0], one[1], named.title]) AS facets
}
RETURN graph.revision AS revision, [
  met,
  size(hits),
  onward + back,
  NOT $backward AND $id IS NOT NULL AND any(hit IN hits WHERE
    hit[0] < $rank OR hit[0] = $rank AND (hit[1] < $title OR hit[1] = $title AND hit[2] <= $id))
  OR $backward AND $until_id IS NOT NULL AND any(hit IN hits WHERE
    hit[0] > $until_rank OR hit[0] = $until_rank AND (hit[1] > $until_title OR hit[1] = $until_title AND hit[2] >= $until_id)),
  facets,
  COLLECT { MATCH (known:Record) WHERE known.id IN [$theme, $document, $owner] RETURN known.id }
] AS answer
