// Goes a way out of a finding, and logs it as the decision: one act, taken back in one step.

import type { QuoteId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { fold } from '../../base/order.ts'
import { withField, withoutField } from '../../coding/attribution-edit.ts'
import { codesTaken, wasShown } from '../../cases/published-queries.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { OUTSIDE, outsideSettings } from '../outside/queries.ts'
import type { OutsideSettings } from '../outside/types.ts'
import { getQuote } from '../quotes/basket-queries.ts'
import { changeQuote, editQuote, removeQuotes, setOutputSettings } from '../quotes/commands.ts'
import { withEdit } from '../quotes/edits.ts'
import { outputSettings } from '../quotes/settings-queries.ts'
import { decideDisclosure } from './commands.ts'
import type { Deed } from './types.ts'

/** What was found, and the way out that is gone. */
export interface WayTaken {
  readonly kind: string
  readonly rule: string
  readonly subject: string
  readonly decision: string
  readonly deed: Deed
}

/** Does what a way out says and logs it. Refuses one that only a person can go. */
export function takeWayOut(tx: Change, { deed, ...decision }: WayTaken): void {
  decideDisclosure(tx, { ...decision, reason: null })
  doDeed(tx, deed)
  tx.describe(`Disclosure: ${decision.decision}`)
}

function doDeed(tx: Change, deed: Deed): void {
  switch (deed.do) {
    case 'drop field':
      return setTemplate(tx, template => withoutField(template, deed.field))
    case 'roll up':
      return setTemplate(tx, template => withField(template, deed.field, deed.by))
    case 'other code':
      for (const quoteId of deed.quoteIds) changeQuote(tx, quoteId, { shownCode: freshCode(tx, quoteId) })
      return
    case 'take out':
      return removeQuotes(tx, deed.quoteIds)
    case 'substitute':
      return substitute(tx, deed)
    case 'mask':
      return settleOutside(tx, { least: Math.max(deed.least, outsideSettings(tx).least ?? 0) })
    case 'stay':
      return settleOutside(tx, { leftOut: [...new Set([...outsideSettings(tx).leftOut, ...deed.ids])] })
    case 'look':
      throw new Refusal('way-by-hand', 'This way out is for a person to go: open the quote.')
  }
}

/** Settles some of what holds for everything that leaves the team; the rest stays. */
export function settleOutside(tx: Change, some: Partial<OutsideSettings>): void {
  const row = tx.get<{ id: Buffer }>(sql`SELECT id FROM output_setting WHERE output = ${OUTSIDE}`)
  const settings = JSON.stringify({ ...outsideSettings(tx), ...some })
  if (row) tx.update('output_setting', idOf(row.id), { settings })
  else tx.insert('output_setting', { output: OUTSIDE, settings })
  tx.describe('Settle what leaves the team')
}

function setTemplate(tx: Change, change: (template: string) => string): void {
  const own = tx.get<{ settings: string }>(sql`SELECT settings FROM output_setting WHERE output = 'quotes'`)
  const isOwn = own !== undefined && 'template' in (JSON.parse(own.settings) as object)
  const { template } = outputSettings(tx, 'quotes')
  setOutputSettings(tx, isOwn ? 'quotes' : '', { template: change(template) })
}

/** Puts words in brackets for a name: in quotes as an edit that is listed, in everything else as it is written out. */
function substitute(tx: Change, { word, by, quoteIds }: Extract<Deed, { do: 'substitute' }>): void {
  const said = by.trim().replaceAll(/^\[|\]$/g, '')
  if (said === '') throw new Refusal('edit-empty', 'Write what should stand in the brackets.')
  if (quoteIds.length === 0) {
    const { substitutes } = outsideSettings(tx)
    const others = substitutes.filter(one => fold(one.name) !== fold(word))
    return settleOutside(tx, { substitutes: [...others, { name: word, by: said }] })
  }
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}])${word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![\p{L}\p{N}])`,
    'giu',
  )
  for (const quoteId of quoteIds) {
    const quote = getQuote(tx, quoteId)
    if (quote.paraphrase !== null) {
      changeQuote(tx, quoteId, { paraphrase: quote.paraphrase.replace(pattern, `[${said}]`) })
      continue
    }
    let edits: Parameters<typeof withEdit>[1] = quote.edits.edits
    for (const match of quote.words.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (edits.some(edit => edit.start < end && edit.end > start)) continue
      edits = withEdit(quote.words, edits, { start, end, kind: 'substitute', text: said })
    }
    if (edits !== quote.edits.edits) editQuote(tx, quoteId, [...edits, ...quote.edits.lost])
  }
}

/** A published code in the manner of the quote's site, that nobody has and nothing has shown. */
function freshCode(tx: Change, quoteId: QuoteId): string {
  const site = tx.get<{ published_code: string | null }>(sql`
    SELECT published_code FROM quote JOIN anchor ON anchor.id = anchor_id JOIN case_source ON case_source.source_id = anchor.source_id
    JOIN "case" ON "case".id = case_id WHERE quote.id = ${bytesOf(quoteId)} AND published_code IS NOT NULL LIMIT 1`)
  const taken = codesTaken(tx)
  for (const [code] of tx.arrays<[string]>(sql`SELECT shown_code FROM quote WHERE shown_code IS NOT NULL`))
    taken.add(fold(code))
  const prefix = /^\p{L}+(?=\d)/u.exec(site?.published_code ?? '')?.[0] ?? 'X'
  // Random, so that it does not tell which came first; more figures where these are used up.
  for (let most = 100; ; most *= 2) {
    const code = `${prefix}${Math.floor((globalThis.crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32) * most) + 1}`
    if (!taken.has(fold(code)) && !wasShown(tx, code)) return code
  }
}
