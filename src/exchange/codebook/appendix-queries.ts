// Reads what a codebook appendix holds beside the codebook: its versions with what changed from each to the next, and for
// each code passages that may be published.

import type { AnchorId, CodeId } from '../../base/ids.ts'
import { differencesBetween } from '../../framework/versions/any-differences-queries.ts'
import { versionDifferences } from '../../framework/versions/differences-queries.ts'
import { otherVersions } from '../../framework/versions/other-queries.ts'
import { versionList } from '../../framework/versions/queries.ts'
import type { FieldDifference, OtherVersions, VersionDifferences, VersionItem } from '../../framework/versions/types.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { anchorPlace } from '../quotes/basket-queries.ts'
import { QuoteWriter } from '../quotes/quoted-words.ts'
import { outputSettings } from '../quotes/settings-queries.ts'
import { OutsideReader } from '../quotes/source-facts-queries.ts'
import { turnsText } from '../quotes/turns.ts'
import type { QuotedWords } from '../quotes/types.ts'
import type { Codebook, CodebookEntry } from './codebook.ts'

/** A passage that shows a code, cleared: its people agreed to be quoted. `anchorId` is that of a coding; null for words of an entry that stand in a source. */
export interface ClearedExample {
  readonly anchorId: AnchorId | null
  readonly words: string
  readonly attribution: string
}

/** What a codebook appendix adds. `notCleared` counts examples left out: exemplar codings, and examples of entries that stand in a source whose people did not agree. */
export interface CodebookAppendix {
  readonly versions: readonly VersionItem[]
  /** Versions of other projects that were brought in; what changed in them there is among the changes. */
  readonly others: readonly OtherVersions[]
  readonly changes: readonly VersionDifferences[]
  readonly examples: ReadonlyMap<CodeId, readonly ClearedExample[]>
  readonly notCleared: number
  /** How the examples of entries are attributed, by their words, where they stand in a source. */
  readonly said: ReadonlyMap<string, string>
  /** Every passage that is shown. */
  readonly quotes: readonly QuotedWords[]
}

const EXAMPLES_OF_A_CODE = 3

/** Reads the appendix of a codebook, and gives the codebook back without examples that are not cleared. `leftOut` are anchors that stay with the team. */
export function codebookAppendix(
  read: Read,
  codebook: Codebook,
  leftOut: readonly string[] = [],
): { codebook: Codebook; appendix: CodebookAppendix } {
  const { versions, isChanged } = versionList(read)
  const pairs = versions.slice(1).map((version, at) => [versions[at]!, version] as const)
  const last = versions.at(-1)
  const changes = pairs.map(([older, newer]) => versionDifferences(read, older.id, newer.id))
  if (last && isChanged === true) changes.push(versionDifferences(read, last.id, null))
  const others = otherVersions(read)
  for (const { versions: theirs } of others)
    for (const [at, version] of theirs.slice(1).entries())
      changes.push(differencesBetween(read, theirs[at]!.id, version.id))
  const settings = outputSettings(read, 'quotes')
  const reader = new OutsideReader(read)
  const writer = new QuoteWriter(reader, settings.template, settings.labels)
  let notCleared = 0
  const quotes: QuotedWords[] = []
  const examples = new Map<CodeId, ClearedExample[]>()
  for (const row of read.all<{ anchor_id: Buffer; source_id: Buffer; code_id: Buffer }>(sql`
    SELECT DISTINCT anchor.id AS anchor_id, anchor.source_id, code_id FROM coding JOIN anchor ON anchor.id = anchor_id JOIN source ON source.id = anchor.source_id
    WHERE exemplar = 1 AND lost = 0 ORDER BY source.n, anchor.n`)) {
    const codeId = idOf<'code'>(row.code_id)
    const there = examples.get(codeId) ?? []
    const anchorId = idOf<'anchor'>(row.anchor_id)
    if (there.length >= EXAMPLES_OF_A_CODE || leftOut.includes(anchorId)) continue
    const source = reader.source(idOf<'source'>(row.source_id))
    const quote = writer.quote(source, {
      ...anchorPlace(read, anchorId, source),
      edits: [],
      shownCode: null,
      isApproved: false,
      stances: [],
    })
    if (quote.bar !== null) {
      notCleared++
      continue
    }
    quotes.push(quote)
    examples.set(codeId, [...there, { anchorId, words: turnsText(quote.turns), attribution: attributionOf(quote) }])
  }
  const said = new Map<string, string>()
  const clear = (words: string | null): string | null => {
    if (words === null) return words
    const found = quotesOf(read, reader, writer, words)
    if (found.some(quote => quote.bar !== null)) {
      notCleared++
      return null
    }
    if (found.length > 0) {
      quotes.push(...found)
      said.set(words, attributionOf(found[0]!))
    }
    return words
  }
  const entries = codebook.entries.map((entry): CodebookEntry => ({
    ...entry,
    typical: clear(entry.typical),
    closeButNo: clear(entry.closeButNo),
  }))
  /** Former wordings of examples are said by somebody too. */
  const clearedField = ({ field, pieces }: FieldDifference) =>
    !SAID_FIELDS.has(field) ||
    SIDES.every(side => {
      const text = pieces.map(piece => (piece.kind === side ? '' : piece.words)).join('')
      return clear(text) !== null || text === ''
    })
  return {
    codebook: { ...codebook, entries },
    appendix: {
      versions,
      others,
      changes: changes.map(one => ({
        ...one,
        entries: one.entries.map(entry => ({ ...entry, fields: entry.fields.filter(clearedField) })),
      })),
      examples,
      notCleared,
      said,
      quotes,
    },
  }
}

