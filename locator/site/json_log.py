"""The log as a JSON object a line, for those who collect logs: an answer's facts as keys, all else as a message."""

import logging
from datetime import datetime

import orjson

from locator.readers.moments import SHANGHAI
from locator.site.fault_words import kind_and_place


class JsonLines(logging.Formatter):
    """Writes a record as `{"at", "level", "logger", …}`.

    An answer has `method`, `path`, `status` and `ms`; what else is said has `message`. Of an exception its kind and
    where it happened are told.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        moment = datetime.fromtimestamp(record.created, SHANGHAI)
        line: dict[str, object] = {
            "at": moment.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        line |= getattr(record, "answer", None) or {"message": record.getMessage()}
        if record.exc_info and record.exc_info[0] is not None:
            line["fault"], line["where"] = kind_and_place(record.exc_info[0], record.exc_info[2])
        return orjson.dumps(line).decode()
