from conflictmodel.files.input import Progress as Progress
from conflictmodel.readers.comparing import (
    Comparison as Comparison,
    Coverage as Coverage,
    Share as Share,
    compare as compare,
)
from conflictmodel.readers.extracts import Extract as Extract, Record as Record
from conflictmodel.readers.files import (
    FORMATS as FORMATS,
    OnProblem as OnProblem,
    read_file as read_file,
    stream_file as stream_file,
)
from conflictmodel.readers.losses import with_corrections as with_corrections
from conflictmodel.readers.own_tables import (
    read_table as read_table,
    suggested_columns as suggested_columns,
)
from conflictmodel.readers.record_findings import (
    FindingKind as FindingKind,
    RecordFinding as RecordFinding,
)
from conflictmodel.readers.releases import Read as Read, update as update
from conflictmodel.readers.revisions import (
    PARTS as PARTS,
    ChangedTotal as ChangedTotal,
    Changes as Changes,
    Movement as Movement,
    Revision as Revision,
    changes as changes,
)
from conflictmodel.readers.table_columns import (
    TableColumns as TableColumns,
    load_columns as load_columns,
)
from conflictmodel.readers.tallying import Tally as Tally
