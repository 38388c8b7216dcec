import type { InstanceId, PersonId, UnitId } from '#base'
import { statement } from '../sql.js'

export interface AskedFile {
  hash: string
  person: PersonId
  units: readonly UnitId[]
  roots: readonly InstanceId[]
  whole: readonly InstanceId[]
}

// Whether the file was uploaded by the person, or is named by work of these units, by a directive in `roots` itself, or by anything in `whole`.
export const fileIsFor = statement<AskedFile, { seen: boolean }>(
  'file-is-for',
  ['hash', 'person', 'units', 'roots', 'whole'],
  /* sql */ `
select exists (select from house.file f where f.hash = $1::text and f.uploaded_by = $2::bigint)
  or exists (
    select from engine.instance i
    join engine.history h on h.instance = i.id
    where (i.unit = any($3::text[]) or (i.id = i.root and i.root = any($4::bigint[])) or i.root = any($5::bigint[])) and position($1::text in h.event) > 0
  ) as seen`,
)
