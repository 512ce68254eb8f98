// Reads for agreement: what the database knows besides the coding table, sentences, and the answers themselves.

import type { CodeId, SourceId } from '../../base/ids.ts'
import { codePointLength } from '../../base/text-range.ts'
import { sentencesIn } from '../../base/units.ts'
import type { Read } from '../../store/access.ts'
import { sql } from '../../store/sql.ts'
import type { Analysis } from '../queries.ts'
import { agreementOf, cellRows, gather, type AgreementGround, type AgreementStep } from './agreement.ts'
import { ratedScales } from '../ratings/queries.ts'
import { scaleAgreement } from './rated.ts'
import { codersOf, named, type AgreementFacts } from './scope.ts'
import type { Agreement, AgreementRequest, AgreementRow, RatingAgreement } from './types.ts'

/** Agreement on ratings of cases, scale by scale: those that two or more of the people compared rated the same case on. */
export async function ratingAgreement(
  read: Read,
  analysis: Analysis,
  question: Pick<AgreementRequest, 'coderIds' | 'by'>,
): Promise<RatingAgreement> {
  const { heads } = await analysis.state()
  const { coders, places } = codersOf(heads, { joined: joinedCoders(read) }, question)
  return {
    coders: coders.map(named),
    scales: ratedScales(read).flatMap(scale => scaleAgreement(scale, coders.length, n => places.get(n)) ?? []),
  }
}

function joinedCoders(read: Read): AgreementFacts['joined'] {
  return new Map(
    read.arrays<[number, number]>(
      sql`SELECT coder.n, person.n FROM coder JOIN coder AS person ON person.id = coder.joined_to`,
    ),
  )
}

/** What the database knows of coders, codes and versions besides the heads. */
export function agreementFacts(read: Read): AgreementFacts {
  const labels = (column: 'introduced_in' | 'retired_in') =>
    new Map(
      read.arrays<[number, string]>(
        column === 'introduced_in'
          ? sql`SELECT n, introduced_in FROM code WHERE introduced_in IS NOT NULL`
          : sql`SELECT n, retired_in FROM code WHERE retired_in IS NOT NULL AND status = 'retired'`,
      ),
    )
  return {
    joined: joinedCoders(read),
    versions: read
      .arrays<[number, string]>(sql`SELECT n, label FROM framework_version ORDER BY coalesce(saved_at, saved_on), n`)
      .map(([n, label]) => ({ n, label })),
    unfinished: unfinishedBlind(read),
    introduced: labels('introduced_in'),
    retired: labels('retired_in'),
  }
}

/** The sources that are coded blind and not finished by everybody who is to code them: by row number, who has not. What others did there is sealed, so nothing can be compared yet. */
function unfinishedBlind(read: Read): Map<number, string[]> {
  const found = new Map<number, string[]>()
  for (const [source, name] of read.arrays<[number, string]>(sql`
    SELECT source.n, coder.name FROM allocation AS part JOIN source ON source.id = part.source_id JOIN coder ON coder.id = part.coder_id
    WHERE part.part IN ('first', 'second') AND EXISTS (SELECT 1 FROM allocation AS other WHERE other.source_id = part.source_id AND other.blind = 1)
      AND NOT EXISTS (SELECT 1 FROM source_coder AS mark WHERE mark.source_id = part.source_id AND mark.coder_id = part.coder_id) ORDER BY coder.n`))
    found.set(source, [...(found.get(source) ?? []), name])
  return found
}

/** The ground of agreement in the open project. Sentences are read from the text, a source at a time. */
async function agreementGround(read: Read, analysis: Analysis): Promise<AgreementGround> {
  const { table, heads } = await analysis.state()
  return { table, heads, facts: agreementFacts(read), sentences: source => sentencesKept(read, analysis, source) }
}

/** The sentences of sources as they were read last, for as long as a project is open: splitting the texts takes longer than comparing them. */
const KEPT = new WeakMap<Analysis, Map<number, { readonly hash: string; readonly ends: Int32Array }>>()

function sentencesKept(read: Read, analysis: Analysis, source: number): Int32Array {
  let kept = KEPT.get(analysis)
  if (!kept) KEPT.set(analysis, (kept = new Map()))
  const hash =
    read.get<{ hash: string }>(sql`SELECT hex(text_hash) AS hash FROM source WHERE n = ${source}`)?.hash ?? ''
  const known = kept.get(source)
  if (known?.hash === hash && hash !== '') return known.ends
  const ends = sentencesOf(read, source)
  kept.set(source, { hash, ends })
  return ends
}

/** The sentences of a source, starts and ends in turn, in characters (code points). A sentence never goes over the end of a paragraph. */
function sentencesOf(read: Read, source: number): Int32Array {
  const ends: number[] = []
  let before = 0
  for (const [text] of read.arrays<[string]>(
    sql`SELECT text FROM paragraph WHERE source_id = (SELECT id FROM source WHERE n = ${source}) ORDER BY place`,
  )) {
    let at = 0
    let characters = before
    const upTo = (end: number) => {
      characters += codePointLength(text.slice(at, end))
      at = end
      return characters
    }
    for (const { start, end } of sentencesIn(text)) ends.push(upTo(start), upTo(end))
    before = upTo(text.length) + 1
  }
  return Int32Array.from(ends)
}

/** Agreement of coders, in slices. */
export async function agreement(
  read: Read,
  analysis: Analysis,
  request: AgreementRequest,
  sliced: Sliced,
): Promise<Agreement> {
  return sliced(agreementOf(await agreementGround(read, analysis), request))
}

/** One code in every source compared, or one source with every code. */
export async function agreementCells(
  read: Read,
  analysis: Analysis,
  request: AgreementRequest,
  of: { readonly codeId: CodeId } | { readonly sourceId: SourceId },
  sliced: Sliced,
): Promise<AgreementRow[]> {
  const gathered = await sliced(gather(await agreementGround(read, analysis), { ...request, intervals: false }))
  return cellRows(gathered, of)
}

// So many cells go into a file; beyond, rows only.
const MOST_CELLS = 50_000

/** Agreement with every code in every source, for a file. Where there are too many cells for one, without them. */
export async function agreementWithCells(
  read: Read,
  analysis: Analysis,
  request: AgreementRequest,
  sliced: Sliced,
): Promise<{ found: Agreement; cells: { code: string; rows: AgreementRow[] }[] }> {
  const ground = await agreementGround(read, analysis)
  const found = await sliced(agreementOf(ground, request))
  if (found.byCode.length * found.bySource.length > MOST_CELLS) return { found, cells: [] }
  const gathered = await sliced(gather(ground, { ...request, intervals: false }))
  return {
    found,
    cells: found.byCode.map(code => ({
      code: code.key ?? code.name,
      rows: cellRows(gathered, { codeId: code.id }),
    })),
  }
}

/** Runs work in slices, told and stopped between them. */
export type Sliced = <Result>(work: Generator<AgreementStep, Result>) => Promise<Result>
