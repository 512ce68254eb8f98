// Reads the quote basket.

import { hexOfId, type AnchorId, type CaseId, type QuoteId, type SourceId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { codeNamesInOrder } from './section-queries.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, idOrNull, sql, type Sql } from '../../store/sql.ts'
import type { QuoteEdit } from './edits.ts'
import { QuoteWriter, type QuotePlace } from './quoted-words.ts'
import { outputSettings } from './settings-queries.ts'
import { OutsideReader, type SourceOfQuotes } from './source-facts-queries.ts'
import type { OutputSettings, QuoteBasket, QuoteEntry, QuoteSection, QuotedWords } from './types.ts'

interface QuoteRow {
  readonly id: Buffer
  readonly anchor_id: Buffer
  readonly source_id: Buffer
  readonly code_id: Buffer | null
  readonly proposition_id: Buffer | null
  readonly edits: string
  readonly note: string | null
  readonly shown_code: string | null
  readonly approved_on: string | null
  readonly approval: string | null
  readonly paraphrase: string | null
  readonly coder_id: Buffer
}

/** The basket under settings (those kept for quotes, unless others are given), in sections by code and by proposition. A quote on a proposition without a code stands under the proposition. */
export function quoteBasket(read: Read, given: Partial<OutputSettings> = {}): QuoteBasket {
  const settings = { ...outputSettings(read, 'quotes'), ...given }
  const reader = new OutsideReader(read)
  const writer = new QuoteWriter(reader, settings.template, settings.labels)
  const quotes = entriesWhere(read, sql`1`, reader, writer)
  const sections = sectionsOf(read, quotes)
  const counts = new Map<CaseId, number>()
  const people = new Map<CaseId, { name: string; quotes: number }>()
  for (const { sites, people: speak } of quotes) {
    for (const site of sites) counts.set(site.caseId, (counts.get(site.caseId) ?? 0) + 1)
    for (const { caseId, name } of speak) {
      const person = people.get(caseId) ?? { name, quotes: 0 }
      people.set(caseId, { name, quotes: person.quotes + 1 })
    }
  }
  const sites = read.arrays<[Buffer]>(
    sql`SELECT id FROM "case" WHERE kind = 'site' AND EXISTS (SELECT 1 FROM case_source WHERE case_id = "case".id) ORDER BY n`,
  )
  const limit = settings.perPerson
  return {
    sections,
    total: quotes.length,
    barred: quotes.filter(quote => quote.bar !== null).length,
    bySite: sites.map(([id]) => {
      const { id: caseId, key, name } = reader.case(idOf<'case'>(id))
      return { caseId, name: key ?? name, quotes: counts.get(caseId) ?? 0 }
    }),
    overLimit: limit === null ? [] : [...people.values()].filter(one => one.quotes > limit),
    withoutCode: writer.namesCase
      ? [...new Set(quotes.flatMap(one => one.sites.filter(site => site.code === null).map(site => site.name)))]
      : [],
    settings,
  }
}

/** One quote of the basket. Refuses one that is not there. */
export function getQuote(read: Read, quoteId: QuoteId): QuoteEntry {
  const settings = outputSettings(read, 'quotes')
  const reader = new OutsideReader(read)
  const writer = new QuoteWriter(reader, settings.template, settings.labels)
  const quote = entriesWhere(read, sql`quote.id = ${bytesOf(quoteId)}`, reader, writer)[0]
  if (!quote) throw new Refusal('quote-gone', 'This quote is not in the basket (any more).')
  return quote
}

function entriesWhere(read: Read, where: Sql, reader: OutsideReader, writer: QuoteWriter): QuoteEntry[] {
  const rows = read.all<QuoteRow>(sql`
    SELECT quote.id, quote.anchor_id, anchor.source_id, code_id, proposition_id, edits, note, shown_code, approved_on, approval, paraphrase, quote.coder_id
    FROM quote JOIN anchor ON anchor.id = quote.anchor_id WHERE ${where} ORDER BY quote.place, quote.n`)
  const byId = new Map<string, QuoteEntry>()
  // A source after the other: its text is read once.
  for (const row of rows.toSorted((a, b) => Buffer.compare(a.source_id, b.source_id))) {
    const source = reader.source(idOf<'source'>(row.source_id))
    const place: QuotePlace = {
      ...anchorPlace(read, idOf<'anchor'>(row.anchor_id), source),
      edits: JSON.parse(row.edits) as QuoteEdit[],
      shownCode: row.shown_code,
      isApproved: row.approved_on !== null,
      paraphrase: row.paraphrase,
      stances: stancesOn(read, row.anchor_id, row.proposition_id),
    }
    byId.set(idOf(row.id), {
      ...writer.quote(source, place),
      id: idOf<'quote'>(row.id),
      codeId: idOrNull<'code'>(row.code_id),
      propositionId: idOrNull<'proposition'>(row.proposition_id),
      note: row.note,
      shownCode: row.shown_code,
      approvedOn: row.approved_on,
      approval: row.approval,
      coderId: idOf<'coder'>(row.coder_id),
    })
  }
  return rows.map(row => byId.get(idOf(row.id))!)
}

/** Where an anchor stands in its source's text. */
export function anchorPlace(
  read: Read,
  anchorId: AnchorId,
  source: SourceOfQuotes,
): Pick<QuotePlace, 'anchorId' | 'range' | 'isLost'> {
  return anchorPlaces(read, [anchorId], source).get(anchorId)!
}

/** Where anchors stand in the text of their source, by their ids. */
export function anchorPlaces(
  read: Read,
  anchorIds: readonly AnchorId[],
  { starts, index }: Pick<SourceOfQuotes, 'starts' | 'index'>,
): Map<AnchorId, Pick<QuotePlace, 'anchorId' | 'range' | 'isLost'>> {
  const rows = read.arrays<[number, string, number, string, number, number]>(sql`
    SELECT wanted.key, lower(hex(start_paragraph_id)), start_offset, lower(hex(end_paragraph_id)), end_offset, lost
    FROM json_each(${JSON.stringify(anchorIds.map(hexOfId))}) AS wanted CROSS JOIN anchor ON anchor.id = unhex(wanted.value)`)
  const offset = (paragraph: string) => starts[index.get(paragraph)!]!
  return new Map(
    rows.map(([at, first, startOffset, last, endOffset, lost]) => {
      const anchorId = anchorIds[at]!
      const range = { start: offset(first) + startOffset, end: offset(last) + endOffset }
      return [anchorId, { anchorId, range, isLost: lost === 1 }] as const
    }),
  )
}

/** How the words of an anchor bear on propositions, in the team's eyes; on one of them only, if told. */
export function stancesOn(read: Read, anchorId: Buffer, propositionId: Buffer | null): QuotedWords['stances'] {
  const only = propositionId === null ? sql`1` : sql`proposition.id = ${propositionId}`
  return read
    .all<{ key: string | null; statement: string; stance: string }>(sql`
      SELECT DISTINCT proposition.key, statement, stance FROM evidence JOIN proposition ON proposition.id = evidence.proposition_id
      WHERE anchor_id = ${anchorId} AND ${only} ORDER BY proposition.place, stance`)
    .map(one => ({ proposition: one.key ?? one.statement, stance: one.stance }))
}

function sectionsOf(read: Read, quotes: readonly QuoteEntry[]): QuoteSection[] {
  const codes = codeNamesInOrder(read)
  const propositions = read.all<{ id: Buffer; key: string | null; statement: string }>(
    sql`SELECT id, key, statement FROM proposition ORDER BY place`,
  )
  const under = (of: (quote: QuoteEntry) => boolean) => quotes.filter(of)
  const sections: QuoteSection[] = [
    ...codes.map(({ id, name }) => ({ id, kind: 'code' as const, name, quotes: under(one => one.codeId === id) })),
    ...propositions.map(row => {
      const id = idOf<'proposition'>(row.id)
      return {
        id,
        kind: 'proposition' as const,
        name: row.key === null ? row.statement : `${row.key} ${row.statement}`,
        quotes: under(one => one.codeId === null && one.propositionId === id),
      }
    }),
    {
      id: null,
      kind: 'none' as const,
      name: '',
      quotes: under(one => one.codeId === null && one.propositionId === null),
    },
  ]
  return sections.filter(section => section.quotes.length > 0)
}

/** A place that is not in the basket, as it would be quoted: to see whether it may be. */
export function placeToQuote(read: Read, sourceId: SourceId, anchorId: AnchorId): QuotedWords {
  const settings = outputSettings(read, 'quotes')
  const reader = new OutsideReader(read)
  const source = reader.source(sourceId)
  return new QuoteWriter(reader, settings.template, settings.labels).quote(source, {
    ...anchorPlace(read, anchorId, source),
    edits: [],
    shownCode: null,
    isApproved: false,
    stances: [],
  })
}