const SAID_FIELDS = new Set(['typical', 'closeButNo'])
const SIDES = ['added', 'cut'] as const

/** Attributed under published codes only: where a site has none, the words stand alone. */
function attributionOf({ attribution, sites, shown }: QuotedWords): string {
  return Object.keys(shown).length > 0 && sites.every(site => site.code !== null) ? attribution : ''
}

/** What an editor leaves out of an example. */
const LEFT_OUT = /\s*(?:…|\.\.\.|\[[^\]\n]*\]|\n)+\s*/u
/** Fewer words than these are nobody’s: they stand everywhere. */
const WORDS_OF_SOMEBODY = 3

/** The places in sources where the words of an example stand, piece by piece where something is left out or put in brackets; none where they are nobody’s. */
function quotesOf(read: Read, reader: OutsideReader, writer: QuoteWriter, words: string): QuotedWords[] {
  return words.split(LEFT_OUT).flatMap(piece => {
    const plain = piece.trim().replaceAll(/^["“'‘]+|["”'’]+$/g, '')
    const phrase = plain.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
    if (phrase === '' || (piece.length < words.length && phrase.split(' ').length < WORDS_OF_SOMEBODY)) return []
    const found = read.all<{ id: Buffer; source_id: Buffer; text: string }>(sql`
      SELECT paragraph.id, source_id, paragraph.text FROM paragraph_text JOIN paragraph ON paragraph.n = paragraph_text.rowid
      WHERE paragraph_text MATCH ${`"${phrase}"`} ORDER BY paragraph.n LIMIT 20`)
    return found.map(row => {
      const source = reader.source(idOf<'source'>(row.source_id))
      // The same words with other marks between them are theirs all the same: then the whole paragraph is looked at.
      const at = row.text.indexOf(plain)
      const start = source.starts[source.index.get(row.id.toString('hex'))!]! + Math.max(0, at)
      return writer.quote(source, {
        anchorId: idOf<'anchor'>(bytesOf(source.id)),
        range: { start, end: start + (at < 0 ? row.text.length : plain.length) },
        isLost: false,
        edits: [],
        shownCode: null,
        isApproved: false,
        stances: [],
      })
    })
  })
}
