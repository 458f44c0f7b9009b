"""The version of how a graph is laid out in a store."""

LAYOUTS = {
    3: "e6d7537ce471d84af6c40dfd8802ca53ba8204b89f6456394e543f7fc1f89f79",
    4: "0e07b9ab01861b241904e75d7e61f38540fbb9d59dbb775f2daab6b1eca48b9e",
    5: "9cf7844852f4eeb98154cc57f51f5895c967d5c4eaa26349fbb680f41cd7b4c3",
    6: "e939b47bce953927d65c27c1df338406d49a82dd9385e0357ebf1eed0916f5aa",
    7: "2e6013ed1b2feaef2fe28c354edc648fe822cfb04d469bcb4cd3ff1ab4d1885c",
    9: "198f8f390ee8738b8c4f1acde9f33696ec61e4292ce756f26eabb7aa4350357d",
    10: "a86d274798a5476426742662a2bbb8ac6dffd53c5200d71f7d9ceef72884c59c",
    11: "cffd5a620f7c2d5983910565021212315c0ff1aace1562c9f487b566ae546c10",
    12: "1af32aaea1819e170315798026dbae27e0710cc76a0943072ad44810b0c35b11",
    13: "56d67116dbca1616e797f674bcdfacdc7afd97459e2259d602048e085dfdf82a",
    14: "9d825c9ea34327af3e6f7c7805131a9e08269a42a098eebeb5943269ae8df79a",
    15: "377a0253d91633362045de5f36d9791ea74759cfdb8ac1d88a3420fac29cada9",
    16: "14783b5f5eb81a5f9fbd781525a180d59b1f5c6795fa677b0def3ea566e49db7",
    17: "fba7d01a1dcd23d23ca9b0b278adbdd033b92a2f3789054dda3a44c478e7b275",
    18: "c573b8bfd309a4d589a2ad0148742a26fb69321c4a6be0111d8d4a11590825b9",
    19: "cec7e40c421b46ebbd95a15dea724efe7aaf0e347e720560bfefe715091d5e66",
    20: "b218d64b271d15aa38afc2b6bdae0e259fd5d45734c5d7bfbec7947b39302df7",
    21: "63a0f8ab6415e29a80fed44ec55a3e6aacb2c435f45e4efe1f4a2ae940b4ecee",
}
"""Digests of layouts (`seed/storing/ddl.py` makes them) by version; one that a store may have stays as it is.

Another layout is a line more. Stores of an older one are refused, and `rasso seed upgrade` lays them out anew.
"""
LAYOUT = max(LAYOUTS)
