// The one writer of the quote basket, and of how outputs are made.

import type { AnchorId, CodeId, PropositionId, QuoteId } from '../../base/ids.ts'
import { fold } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import { removeAnchorIfFree } from '../../coding/commands.ts'
import { DEFAULT_ATTRIBUTION, joinWithAnd, refuseUnknownFields, templateFields } from '../../coding/attribution.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { getQuote, placeToQuote } from './basket-queries.ts'
import { checkedEdits, fillersIn, type EditWish } from './edits.ts'
import { attributionFieldNames, outputSettings } from './settings-queries.ts'
import type { AddedQuotes, OutputSettings, QuoteBar, QuotedWords } from './types.ts'

/** A passage for the basket, and under which code or proposition it should stand. */
export interface QuoteWish {
  readonly anchorId: AnchorId
  readonly codeId: CodeId | null
  readonly propositionId: PropositionId | null
  /** What the researcher says in place of the words. */
  readonly paraphrase?: string | null | undefined
}

/** Puts passages into the quote basket, behind what is there. One that stands in the same section already is left alone. Refuses all of them where a person agreed to less than being quoted; to a paraphrase only, where none comes with it. */
export function addQuotes(tx: Change, wishes: readonly QuoteWish[]): AddedQuotes {
  const added: QuoteId[] = []
  let there = 0
  let needApproval = 0
  const barred: string[] = []
  let isParaphrasable = false
  let place = tx.get<{ last: number | null }>(sql`SELECT max(place) AS last FROM quote`)!.last ?? 0
  for (const { anchorId, codeId, propositionId, paraphrase } of wishes) {
    const said = saidInstead(paraphrase)
    const anchor = tx.get<{ source_id: Buffer; lost: number }>(
      sql`SELECT source_id, lost FROM anchor WHERE id = ${bytesOf(anchorId)}`,
    )
    if (!anchor) throw new Refusal('passage-gone', 'These words are not in the project (any more). Select them again.')
    const words = placeToQuote(tx, idOf<'source'>(anchor.source_id), anchorId)
    if (words.bar !== null && words.bar !== 'ask first' && (words.bar !== 'paraphrase' || said === null)) {
      isParaphrasable = words.bar === 'paraphrase'
      barred.push(barSentence(words.bar, words))
      continue
    }
    const here = tx.get(sql`
      SELECT 1 FROM quote WHERE anchor_id = ${bytesOf(anchorId)} AND code_id IS ${codeId === null ? null : bytesOf(codeId)}
      AND proposition_id IS ${propositionId === null ? null : bytesOf(propositionId)}`)
    if (here) {
      there++
      continue
    }
    if (said !== null) refuseVerbatim(words.words, said)
    if (words.bar === 'ask first' && said === null) needApproval++
    added.push(
      tx.insert('quote', {
        anchorId,
        codeId,
        propositionId,
        place: ++place,
        edits: '[]',
        paraphrase: said,
        coderId: tx.coderId,
        madeAt: tx.now,
      }) as QuoteId,
    )
  }
  if (barred.length > 0) {
    const [first] = barred
    throw new Refusal(
      wishes.length === 1 && isParaphrasable ? 'paraphrase-only' : 'not-quotable',
      wishes.length === 1 ? first! : `${barred.length} of these ${wishes.length} may not be quoted. ${first!}`,
    )
  }
  tx.describe(added.length === 1 ? 'Put a quote into the basket' : `Put ${added.length} quotes into the basket`)
  return { added, there, needApproval }
}

/** Why words may not be quoted, and what can be done instead. */
export function barSentence(
  bar: QuoteBar,
  { people, source, paragraph }: Pick<QuotedWords, 'people' | 'source' | 'paragraph'>,
): string {
  const who = (of: (one: QuotedWords['people'][number]) => boolean) =>
    joinWithAnd(people.filter(of).map(one => one.name))
  const where = ` (${source}, ¶${paragraph})`
  switch (bar) {
    case 'paraphrase':
      return `${who(one => one.consent === 'paraphrase')} agreed to being paraphrased, not quoted${where}. Say it in your own words instead.`
    case 'nothing':
      return `${who(one => one.consent === 'nothing')} did not agree to any use in an output${where}. Choose other words.`
    case 'withdrawn':
      return `${who(one => one.withdrawn)} withdrew consent${where}. Choose other words.`
    case 'ask first':
      return `${who(one => one.consent === 'ask first')} must be asked before being quoted${where}. Record the approval beside the quote.`
    case 'lost':
      return `The words of this quote are not in the source any more${where}. Put it on other words under Places to look at.`
  }
}

