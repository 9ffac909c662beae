"""Memory that an edition took and nobody needs any more, given back to the system."""

import ctypes
import gc
import sys

import pyarrow as pa


def give_back_memory() -> None:
    """Collect what is no longer used, and give its memory back; where the allocator keeps it, it is used again."""
    gc.collect()
    pa.default_memory_pool().release_unused()
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)) is not None:
        trim(0)
