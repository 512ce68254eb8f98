// Reads a source for print with its codes in the margin.

import { idFromHex, type CodeId, type CoderId, type SourceId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { joinWithAnd } from '../../coding/attribution.ts'
import { codingsInSource } from '../../coding/queries.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { QuoteWriter } from '../quotes/quoted-words.ts'
import { codeNamesInOrder } from '../quotes/section-queries.ts'
import { outputSettings } from '../quotes/settings-queries.ts'
import { OutsideReader } from '../quotes/source-facts-queries.ts'
import type { QuotedWords } from '../quotes/types.ts'
import { annotate, legendOf, type AnnotatedSource, type MarginCoding, type ReadParagraph } from './annotated.ts'

/** What is printed: a source, which codes and coders stand in its margin (all, unless told), and for whom. */
export interface AnnotatedRequest {
  readonly sourceId: SourceId
  readonly codeIds?: readonly CodeId[] | undefined
  readonly coderIds?: readonly CoderId[] | undefined
  readonly audience: 'outside' | 'team'
}

/** A source for print, and what of its site it shows. Speakers are named by their roles for outside, by their labels for the team. Refuses, for outside, a source with a person who did not agree to be quoted. */
export function annotatedSource(
  read: Read,
  { sourceId, codeIds, coderIds, audience }: AnnotatedRequest,
): { source: AnnotatedSource; told: QuotedWords } {
  if (!read.get(sql`SELECT 1 FROM source WHERE id = ${bytesOf(sourceId)}`))
    throw new Refusal('source-gone', 'This source is not in the project (any more).')
  const settings = outputSettings(read, 'quotes')
  const reader = new OutsideReader(read)
  const source = reader.source(sourceId)
  const whole = new QuoteWriter(reader, settings.template, settings.labels).quote(source, {
    anchorId: sourceId as never,
    range: { start: 0, end: source.text.length },
    isLost: false,
    edits: [],
    shownCode: null,
    isApproved: false,
    stances: [],
  })
  if (audience === 'outside') refuseUncleared(whole)
  const names = new Map(codeNamesInOrder(read).map(({ id, name }) => [id, name]))
  const hues = new Map(
    read.arrays<[Buffer, number]>(sql`SELECT id, hue FROM code`).map(([id, hue]) => [idOf<'code'>(id), hue]),
  )
  const coders = new Map(
    read
      .arrays<[Buffer, string, string]>(sql`SELECT id, name, initials FROM coder`)
      .map(([id, name, initials]) => [idOf<'coder'>(id), audience === 'team' ? name : initials]),
  )
  const starts = new Map(Array.from(source.index, ([digits, at]) => [idFromHex(digits) as string, source.starts[at]!]))
  const codings = codingsInSource(read, sourceId, starts)
    .filter(one => (!codeIds || codeIds.includes(one.codeId)) && (!coderIds || coderIds.includes(one.coderId)))
    .map((one): MarginCoding => ({
      start: one.start,
      end: one.end,
      code: names.get(one.codeId)!,
      coder: coders.get(one.coderId)!,
      hue: Math.max(0, hues.get(one.codeId) ?? 0) % 12,
      strength: one.marks?.strength ?? null,
    }))
  const people = joinWithAnd([...new Set(codings.map(one => one.coder))])
  const title = audience === 'team' ? whole.source : whole.attribution || 'A source'
  return {
    told: whole,
    source: {
      title,
      about: [
        `${codings.length} ${codings.length === 1 ? 'coding' : 'codings'}${people === '' ? '' : ` by ${people}`}${codeIds ? ', of chosen codes only' : ''}. Coded words are shaded; a code is named in the margin where it begins, and drawn on where it goes on.`,
        ...(audience === 'outside'
          ? [
              'Speakers are named by their roles. The text itself is as it stands in the source: names in it are not changed here.',
            ]
          : []),
      ],
      legend: legendOf(codings, [...new Set(names.values())]),
      paragraphs: annotate(readParagraphs(read, sourceId, source.starts, whole.speakers, audience), codings),
    },
  }
}

function readParagraphs(
  read: Read,
  sourceId: SourceId,
  starts: readonly number[],
  roles: Readonly<Record<string, string>>,
  audience: AnnotatedRequest['audience'],
): ReadParagraph[] {
  const rows = read.arrays<[string, string, number | null, number, Buffer | null, string | null]>(sql`
    SELECT text, style, level, speech_start, speaker_id, speaker.label FROM paragraph LEFT JOIN speaker ON speaker.id = speaker_id
    WHERE paragraph.source_id = ${bytesOf(sourceId)} ORDER BY place`)
  let number = 0
  return rows.flatMap(([text, style, level, speechStart, speaker, label], at) => {
    if (text.trim() !== '') number++
    // The header block names people and places: it is for the team.
    if (audience === 'outside' && style === 'header') return []
    return [
      {
        number,
        start: starts[at]!,
        text,
        speechStart,
        level: style === 'heading' ? (level ?? 1) : null,
        speaker: speaker === null ? null : audience === 'team' ? label : (roles[idOf(speaker)] ?? 'Speaker'),
      },
    ]
  })
}

function refuseUncleared({ people, source }: QuotedWords): void {
  const barred = people.filter(one => one.withdrawn || (one.consent !== null && one.consent !== 'quote'))
  if (barred.length === 0) return
  throw new Refusal(
    'not-quotable',
    `${source} cannot leave the team whole: ${joinWithAnd(barred.map(one => one.name))} did not agree to be quoted without being asked. Print it for the team, or quote single passages.`,
  )
}
