"""A refusal: input that no retry can save, with a bounded code."""

from copytaster_schemas.dead_letter import RefusalCode


class RefusedError(Exception):
    """The input goes to the dead letters under `code`; `detail` says in one sentence what is
    wrong.
    """

    def __init__(self, code: RefusalCode, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
