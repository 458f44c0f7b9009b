// What holds some words: a page of it in order of how it was met, how much there is, and what that has in common.
// Levels are queries of the full-text index over tokens (see model/searching.py), each met by all that meets the one
// before; over $most that meet the last, nothing is told but the number. Parameters, for Neo4j Browser:
//   :params {levels: ['search_title:"x snpcc x" OR search_name:"x snpcc x"', 'search_title:snpcc',
//            'search_title:snpcc OR search_name:snpcc'], most: 100000, kinds: null, theme: null, document: null,
//            owner: null, rank: null, title: null, id: null, backward: false, size: 20, by: ['KIND'], counts: 20}
// Columns: revision; answer, a list [met, passed, list of [id, rank, title], whether rows lie the other way, list of
// [facet, value, count, title of the node with that id]]; backward the rows come from the last on.
CYPHER 5
MATCH (graph:Graph {id: 'graph'})
CALL () {
  CALL db.index.fulltext.queryNodes('search', last($levels), {limit: $most + 1}) YIELD node
  RETURN count(node) AS met
}
CALL (met) {
  UNWIND range(0, size($levels) - 1) AS level
  WITH level WHERE met <= $most
  CALL db.index.fulltext.queryNodes('search', $levels[level]) YIELD node
  WITH node, min(level) AS rank
  WHERE ($kinds IS NULL OR any(label IN labels(node) WHERE label IN $kinds))
    AND ($theme IS NULL OR node.theme = $theme)
    AND ($owner IS NULL OR EXISTS { (node)<-[:OWNS]-(:Record {id: $owner}) })
    AND ($document IS NULL OR EXISTS { (node)-[:CITES]->(:Citation)-[:PASSAGE_OF]->(:Document {id: $document}) })
  RETURN collect([rank, node.title_sort, node.id, node]) AS hits
}
CALL (hits) {
  UNWIND hits AS hit
  WITH hit[0] AS rank, hit[1] AS title, hit[2] AS id
  WHERE NOT $backward AND ($id IS NULL OR rank > $rank OR rank = $rank AND (title > $title OR title = $title AND id > $id))
  WITH rank, title, id ORDER BY rank, title, id LIMIT $size
  RETURN collect([id, rank, title]) AS onward
}
CALL (hits) {
  UNWIND hits AS hit
  WITH hit[0] AS rank, hit[1] AS title, hit[2] AS id
  WHERE $backward AND ($id IS NULL OR rank < $rank OR rank = $rank AND (title < $title OR title = $title AND id < $id))
  WITH rank, title, id ORDER BY rank DESC, title DESC, id DESC LIMIT $size
  RETURN collect([id, rank, title]) AS back
}
CALL (hits) {
  UNWIND $by AS facet
  UNWIND hits AS hit
  WITH facet, hit[3] AS node
  CALL (facet, node) {
    WITH facet, node WHERE facet = 'KIND'
    UNWIND [label IN labels(node) WHERE NOT label IN ['Record', 'Commitment']] AS value
    RETURN value
    UNION ALL
    WITH facet, node WHERE facet = 'STATUS'
    RETURN node.status AS value
    UNION ALL
    WITH facet, node WHERE facet = 'THEME'
    RETURN node.theme AS value
    UNION ALL
    WITH facet, node WHERE facet = 'YEAR' AND NOT node.when_earliest IN ['0001-01-01', '9999-12-31']
    RETURN left(node.when_earliest, 4) AS value
    UNION ALL
    WITH facet, node WHERE facet = 'OWNER'
    MATCH (node)<-[:OWNS]-(holder:Record)
    RETURN holder.id AS value
    UNION ALL
    WITH facet, node WHERE facet = 'ROLE'
    MATCH (node)<-[owns:OWNS]-(:Record)
    RETURN owns.role AS value
    UNION ALL
    WITH facet, node WHERE facet = 'DOCUMENT'
    MATCH (node)-[:CITES]->(:Citation)-[:PASSAGE_OF]->(document:Document)
    RETURN document.id AS value
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
  $id IS NOT NULL AND any(hit IN hits WHERE CASE
    WHEN hit[0] <> $rank THEN (hit[0] < $rank) <> $backward
    WHEN hit[1] <> $title THEN (hit[1] < $title) <> $backward
    WHEN hit[2] <> $id THEN (hit[2] < $id) <> $backward
    ELSE true
  END),
  facets
] AS answer