/** Gives a quote these edits, all of them. Refuses what {@link checkedEdits} refuses. */
export function editQuote(tx: Change, quoteId: QuoteId, wishes: readonly EditWish[]): void {
  const quote = getQuote(tx, quoteId)
  const edits = checkedEdits(quote.words, wishes)
  tx.update('quote', quoteId, { edits: JSON.stringify(edits) })
  const [now, were] = [edits.length, quote.edits.edits.length + quote.edits.lost.length]
  tx.describe(now > were ? 'Edit quote' : now < were ? 'Take back an edit of a quote' : 'Change edits of a quote')
}

/** Drops the fillers of quotes, each as an edit of its own. Gives back how many. */
export function dropFillers(tx: Change, quoteIds: readonly QuoteId[]): number {
  const { fillers } = outputSettings(tx, 'quotes')
  let dropped = 0
  for (const quoteId of quoteIds) {
    const quote = getQuote(tx, quoteId)
    const found = fillersIn(quote.words, fillers, quote.edits.edits)
    if (found.length === 0) continue
    // Edits that wait for somebody to look go on waiting.
    const edits = checkedEdits(quote.words, [...quote.edits.edits, ...found])
    tx.update('quote', quoteId, { edits: JSON.stringify([...edits, ...quote.edits.lost]) })
    dropped += found.length
  }
  tx.describe(
    `Drop ${dropped === 1 ? 'a filler' : `${dropped} fillers`} from ${quoteIds.length === 1 ? 'a quote' : 'quotes'}`,
  )
  return dropped
}

/** What can be said of a quote beside its words. */
export interface QuoteChange {
  readonly note?: string | null | undefined
  readonly shownCode?: string | null | undefined
  readonly approvedOn?: string | null | undefined
  readonly approval?: string | null | undefined
  readonly paraphrase?: string | null | undefined
}

/** Notes something on a quote: a remark, another published code for it alone, that its speaker was asked and agreed, or what is said in place of its words. Refuses an approval without its day or without whose it is. */
export function changeQuote(tx: Change, quoteId: QuoteId, change: QuoteChange): void {
  const quote = getQuote(tx, quoteId)
  const clean = (text: string | null | undefined, now: string | null) =>
    text === undefined ? now : text?.trim() || null
  const next = {
    note: clean(change.note, quote.note),
    shownCode: clean(change.shownCode, quote.shownCode),
    approvedOn: clean(change.approvedOn, quote.approvedOn),
    approval: clean(change.approval, quote.approval),
    paraphrase: change.paraphrase === undefined ? quote.paraphrase : saidInstead(change.paraphrase),
  }
  if ((next.approvedOn === null) !== (next.approval === null))
    throw new Refusal('approval-half', 'Say on which day the approval was given, and by whom or how.')
  if (next.shownCode !== null && next.shownCode !== quote.shownCode) refuseInternalCode(tx, next.shownCode)
  if (change.paraphrase !== undefined && next.paraphrase !== null) refuseVerbatim(quote.words, next.paraphrase)
  tx.update('quote', quoteId, next)
  tx.describe(
    change.paraphrase !== undefined
      ? next.paraphrase === null
        ? 'Take back the paraphrase of a quote'
        : 'Paraphrase a quote'
      : change.approvedOn !== undefined
        ? next.approvedOn === null
          ? 'Take back the approval of a quote'
          : 'Record the approval of a quote'
        : change.shownCode !== undefined
          ? next.shownCode === null
            ? 'Publish a quote under the code of its site'
            : `Publish a quote as ${next.shownCode}`
          : 'Note on a quote',
  )
}

/** A paraphrase as it is kept: lines without white space at their ends; null where there is none. */
function saidInstead(paraphrase: string | null | undefined): string | null {
  const said = (paraphrase ?? '')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim()
  return said === '' ? null : said
}

const RUN = 8
const SHORTEST = 4

