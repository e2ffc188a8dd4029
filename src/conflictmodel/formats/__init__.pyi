from conflictmodel.formats.document import (
    document_schema as document_schema,
    dump as dump,
    dumps as dumps,
    load as load,
    loads as loads,
)
from conflictmodel.formats.geojson import to_geojson as to_geojson
from conflictmodel.formats.lines import (
    content_hash as content_hash,
    dump_lines as dump_lines,
    lines_title as lines_title,
    load_lines as load_lines,
)
from conflictmodel.formats.prov import to_prov as to_prov
from conflictmodel.formats.table import (
    dump_csv as dump_csv,
    dumps_csv as dumps_csv,
    load_csv as load_csv,
    loads_csv as loads_csv,
)
