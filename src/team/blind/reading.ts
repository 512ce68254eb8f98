// What a coder reads, said once for every question that the project answers: temporary views stand for the tables that hold what
// coders do. They leave out what others did on sealed sources, and say two names of one person as one. A query that reads
// `coding` reads the view. Pure.
//
// Sealed is what another coder did there: codings, evidence, ratings' passages, quotes, links of summaries; what rests on these; memos
// and comments about them; the acts that made them. Texts, the framework, cases and positions are the team's and stay.

import { hexOfId, type CoderId, type SourceId } from '../../base/ids.ts'

/** What somebody reads otherwise than it is stored. `own`: the names of the coder at work; `joined`: which name stands for which; `columns`: those of each table, in order. */
export interface Reading {
  readonly sealed: readonly SourceId[]
  readonly own: readonly CoderId[]
  readonly joined: readonly (readonly [CoderId, CoderId])[]
  readonly columns: ReadonlyMap<string, readonly string[]>
}

/** The tables that may be read through a view. */
export const STOOD_FOR = [
  'coding', 'evidence', 'quote', 'rating_anchor', 'summary_link', 'to_decide', 'memo', 'memo_link', 'anchor_question', 'code',
  'comment', 'comment_mention', 'round_thing', 'round_coder', 'round_look', 'proposal', 'act', 'source_coder', 'allocation', 'rating', 'adjudication', 'adjudication_coding', 'merge_question', 'other_run',
] as const // prettier-ignore

type Table = (typeof STOOD_FOR)[number]

/** The SQL of the views. Where nothing is sealed and nobody has two names there is none. */
export function viewsOf(reading: Reading): string | null {
  const { sealed, joined } = reading
  if (sealed.length === 0 && joined.length === 0) return null
  const conditions = sealed.length === 0 ? {} : sealedFrom(reading.own)
  const tables = STOOD_FOR.filter(
    table => conditions[table] !== undefined || (joined.length > 0 && ONE_PERSON[table] !== undefined),
  )
  return [
    'CREATE TEMP TABLE sealed_source (id BLOB PRIMARY KEY) WITHOUT ROWID',
    ...sealed.map(id => `INSERT INTO temp.sealed_source (id) VALUES (${literal(id)})`),
    ...tables.map(table => {
      const where = [conditions[table], joined.length > 0 && once(table, joined)].filter(Boolean).join(' AND ')
      const columns = reading.columns.get(table)!.map(column => columnOf(table, column, reading))
      return `CREATE TEMP VIEW "${table}" AS SELECT ${columns.join(', ')} FROM main."${table}"${where && ` WHERE ${where}`}`
    }),
  ].join(';\n')
}

const literal = (id: string) => `X'${hexOfId(id)}'`

/** A column as it is read. */
function columnOf(table: Table, column: string, { sealed, own, joined }: Reading): string {
  if (table === 'code' && column === 'founding_anchor_id' && sealed.length > 0)
    return `CASE WHEN ${isOf(own, 'owner_id')} IS NOT 1 AND ${onSealed(column)} THEN NULL ELSE ${column} END AS ${column}`
  if (PERSON_COLUMNS.has(column) && joined.length > 0 && ONE_PERSON[table] !== undefined)
    return `${personIn(column, joined)} AS ${column}`
  return column
}

// What is read as done by one person whatever their name, and by which other columns two rows of theirs would be equal:
// then the first is read and the other is not.
const ONE_PERSON: Partial<Record<Table, readonly string[]>> = {
  coding: ['anchor_id', 'code_id'],
  evidence: ['anchor_id', 'proposition_id'],
  rating: ['scale_id', 'case_id'],
  source_coder: ['source_id'],
  allocation: ['source_id'],
  memo: [],
  quote: [],
  comment: [],
  comment_mention: [],
  round_coder: [],
  round_look: [],
  proposal: [],
  act: [],
}

