// What stands behind the percentages of the inspection?
MATCH (s:Statistic)-[:CITES]->(:Citation)-[:PASSAGE_OF]->(:Document {id: 'document/press-notice-2016'})
RETURN DISTINCT s.title AS title, s.value AS value, s.numerator AS numerator, s.denominator AS denominator, s.base_stated AS base_stated
ORDER BY title
