import { ok, type InstanceId, type Result } from '#base'
import { nameOf } from '../context.js'
import { letterNameOf } from '../letter-name.js'
import type { Actor, Annex } from '../needs.js'
import { channelWords, kindWords, momentWords, passingWords, proofWords } from '../texts/proof-words.js'
import type { PassedOnRow, ToldRow } from './page-queries.js'
import { personRef } from './people.js'
import { urgingAnnex } from './urging-annex.js'
import { look, sightOf, unitsIn, type Reading, type Sight } from './sight.js'

/** A table on paper holds so many; a directive with more is cut by its newest, and says so. */
const MOST = 2000
const COLUMNS: Annex['columns'] = [
  { head: 'TT', width: 0.04 },
  { head: 'Thời điểm', width: 0.1 },
  { head: 'Đơn vị', width: 0.13 },
  { head: 'Người nhận, chức vụ', width: 0.16 },
  { head: 'Hình thức', width: 0.11 },
  { head: 'Nội dung', width: 0.26 },
  { head: 'Kết quả gửi, đã xem', width: 0.2 },
]

interface Line {
  readonly at: number
  readonly cells: readonly string[]
}

/**
 * Who was told about a directive, oldest first, each with its proof, and what people passed on, as a table to be annexed to a report of the Office.
 * Only what was told: what is planned is no proof. Of an urging letter: its own annex, the units it names and what they were told before. Problems: `instance.unknown`, `scope.forbidden`.
 */
export async function toldAnnex(reading: Reading, actor: Actor, id: InstanceId): Promise<Result<Annex>> {
  const sight = await sightOf(reading, actor)
  const seen = await look(sight, id)
  if (!seen.ok) return seen
  const { loaded } = seen.value
  const { root } = loaded.row
  if (nameOf(loaded.row.definition) === 'urging-letter') return ok(await urgingAnnex(sight, loaded, (await sight.needs.queries.full([root]))[0]))
  const units = unitsIn(seen.value.reach, root)
  const [told, passed, roots] = await Promise.all([
    sight.pages.toldInTree(root, units, MOST),
    sight.pages.passedOn(root, root, units),
    sight.needs.queries.full([root]),
  ])
  const { now } = sight.world
  const lines = [...told.filter(({ deliverAt }) => deliverAt <= now).map((row) => toldLine(sight, row)), ...passed.map((row) => passedLine(sight, row))]
  lines.sort((a, b) => a.at - b.at)
  const [row] = roots
  const about = row ? (letterNameOf(row) ?? row.label) : ''
  return {
    ok: true,
    value: {
      title: ['PHỤ LỤC', 'NHẬT KÝ NHẮC VIỆC, ĐÔN ĐỐC'],
      about: `Việc thực hiện ${about}`,
      attached: '(Kèm theo Báo cáo số ……/BC-VPUBND ngày …… tháng …… năm …… của Văn phòng UBND tỉnh)',
      columns: COLUMNS,
      rows: lines.map(({ cells }, i) => [String(i + 1), ...cells]),
      foot: [
        `Số liệu đến ${momentWords(now)}. Chỉ ghi “đã gửi” khi có trả lời của máy chủ bên nhận.`,
        ...(told.length === MOST ? [`Chỉ gồm ${MOST} tin mới nhất.`] : []),
      ],
    },
  }
}

function toldLine({ world }: Sight, row: ToldRow): Line {
  const who = personRef(world, row.person, row.unit)
  const meant = personRef(world, row.forPerson, row.unit)
  const proofs = row.mail === null ? [null] : [row.mail, ...row.copies]
  const results = proofs.map((proof) => `${proof && proofs.length > 1 ? `${channelWords(proof.channel)}: ` : ''}${proofWords(proof, row.silent)}`)
  const opened = [row.seenAt, ...proofs.map((proof) => proof?.openedAt ?? null)].filter((at) => at !== null)
  const [first] = opened.sort((a, b) => a - b)
  return {
    at: row.deliverAt,
    cells: [
      momentWords(row.deliverAt),
      unitName(world, row.unit),
      `${who?.name ?? ''}${who?.title ? `, ${who.title}` : ''}${meant ? ` (thay đ/c ${meant.name})` : ''}`,
      `${kindWords(row.kind, row.level)}; ${row.mail ? channelWords(row.mail.channel).toLocaleLowerCase('vi') : 'hộp thông báo'}`,
      row.text,
      `${results.join('. ')}. ${first === undefined ? 'Chưa xem' : `Đã xem ${momentWords(first)}`}.`,
    ],
  }
}

function passedLine({ world }: Sight, row: PassedOnRow): Line {
  const by = personRef(world, row.by)
  return {
    at: row.passedAt,
    cells: [
      momentWords(row.passedAt),
      unitName(world, row.unit),
      row.whom,
      passingWords(row.channel),
      row.said,
      `Đ/c ${by?.name ?? ''} ghi nhận ${momentWords(row.at)}. Nguồn: ${row.source}.`,
    ],
  }
}

function unitName({ directory }: Sight['world'], unit: ToldRow['unit']): string {
  return unit === null ? '' : (directory.units.get(unit)?.shortName ?? unit)
}
