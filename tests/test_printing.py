"""What a passage says, without what lays it out."""

from __future__ import annotations

import pytest

from rasso_graph.model.printing import unmarked


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        ("18. Paint the lamps.", "Paint the lamps."),
        ("- Paint the lamps.", "Paint the lamps."),
        ("\u2022 Paint the lamps.", "Paint the lamps."),
        ("\u2022\tPaint the lamps.", "Paint the lamps."),
        ("(a) Paint the lamps.", "Paint the lamps."),
        ("iv) Paint the lamps.", "Paint the lamps."),
        ("1.2. Paint the lamps.", "Paint the lamps."),
        ("- a) Paint the lamps.", "Paint the lamps."),
        ("## Paint the lamps", "Paint the lamps"),
        ("> Paint the lamps.", "Paint the lamps."),
        ("| 3. Paint the lamps. | Yearly |", "Paint the lamps. Yearly"),
        ("Paint the\n\nlamps  of\tthe road.", "Paint the lamps of the road."),
        ("Paint:\n- the lamps;\n- the posts.", "Paint: the lamps; the posts."),
        ("**Paint** the *lamps* of the _road_.", "Paint the lamps of the road."),
        ("Paint the [lamps](https://example.org/lamps).", "Paint the lamps."),
        ("Paint the lamps, see <https://example.org/lamps>.", "Paint the lamps, see https://example.org/lamps."),
        ("<b>Paint</b> the lamps<br/>.", "Paint the lamps."),
        ("Paint the lamps\u00b3 in time[^4].", "Paint the lamps in time."),
        ("Paint 38 lamps by 2020- 2024.", "Paint 38 lamps by 2020- 2024."),
        ("2020 is the year in which lamps are painted.", "2020 is the year in which lamps are painted."),
        ("Lamps < 3 m and > 2 m, 2 * 3 of them, in file_a_b.", "Lamps < 3 m and > 2 m, 2 * 3 of them, in file_a_b."),
        ("Paint the lamps. (NEW)", "Paint the lamps. (NEW)"),
        ("A lamp is painted.", "A lamp is painted."),
        ("\u201cWe paint lamps\u201d \u2013 all of them.", "\u201cWe paint lamps\u201d \u2013 all of them."),
        ("", ""),
    ],
)
def test_words_stay_and_marks_go(passage: str, text: str) -> None:
    assert unmarked(passage) == text
