// Which commitments has a body, and in which role?
MATCH (:Body {id: 'body/police'})-[part:OWNS|INVOLVED_IN]->(thing:Commitment)
RETURN thing.id AS commitment, part.role AS role, part.as_worded AS worded
ORDER BY commitment, role
