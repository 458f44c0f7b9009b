// What holds some words: a page of it in order of how it was met, how much there is, and what that has in common.
// Parameters, for Neo4j Browser (terms all have to be met, called is met by a whole title or name; both are of tokens,
// see model/searching.py; fields are in the order in which they rank; over $given.most that meet the terms nothing is told
// but the number):
//   :params {given: {terms: ['(wpol*)', '("snation schief")'], called: '"x snpcc x"', fields: ['tokens_title', 'tokens_name',
//            'tokens_summary'], most: 100000, kinds: null, theme: null, document: null, owner: null, quotations: true,
//            rank: null, title: null, id: null, until_rank: null, until_title: null, until_id: null, backward: false,
//            size: 20, by: ['KIND'], counts: 20, unsearched: true}}
// With $given.quotations a passage that meets all the terms finds what is cited from it, after all else.
// rank, title and id are those of the row to come after, until_rank, until_title and until_id those of the row to come
// before.
// Columns: revision; answer, a list [met, passed, rows, whether rows lie the other way, counts, those of the three ids that
// there are, held documents without quotations where $unsearched]; a row of search is [id, rank, title], where the title is what it is sorted by; a count is
// [facet, value, number, title]: the title of the node with that id. Backward the rows come from the last on.
CYPHER 5
MATCH (graph:Graph {id: 'graph'})
OPTIONAL MATCH (holder:Record {id: $given.owner})
OPTIONAL MATCH (held:Document {id: $given.document})
WITH *, ['tokens_title:' + $given.called + ' OR tokens_name:' + $given.called] + [upto IN range(1, size($given.fields)) |
  reduce(all = '', term IN $given.terms |
    all + CASE all WHEN '' THEN '(' ELSE ' AND (' END
    + reduce(any = '', field IN $given.fields[..upto] | any + CASE any WHEN '' THEN '' ELSE ' OR ' END + field + ':' + term)
    + ')'
  )
] AS levels,
  reduce(all = '', term IN $given.terms | all + CASE all WHEN '' THEN '' ELSE ' AND ' END + 'tokens_quotation:' + term) AS quoted