/** The columns that say who. */
const PERSON_COLUMNS: ReadonlySet<string> = new Set(['coder_id', 'for_id', 'decided_by_id'])

/** The name that stands for a coder. */
function personIn(column: string, joined: Reading['joined']): string {
  return `CASE ${column} ${joined.map(([name, stands]) => `WHEN ${literal(name)} THEN ${literal(stands)}`).join(' ')} ELSE ${column} END`
}

/** The condition that no earlier row of the same person is equal. */
function once(table: Table, joined: Reading['joined']): string {
  const equal = ONE_PERSON[table]
  if (!equal || equal.length === 0) return ''
  const names = [...new Set(joined.flat())].map(literal).join(', ')
  const same = equal.map(column => `former.${column} = "${table}".${column}`).join(' AND ')
  return `(coder_id NOT IN (${names}) OR NOT EXISTS (SELECT 1 FROM main."${table}" AS former WHERE ${same} AND former.n < "${table}".n
    AND former.coder_id <> "${table}".coder_id AND ${personIn('former.coder_id', joined)} = ${personIn(`"${table}".coder_id`, joined)}))`
}

function isOf(own: readonly CoderId[], column: string): string {
  return `${column} IN (${own.map(literal).join(', ')})`
}

/** By table, the condition that a row is not sealed from the one who has these names. */
function sealedFrom(own: readonly CoderId[]): Partial<Record<Table, string>> {
  const mine = (column: string) => isOf(own, column)
  // Theirs, or not on a sealed source.
  const open = (coder: string, anchor: string) => `(${mine(coder)} OR NOT ${onSealed(anchor)})`
  const resting = ['coding', 'evidence', 'quote', 'memo'].map(
    table => `EXISTS (SELECT 1 FROM temp.${table} AS here WHERE here.anchor_id = anchor_question.anchor_id)`,
  )
  const openComment = (at: string) =>
    `${openThing(mine(`${at}coder_id`), at)} AND (${at}anchor_id IS NULL OR ${open(`${at}coder_id`, `${at}anchor_id`)})`
  return {
    coding: open('coder_id', 'anchor_id'),
    evidence: open('coder_id', 'anchor_id'),
    quote: open('coder_id', 'anchor_id'),
    rating_anchor: open('(SELECT coder_id FROM main.rating WHERE rating.id = rating_id)', 'anchor_id'),
    summary_link: open('(SELECT coder_id FROM main.summary WHERE summary.id = summary_id)', 'anchor_id'),
    to_decide: shown('coding', 'coding_id'),
    memo: `(coding_id IS NULL OR ${shown('coding', 'coding_id')}) AND (${mine('coder_id')} OR (NOT ${onSealed('anchor_id')}
      AND NOT ${byOneWhoCodes('source_id', 'coder_id')} AND NOT EXISTS (SELECT 1 FROM main.memo_link WHERE memo_link.memo_id = memo.id
        AND (${onSealed('to_anchor_id')} OR NOT (to_coding_id IS NULL OR ${shown('coding', 'to_coding_id')})))))`,
    memo_link: `${shown('memo', 'memo_id')} AND (to_coding_id IS NULL OR ${shown('coding', 'to_coding_id')}) AND (to_memo_id IS NULL OR ${shown('memo', 'to_memo_id')})`,
    anchor_question: `(NOT ${onSealed('anchor_id')} OR ${resting.join(' OR ')})`,
    code: '1',
    comment: `${openComment('')} AND (reply_to_id IS NULL OR EXISTS (SELECT 1 FROM main.comment AS first WHERE first.id = comment.reply_to_id AND ${openComment('first.')}))`,
    comment_mention: shown('comment', 'comment_id'),
    round_thing: openThing('0', ''),
    adjudication: `(${mine('coder_id')} OR source_id NOT IN (SELECT id FROM temp.sealed_source))`,
    adjudication_coding: shown('adjudication', 'adjudication_id'),
    // Figures of coders: none of them while a source that they tell of is sealed.
    other_run: `NOT EXISTS (SELECT 1 FROM json_each(sources) AS told JOIN temp.sealed_source ON sealed_source.id = unhex(replace(told.value, '-', '')))`,
    merge_question: `NOT (${[...TOLD, 'adjudication' as const].map(table => `(object_id IN (SELECT id FROM main.${table}) AND NOT ${shown(table, 'object_id')})`).join(' OR ')})`,
    act: `(${mine('coder_id')} OR NOT EXISTS (SELECT 1 FROM main.change JOIN main.change_row ON change_row.change_n = change.n
      WHERE change.act_n = act.n AND (${TOLD.map(table => `(table_name = '${table}' AND ${touchesSealed(table)})`).join(' OR ')})))
      AND (${mine('coder_id')} OR state <> 'noted' OR ${HAS_CHANGE} OR coder_id NOT IN (${CODES_SEALED}))`,
  }
}

