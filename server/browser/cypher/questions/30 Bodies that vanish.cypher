// Which bodies does the reply of 2016 name, and no document after it?
MATCH (body:Body)-[:HAS_MENTION]->(:Mention)-[:NAMED_IN]->(:Document {id: 'document/cps-response-2016'})
WHERE NOT EXISTS {
  (body)-[:HAS_MENTION]->(:Mention)-[:NAMED_IN]->(later:Document)
  WHERE later.id IN ['document/rasso-2025', 'document/jnap-release-2021', 'document/annex-a-2022']
}
RETURN DISTINCT body.id AS body, body.title AS title
ORDER BY body
