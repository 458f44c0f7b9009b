-- Every document, held or only named, with the bodies told to have published it.
CREATE VIEW IF NOT EXISTS documents AS
SELECT d.id, d.title, d.type, d.held, d.published, d.published_said, d.url,
  (SELECT group_concat(b.title, '; ') FROM edge e JOIN node b ON b.pk = e.source
   WHERE e.type = 'PUBLISHED' AND e.target = d.pk) AS publishers
FROM node d WHERE d.label = 'Document';

-- Every commitment with its standing as it was last told, and what contains it.
CREATE VIEW IF NOT EXISTS commitments AS
SELECT c.id, c.kind, c.title, c.summary, c.status, c.number, t.title AS theme, c.joint, c.new, c.overdue,
  (SELECT group_concat(p.title, '; ') FROM edge e JOIN node p ON p.pk = e.source
   WHERE e.type = 'HAS_PART' AND e.target = c.pk) AS part_of
FROM node c LEFT JOIN node t ON t.id = c.theme WHERE c.family = 'Commitment';

-- Every commitment as each document words it, with the places where it stands there.
CREATE VIEW IF NOT EXISTS wordings AS
SELECT w.id, c.id AS commitment, c.title, d.id AS document, d.published, w.number, t.title AS theme, w.section,
  w.joint, w.new, w.listed, w."primary",
  (SELECT group_concat(p.locator, '; ') FROM edge e JOIN node p ON p.pk = e.target
   WHERE e.type = 'CITES' AND e.source = w.pk) AS places
FROM node w
JOIN edge has ON has.type = 'HAS_WORDING' AND has.target = w.pk JOIN node c ON c.pk = has.source
JOIN edge printed ON printed.type = 'PRINTED_IN' AND printed.source = w.pk JOIN node d ON d.pk = printed.target
LEFT JOIN node t ON t.id = w.theme
WHERE w.label = 'Wording';

-- Every claim of what had become of a commitment. The one that counts is the first by these columns, each descending:
-- holds_from, known, basis; then by id.
CREATE VIEW IF NOT EXISTS statuses AS
SELECT s.id, c.id AS commitment, c.title, s.status, s.date, d.id AS document, s.basis, s.confidence, s.reason, s.words,
  s.when_holds_from AS holds_from, s.when_known AS known
FROM node s
JOIN edge has ON has.type = 'HAS_STATUS' AND has.target = s.pk JOIN node c ON c.pk = has.source
LEFT JOIN edge claimed ON claimed.type = 'CLAIMED_IN' AND claimed.source = s.pk
LEFT JOIN node d ON d.pk = claimed.target
WHERE s.label = 'StatusClaim';

-- Each thing with itself and with what holds it, up to four steps up.
CREATE VIEW IF NOT EXISTS wholes AS
SELECT n.pk AS thing, n.pk AS whole, 0 AS distance FROM node n
UNION ALL SELECT a.target, a.source, 1 FROM edge a WHERE a.type IN ('HAS_PART', 'HAS_WORDING')
UNION ALL SELECT a.target, b.source, 2 FROM edge a CROSS JOIN edge b ON b.target = a.source
  WHERE a.type IN ('HAS_PART', 'HAS_WORDING') AND b.type IN ('HAS_PART', 'HAS_WORDING')
UNION ALL SELECT a.target, c.source, 3 FROM edge a CROSS JOIN edge b ON b.target = a.source
  CROSS JOIN edge c ON c.target = b.source
  WHERE a.type IN ('HAS_PART', 'HAS_WORDING') AND b.type IN ('HAS_PART', 'HAS_WORDING')
  AND c.type IN ('HAS_PART', 'HAS_WORDING')
UNION ALL SELECT a.target, d.source, 4 FROM edge a CROSS JOIN edge b ON b.target = a.source
  CROSS JOIN edge c ON c.target = b.source CROSS JOIN edge d ON d.target = c.source
  WHERE a.type IN ('HAS_PART', 'HAS_WORDING') AND b.type IN ('HAS_PART', 'HAS_WORDING')
  AND c.type IN ('HAS_PART', 'HAS_WORDING') AND d.type IN ('HAS_PART', 'HAS_WORDING');