/** Refuses a paraphrase that has eight words of the original in a row, or is nothing but words of it: that is a quote without its marks. */
function refuseVerbatim(words: string, paraphrase: string): void {
  const list = (text: string) => fold(text).match(/[\p{L}\p{N}'’]+/gu) ?? []
  const original = ` ${list(words).join(' ')} `
  const said = list(paraphrase)
  const length = Math.min(RUN, Math.max(SHORTEST, said.length))
  for (let at = 0; at + length <= said.length; at++) {
    const run = said.slice(at, at + length).join(' ')
    if (original.includes(` ${run} `))
      throw new Refusal(
        'paraphrase-verbatim',
        `“${run}” stands in the words themselves. Say it in words of your own, or quote it as a quote.`,
      )
  }
}

function refuseInternalCode(tx: Change, code: string): void {
  const known = tx.get<{ name: string }>(
    sql`SELECT name FROM "case" WHERE key = ${code} COLLATE NOCASE OR name = ${code} COLLATE NOCASE`,
  )
  if (known)
    throw new Refusal(
      'code-known',
      `${code} is what “${known.name}” is called inside the team. Choose a published code.`,
    )
}

/** Puts a quote into a section, before another quote or at the section's end. */
export function arrangeQuote(
  tx: Change,
  quoteId: QuoteId,
  to: {
    readonly codeId: CodeId | null
    readonly propositionId: PropositionId | null
    readonly beforeId: QuoteId | null
  },
): void {
  getQuote(tx, quoteId)
  const rows = tx.all<{ id: Buffer; place: number }>(sql`SELECT id, place FROM quote ORDER BY place, n`)
  const order = rows.map(row => idOf<'quote'>(row.id)).filter(id => id !== quoteId)
  const at = to.beforeId === null ? -1 : order.indexOf(to.beforeId)
  order.splice(at < 0 ? order.length : at, 0, quoteId)
  tx.update('quote', quoteId, { codeId: to.codeId, propositionId: to.propositionId })
  const were = new Map(rows.map(row => [idOf<'quote'>(row.id), row.place]))
  for (const [index, id] of order.entries())
    if (were.get(id) !== index + 1) tx.update('quote', id, { place: index + 1 })
  tx.describe('Arrange quotes')
}

/** Takes quotes out of the basket, and the anchors that nothing else rests on. */
export function removeQuotes(tx: Change, quoteIds: readonly QuoteId[]): void {
  for (const quoteId of quoteIds) {
    const row = tx.get<{ anchor_id: Buffer }>(sql`SELECT anchor_id FROM quote WHERE id = ${bytesOf(quoteId)}`)
    if (!row) throw new Refusal('quote-gone', 'This quote is not in the basket (any more).')
    tx.remove('quote', quoteId)
    removeAnchorIfFree(tx, idOf<'anchor'>(row.anchor_id))
  }
  tx.describe(
    quoteIds.length === 1 ? 'Take a quote out of the basket' : `Take ${quoteIds.length} quotes out of the basket`,
  )
}

/** Quotes lose a section that is about to be removed: whoever removes a code or a proposition calls this in the same change. */
export function leaveSection(tx: Change, kind: 'code' | 'proposition', id: string): void {
  const column = kind === 'code' ? 'code_id' : 'proposition_id'
  const rows = tx.all<{ id: Buffer }>({ text: `SELECT id FROM quote WHERE ${column} = ?`, values: [bytesOf(id)] })
  for (const row of rows) tx.update('quote', idOf(row.id), { [kind === 'code' ? 'codeId' : 'propositionId']: null })
}

/** A code became another one (`instead`): its quotes stand under that one, but for those that stand there already. Quotes of a split code stay until somebody moves them. */
export function quotesFollow(tx: Change, from: CodeId, to: readonly CodeId[], instead: boolean): void {
  const [into] = to
  if (!instead || into === undefined) return
  const rows = tx.all<{ id: Buffer }>(sql`
    SELECT id FROM quote AS q WHERE code_id = ${bytesOf(from)} AND NOT EXISTS (
      SELECT 1 FROM quote AS t WHERE t.anchor_id = q.anchor_id AND t.code_id = ${bytesOf(into)} AND t.proposition_id IS q.proposition_id) ORDER BY n`)
  for (const row of rows) tx.update('quote', idOf(row.id), { codeId: into })
}

/** Settles how outputs of a kind are made ('' for all of the project); null takes that back. Refuses a template that cannot be read, or names what is not there. */
export function setOutputSettings(tx: Change, output: string, settings: Partial<OutputSettings> | null): void {
  const here = tx.get<{ id: Buffer; settings: string }>(
    sql`SELECT id, settings FROM output_setting WHERE output = ${output}`,
  )
  if (settings === null) {
    if (here) tx.remove('output_setting', idOf(here.id))
    tx.describe('Take back how outputs are made')
    return
  }
  if (settings.template !== undefined) refuseTemplate(tx, settings.template)
  const text = JSON.stringify({ ...(here ? (JSON.parse(here.settings) as object) : {}), ...settings })
  if (here) tx.update('output_setting', idOf(here.id), { settings: text })
  else tx.insert('output_setting', { output, settings: text })
  tx.describe(settings.template === undefined ? 'Settle how outputs are made' : 'Settle the attribution template')
}

/** Refuses a template that cannot be read, that names what this project does not have, or that would say nothing. */
export function refuseTemplate(tx: Pick<Change, 'all' | 'get' | 'each' | 'arrays'>, template: string): void {
  if (template === DEFAULT_ATTRIBUTION) return
  if (templateFields(template).length === 0)
    throw new Refusal('attribution-template', 'The attribution template names no field: every quote would be attributed alike. Write one such as {case.code}.', { at: 0 }) // prettier-ignore
  refuseUnknownFields(template, attributionFieldNames(tx))
}
