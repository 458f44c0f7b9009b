// Which themes do the two plans have?
MATCH (plan:Programme)-[:HAS_PART]->(heading:Theme)
WHERE plan.id IN ['programme/rasso-2025', 'programme/jnap']
RETURN plan.id AS plan, heading.name AS theme,
  EXISTS { (heading)-[:CONTINUES|DERIVES_FROM|SUPERSEDES]-(:Theme) } AS linked
ORDER BY plan, heading.order