-- Who answers for a thing, stated of itself (distance 0) or of what holds it, leaving out what began once the thing was
-- finished or had ended before the thing was there.
CREATE VIEW IF NOT EXISTS owners AS
SELECT n.id AS thing, n.title, h.id AS holder, h.title AS holder_title, o.role, o.as_worded, o.start, o."end", o.basis,
  w.id AS stated_of, wholes.distance, o.id AS fact
FROM node n
CROSS JOIN wholes ON wholes.thing = n.pk
CROSS JOIN edge o ON o.type = 'OWNS' AND o.target = wholes.whole
CROSS JOIN node w ON w.pk = wholes.whole CROSS JOIN node h ON h.pk = o.source
WHERE (wholes.distance = 0 OR (o.when_holds_from <= n.when_finished AND o.when_holds_until >= n.when_earliest));

-- Every link of lineage, from the later thing to the earlier.
CREATE VIEW IF NOT EXISTS lineage AS
SELECT e.type, later.id AS later, later.title AS later_title, earlier.id AS earlier, earlier.title AS earlier_title,
  e.basis, e.confidence, e.reason, e.asserter, e.id AS fact
FROM edge e JOIN node later ON later.pk = e.source JOIN node earlier ON earlier.pk = e.target
WHERE e.type IN ({lineage});

-- Every fact between two things that has passages of its own.
CREATE VIEW IF NOT EXISTS facts AS
SELECT e.id, e.type, s.id AS source, s.title AS source_title, t.id AS target, t.title AS target_title, e.role, e.start,
  e."end", e.basis, e.confidence, e.reason
FROM edge e JOIN node s ON s.pk = e.source JOIN node t ON t.pk = e.target
WHERE e.type IN ({facts});

-- Every passage on which a thing or a fact rests, with its words where the texts are held.
CREATE VIEW IF NOT EXISTS passages AS
SELECT n.id AS thing, d.id AS document, p.locator, p.page, p.start, p."end", p.quotation, p.id AS citation
FROM edge e JOIN node n ON n.pk = e.source JOIN node p ON p.pk = e.target
JOIN edge o ON o.type = 'PASSAGE_OF' AND o.source = p.pk JOIN node d ON d.pk = o.target
WHERE e.type = 'CITES'
UNION ALL
SELECT e.id, d.id, p.locator, p.page, p.start, p."end", p.quotation, p.id
FROM edge e CROSS JOIN json_each(e.citations) cited CROSS JOIN node p ON p.id = cited.value
CROSS JOIN edge o ON o.type = 'PASSAGE_OF' AND o.source = p.pk CROSS JOIN node d ON d.pk = o.target
WHERE e.citations IS NOT NULL;

-- What the documents do not tell, what it is about, and since when it is settled.
CREATE VIEW IF NOT EXISTS gaps AS
SELECT g.id, g.title, g.type, g.reason, n.id AS about, n.title AS about_title, g.when_settled AS settled
FROM node g LEFT JOIN edge e ON e.type = 'ABOUT' AND e.source = g.pk LEFT JOIN node n ON n.pk = e.target
WHERE g.label = 'Gap';

-- Every contradiction with each of its sides, and the places that speak for it.
CREATE VIEW IF NOT EXISTS contradictions AS
SELECT d.id, d.title, s.id AS side, s.value,
  (SELECT group_concat(p.locator, '; ') FROM edge e JOIN node p ON p.pk = e.target
   WHERE e.type = 'CITES' AND e.source = s.pk) AS places
FROM node d JOIN edge e ON e.type = 'HAS_SIDE' AND e.source = d.pk JOIN node s ON s.pk = e.target
WHERE d.label = 'Discrepancy';