/** The tables whose rows tell, in the change log, what somebody did on a source. */
const TOLD = ['coding', 'evidence', 'quote', 'memo', 'comment'] as const

/** What a copy's log told of somebody's acts has no change here that would say on which source it was done: all such acts of those who code what is sealed wait. */
const HAS_CHANGE = 'EXISTS (SELECT 1 FROM main.change WHERE change.act_n = act.n)'
const CODES_SEALED = `SELECT part.coder_id FROM main.allocation AS part JOIN temp.sealed_source ON sealed_source.id = part.source_id WHERE part.part <> 'reviewer'
  UNION SELECT coder_id FROM temp.sealed_source JOIN main.anchor ON anchor.source_id = sealed_source.id JOIN main.coding ON coding.anchor_id = anchor.id`

/** Whether an anchor stands on a sealed source. No anchor stands on none. */
function onSealed(anchor: string): string {
  return `EXISTS (SELECT 1 FROM main.anchor AS place JOIN temp.sealed_source ON sealed_source.id = place.source_id WHERE place.id = ${anchor})`
}

/** Whether a row of a table that is itself a view here may be seen. */
function shown(table: Table, id: string): string {
  return `EXISTS (SELECT 1 FROM temp.${table} AS seen WHERE seen.id = ${id})`
}

/** Whether a sealed source is meant, as a whole, by one of those who are to code it: a lead's remark on a transcript gives nothing away. */
function byOneWhoCodes(source: string, coder: string): string {
  return `EXISTS (SELECT 1 FROM temp.sealed_source JOIN main.allocation AS part ON part.source_id = sealed_source.id WHERE sealed_source.id = ${source} AND part.coder_id = ${coder} AND part.part <> 'reviewer')`
}

/** Whether what a comment, or a line of a round, is about may be seen. What is not there at all (any more) may be spoken of. */
function openThing(isMine: string, at: string): string {
  const hidden = (['coding', 'memo'] as const).map(
    table =>
      `(${at}about = '${table}' AND EXISTS (SELECT 1 FROM main.${table} AS there WHERE there.id = ${at}thing_id) AND NOT ${shown(table, `${at}thing_id`)})`,
  )
  // A passage that a round is to look at is known by its anchor.
  hidden.push(`(${at}about = 'passage' AND NOT ${isMine} AND ${onSealed(`${at}thing_id`)})`)
  return `NOT (${hidden.join(' OR ')})`
}

/** Whether an entry of the log touches a row that is sealed; or one that is gone, which may have been: then the act is not told either. */
function touchesSealed(table: (typeof TOLD)[number]): string {
  return `(EXISTS (SELECT 1 FROM main.${table} AS row WHERE row.n BETWEEN first_row AND last_row AND NOT EXISTS (SELECT 1 FROM temp.${table} AS seen WHERE seen.n = row.n))
    OR (first_row = last_row AND NOT EXISTS (SELECT 1 FROM main.${table} AS row WHERE row.n = first_row)))`
}
