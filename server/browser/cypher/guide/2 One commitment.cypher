// One commitment
// How it was worded, what was claimed of it, when it was due, who answers for it, what is about it. Click a circle to read it.
MATCH way = (:Action {id: 'action/joint-protocol'})-[:HAS_WORDING|HAS_STATUS|HAS_DUE|OWNS|ABOUT|HAS_PART]-(:Record)
RETURN way
