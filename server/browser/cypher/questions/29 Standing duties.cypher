// Which standing duties have the police?
MATCH (duty:Duty {standing: true})-[:BORNE_BY]->(:Body {id: 'body/police'})
RETURN duty.id AS duty, duty.title AS title
ORDER BY duty