CALL (quoted) {
  UNWIND CASE WHEN $given.quotations THEN [quoted] ELSE [] END AS text
  CALL db.index.fulltext.queryNodes('tokens', text, {limit: $given.most + 1}) YIELD node AS passage
  MATCH (passage)<-[:CITES]-(by)
  OPTIONAL MATCH (by)
    <-[:HAS_WORDING|HAS_STATUS|HAS_DUE|HAS_STATE|HAS_SETTLEMENT|HAS_TITLE|HAS_NAME|HAS_SIDE]-(whole)
  WITH CASE WHEN by:Wording|StatusClaim|Due|DocumentState|Settlement|Title|Name|Side THEN whole ELSE by END AS found
  RETURN collect(DISTINCT found) AS citing
}
CALL (levels, citing) {
  CALL (levels, citing) {
    CALL db.index.fulltext.queryNodes('tokens', last(levels), {limit: $given.most + 1}) YIELD node
    RETURN node
    UNION
    UNWIND citing AS node
    RETURN node
  }
  RETURN count(node) AS met
}
CALL (levels, citing, met, holder, held) {
  CALL (levels, citing, met) {
    UNWIND range(0, size(levels) - 1) AS level
    WITH level, levels WHERE met <= $given.most
    CALL db.index.fulltext.queryNodes('tokens', levels[level]) YIELD node
    RETURN node, level
    UNION ALL
    UNWIND citing AS node
    WITH node, size(levels) AS level WHERE met <= $given.most
    RETURN node, level
  }
  WITH node, holder, held, min(level) AS rank
  WHERE ($given.kinds IS NULL OR any(label IN labels(node) WHERE label IN $given.kinds))
    AND ($given.theme IS NULL OR node.theme = $given.theme)
    AND ($given.owner IS NULL OR EXISTS { (node)<-[:OWNS]-(holder) })
    AND ($given.document IS NULL OR EXISTS { (node)-[:CITES]->()-[:PASSAGE_OF]->(held) })
  RETURN collect([rank, node.title_sort, node.id, node]) AS hits
}
WITH *, [hit IN hits
  WHERE ($given.id IS NULL OR hit[0] > $given.rank OR hit[0] = $given.rank AND (hit[1] > $given.title OR hit[1] = $given.title AND hit[2] > $given.id))
    AND ($given.until_id IS NULL OR hit[0] < $given.until_rank
      OR hit[0] = $given.until_rank AND (hit[1] < $given.until_title OR hit[1] = $given.until_title AND hit[2] < $given.until_id))
] AS between
CALL (between) {
  UNWIND CASE WHEN $given.backward THEN [] ELSE between END AS hit
  WITH hit[0] AS rank, hit[1] AS title, hit[2] AS id
  WITH rank, title, id ORDER BY rank, title, id LIMIT $given.size
  RETURN collect([id, rank, title]) AS onward
}
CALL (between) {
  UNWIND CASE WHEN $given.backward THEN between ELSE [] END AS hit
  WITH hit[0] AS rank, hit[1] AS title, hit[2] AS id
  WITH rank, title, id ORDER BY rank DESC, title DESC, id DESC LIMIT $given.size
  RETURN collect([id, rank, title]) AS back
}
CALL (hits) {
  CALL (hits) {
    UNWIND CASE WHEN 'KIND' IN $given.by THEN hits ELSE [] END AS hit
    WITH hit[3] AS node
    UNWIND [label IN labels(node) WHERE NOT label IN ['Record', 'Commitment']] AS value
    RETURN 'KIND' AS facet, value, node
    UNION ALL
    UNWIND CASE WHEN 'STATUS' IN $given.by THEN hits ELSE [] END AS hit
    WITH hit[3] AS node
    RETURN 'STATUS' AS facet, node.status AS value, node
    UNION ALL
    UNWIND CASE WHEN 'THEME' IN $given.by THEN hits ELSE [] END AS hit
    WITH hit[3] AS node
    RETURN 'THEME' AS facet, node.theme AS value, node
    UNION ALL
    UNWIND CASE WHEN 'YEAR' IN $given.by THEN hits ELSE [] END AS hit
    WITH hit[3] AS node WHERE NOT node.when_earliest IN ['0001-01-01', '9999-12-31']
    RETURN 'YEAR' AS facet, left(node.when_earliest, 4) AS value, node
    UNION ALL
    UNWIND CASE WHEN 'OWNER' IN $given.by THEN hits ELSE [] END AS hit
    WITH hit[3] AS node
    MATCH (node)<-[:OWNS]-(owner)
    RETURN 'OWNER' AS facet, owner.id AS value, node
    UNION ALL
    UNWIND CASE WHEN 'ROLE' IN $given.by THEN hits ELSE [] END AS hit
    WITH hit[3] AS node
    MATCH (node)<-[owns:OWNS]-()
    RETURN 'ROLE' AS facet, owns.role AS value, node
    UNION ALL
    UNWIND CASE WHEN 'DOCUMENT' IN $given.by THEN hits ELSE [] END AS hit
    WITH hit[3] AS node
    MATCH (node)-[:CITES]->()-[:PASSAGE_OF]->(document)
    RETURN 'DOCUMENT' AS facet, document.id AS value, node
  }
  WITH facet, value, node WHERE value IS NOT NULL
  WITH facet, value, count(DISTINCT node) AS number
  ORDER BY facet, number DESC, value
  WITH facet, collect([value, number])[..$given.counts] AS most
  UNWIND most AS one
  OPTIONAL MATCH (named:Record {id: one[0]})
  WITH facet, one, named ORDER BY facet, one[1] DESC, one[0]
  RETURN collect([facet, one[0], one[1], named.title]) AS facets
}
RETURN graph.revision AS revision, [
  met,
  size(hits),
  onward + back,
  NOT $given.backward AND $given.id IS NOT NULL AND any(hit IN hits WHERE
    hit[0] < $given.rank OR hit[0] = $given.rank AND (hit[1] < $given.title OR hit[1] = $given.title AND hit[2] <= $given.id))
  OR $given.backward AND $given.until_id IS NOT NULL AND any(hit IN hits WHERE
    hit[0] > $given.until_rank OR hit[0] = $given.until_rank AND (hit[1] > $given.until_title OR hit[1] = $given.until_title AND hit[2] >= $given.until_id)),
  facets,
  COLLECT { MATCH (known:Record) WHERE known.id IN [$given.theme, $given.document, $given.owner] RETURN known.id },
  COLLECT {
    MATCH (silent:Document)
    WHERE $given.unsearched AND silent.id STARTS WITH 'document/' AND silent.file IS NOT NULL
      AND NOT EXISTS { (silent)<-[:PASSAGE_OF]-(told:Citation) WHERE told.quotation IS NOT NULL }
    RETURN silent.id ORDER BY silent.id
  }
] AS answer
