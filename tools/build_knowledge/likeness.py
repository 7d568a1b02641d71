"""How alike two spellings are."""


def likeness(left: str, right: str) -> float:
    """0 to 100: the share of letters in a longest common subsequence."""
    if not left or not right:
        return 0.0
    before = [0] * (len(right) + 1)
    for letter in left:
        row = [0]
        for at, other in enumerate(right):
            row.append(before[at] + 1 if letter == other else max(before[at + 1], row[at]))
        before = row
    return 200.0 * before[-1] / (len(left) + len(right))
