// The quote table before it is a file: sections of quotes as edited, with attribution and stance; for the team also where each
// comes from. Pure.

import { joinWithAnd } from '../../coding/attribution.ts'
import type { DocumentBlock, TextDocument } from '../documents/document.ts'
import { csvLine } from '../tables/csv.ts'
import type { PlainSheet } from '../tables/plain-xlsx.ts'
import { grouped } from '../tables/words.ts'
import { toldEdit } from './edits.ts'
import { turnsText } from './turns.ts'
import type { QuotedWords } from './types.ts'

/** A quote for print, with what only the team sees of it. */
export type TableQuote = QuotedWords & {
  readonly note: string | null
  readonly shownCode: string | null
  readonly approvedOn: string | null
  readonly approval: string | null
}

/** What a quote table is made of. `leftOut` are sentences about quotes that may not be shown. */
export interface QuoteTable {
  readonly project: string
  readonly audience: 'outside' | 'team'
  readonly withEdits: boolean
  readonly sections: readonly { readonly name: string; readonly quotes: readonly TableQuote[] }[]
  readonly leftOut: readonly string[]
  /** For whom it is, and of which state. */
  readonly told?: readonly string[]
  /** Whether an original must not be listed: it names somebody, which is why it was replaced. For outside. */
  readonly hides?: (original: string) => boolean
}

const count = (n: number, one: string) => `${grouped(n)} ${one}${n === 1 ? '' : 's'}`

/** What stands behind a paraphrase, so that nobody takes it for a quote. */
const PARAPHRASED = '[paraphrase]'

/** The words of a quote as they are printed in a cell: as edited, or the paraphrase, marked as one. */
export function printedText({ turns, paraphrase }: Pick<TableQuote, 'turns' | 'paraphrase'>): string {
  return paraphrase === null ? turnsText(turns) : `${turnsText(turns)} ${PARAPHRASED}`
}

/** Everything a reader must know of how the table was made. */
function tableAbout({ audience, withEdits, sections, leftOut, told }: QuoteTable): string[] {
  const quotes = sections.flatMap(section => section.quotes)
  const sites = new Set(quotes.flatMap(one => one.sites.map(site => site.caseId)))
  const people = new Set(quotes.flatMap(one => one.people.map(person => person.caseId)))
  const fillers = quotes.some(one => one.paraphrase === null && one.edits.edits.some(edit => edit.kind === 'filler'))
  return [
    `${count(quotes.length, 'quote')} from ${count(sites.size, 'site')} and ${people.size === 1 ? '1 person' : `${grouped(people.size)} people`}.`,
    `“…” stands where words are left out; what stands in [brackets] was put there by the editor.${fillers ? ` Fillers are dropped without a mark${withEdits ? ' and listed below' : ''}.` : ''}`,
    ...(quotes.some(one => one.paraphrase !== null)
      ? [
          `${count(quotes.filter(one => one.paraphrase !== null).length, 'passage')} said in words of the researchers: marked ${PARAPHRASED}, without quotation marks.`,
        ]
      : []),
    ...(leftOut.length > 0
      ? [
          audience === 'team'
            ? `Left out: ${leftOut.join(' ')}`
            : `${count(leftOut.length, 'chosen quote')} left out: consent or approval does not allow ${leftOut.length === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...(audience === 'team' ? ['For the team only: it names sources, sites and people.'] : []),
    ...(told ?? []),
  ]
}

/** The words of a stance, as “P4 confirming”. */
function stanceWords({ stances }: Pick<TableQuote, 'stances'>): string {
  return stances.map(({ proposition, stance }) => `${proposition} ${stance}`).join('; ')
}

/** The stance for readers outside: keys of propositions are the team’s own, how it bears is not. */
function stanceOutside({ stances }: Pick<TableQuote, 'stances'>): string {
  return [...new Set(stances.map(one => one.stance))].join('; ')
}

const CONSENT: Readonly<Record<string, string>> = {
  quote: 'may be quoted',
  'ask first': 'ask first',
  paraphrase: 'paraphrase only',
  nothing: 'nothing',
}

/** What the people in a quote agreed to. */
function consentWords({ people, approvedOn, approval }: TableQuote): string {
  const said = people.map(
    ({ name, consent, withdrawn }) =>
      `${name}: ${withdrawn ? 'withdrawn' : consent === null ? 'not recorded' : CONSENT[consent]!}`,
  )
  return [...said, ...(approvedOn === null ? [] : [`approved on ${approvedOn}, ${approval ?? ''}`])].join('; ')
}

/** The table as a document to be read: a heading a section, the quote, its attribution and stance below. */
export function quoteDocument(table: QuoteTable): TextDocument {
  let number = 0
  const isTeam = table.audience === 'team'
  const blocks: DocumentBlock[] = []
  const edits: DocumentBlock[] = []
  for (const { name, quotes } of table.sections) {
    if (quotes.length === 0) continue
    blocks.push({ kind: 'heading', level: 1, runs: [{ words: name }] })
    for (const quote of quotes) {
      number++
      const [opens, closes] = quote.paraphrase === null ? ['“', '”'] : ['', ` ${PARAPHRASED}`]
      const lines = turnsText(quote.turns).split('\n')
      for (const [at, line] of lines.entries()) {
        // A turn's role is ours, not said by anybody.
        const label = quote.turns.find(turn => turn.label !== null && line.startsWith(`${turn.label}: `))?.label ?? null
        const said = label === null ? line : line.slice(label.length + 2)
        blocks.push({
          kind: 'said',
          ...(label === null ? {} : { label }),
          runs: [{ words: `${at === 0 ? opens : ''}${said}${at === lines.length - 1 ? closes : ''}` }],
        })
      }
      const stance = isTeam ? stanceWords(quote) : stanceOutside(quote)
      const facts = [
        `${number}`,
        ...(quote.attribution === '' ? [] : [`(${quote.attribution})`]),
        ...(stance === '' ? [] : [stance]),
      ]
      if (isTeam) blocks.push({ kind: 'facts', runs: [{ words: teamWords(quote).join(' · ') }] })
      blocks.push({ kind: 'said by', runs: [{ words: facts.join(' · ') }] })
      for (const words of editsOf(quote, table.hides))
        edits.push({ kind: 'item', label: `Quote ${number}`, runs: [{ words }] })
    }
  }
  const listed: DocumentBlock[] =
    table.withEdits && edits.length > 0
      ? [{ kind: 'heading', level: 1, runs: [{ words: 'Edits, each with the original' }] }, ...edits]
      : []
  return { title: titleOf(table), about: tableAbout(table), blocks: [...blocks, ...listed] }
}

function titleOf({ project, audience }: QuoteTable): string {
  return audience === 'team' ? `Quotes: ${project} (team)` : 'Quotes'
}

function teamWords(quote: TableQuote): string[] {
  const places = quote.lastParagraph > quote.paragraph ? `${quote.paragraph}–${quote.lastParagraph}` : quote.paragraph
  return [
    `${quote.source}, ¶${places}`,
    ...(quote.sites.length > 0 ? [joinWithAnd(quote.sites.map(site => site.name))] : []),
    ...(quote.shownCode === null ? [] : [`published as ${quote.shownCode}`]),
    ...(quote.people.length > 0 ? [consentWords(quote)] : []),
    ...(quote.note === null ? [] : [quote.note]),
  ]
}

/** What stands in place of an original that is not listed. */
const A_NAME = 'a name'

/** “um,” dropped: one edit as a sentence. An original that `hides` names nobody. */
function editSentence(edit: Parameters<typeof toldEdit>[0], hides?: QuoteTable['hides']): string {
  const { what, was, said } = toldEdit(edit)
  if (hides?.(was) && edit.kind !== 'clarify')
    return `${what} ${A_NAME}${edit.kind === 'substitute' || edit.kind === 'correct' ? ` by ${said}` : ''}`
  if (edit.kind === 'clarify') return `${what} ${said}`
  if (edit.kind === 'elide' || edit.kind === 'filler') return `${what} “${was}”`
  return `${what} “${was}” by ${said}`
}

/** Every edit of a quote as a sentence; of a paraphrase only that it is one. */
function editsOf({ edits, paraphrase }: TableQuote, hides?: QuoteTable['hides']): string[] {
  return paraphrase === null
    ? edits.edits.map(edit => editSentence(edit, hides))
    : ['paraphrased: the words themselves are not shown']
}

/** The columns of the table as a sheet, with the cell of each quote and how wide it is. */
function columnsOf({
  audience,
  withEdits,
  hides,
}: QuoteTable): (readonly [string, number, (quote: TableQuote, number: number, section: string) => string | number])[] {
  const outside: ReturnType<typeof columnsOf> = [
    ['no', 6, (_, number) => number],
    ['section', 26, (_quote, _number, section) => section],
    ['quote', 80, printedText],
    ['attribution', 36, quote => quote.attribution],
    ['stance', 20, quote => (audience === 'team' ? stanceWords(quote) : stanceOutside(quote))],
  ]
  const edits: ReturnType<typeof columnsOf> = withEdits
    ? [['edits', 40, quote => editsOf(quote, hides).join('; ')]]
    : []
  if (audience === 'outside') return [...outside, ...edits]
  return [
    ...outside,
    ...edits,
    ['original', 60, quote => (quote.paraphrase === null ? quote.words : '')],
    ['source', 22, quote => quote.source],
    ['paragraph', 10, quote => quote.paragraph],
    ['site', 20, quote => quote.sites.map(site => site.name).join('; ')],
    [
      'published_as',
      12,
      quote =>
        quote.sites
          .map(site => site.code ?? '')
          .filter(Boolean)
          .join('; '),
    ],
    ['consent', 24, consentWords],
    ['note', 30, quote => quote.note ?? ''],
  ]
}

/** The table as sheets: the quotes, and every edit a row. */
export function quoteSheets(table: QuoteTable): PlainSheet[] {
  const columns = columnsOf(table)
  const rows = rowsOf(table, columns)
  const numbered = table.sections.flatMap(section => section.quotes)
  const edits = numbered.flatMap((quote, at) =>
    quote.paraphrase === null
      ? quote.edits.edits.map(edit => {
          const { what, was, said } = toldEdit(edit)
          return [at + 1, what, table.hides?.(was) ? A_NAME : was, said]
        })
      : [[at + 1, 'paraphrased', '', turnsText(quote.turns)]],
  )
  const about = tableAbout(table).map(line => [line])
  return [
    { name: 'Quotes', heads: columns.map(([head]) => head), widths: columns.map(([, width]) => width), rows },
    ...(table.withEdits && edits.length > 0
      ? [{ name: 'Edits', heads: ['quote', 'edit', 'original', 'now'], widths: [8, 18, 60, 40], rows: edits }]
      : []),
    { name: 'About', heads: [titleOf(table)], widths: [110], rows: about },
  ]
}

/** The table as csv, a line a quote. */
export function quoteCsv(table: QuoteTable): string[] {
  const columns = columnsOf(table)
  return [csvLine(columns.map(([head]) => head)), ...rowsOf(table, columns).map(csvLine)]
}

function rowsOf(table: QuoteTable, columns: ReturnType<typeof columnsOf>): (string | number)[][] {
  let number = 0
  return table.sections.flatMap(({ name, quotes }) =>
    quotes.map(quote => {
      number++
      return columns.map(([, , cell]) => cell(quote, number, name))
    }),
  )
}
