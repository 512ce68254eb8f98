// What the program itself can do about findings, beside the ways out that only a person can go. Pure.

import { templateFields } from '../../coding/attribution.ts'
import type { QuoteId } from '../../base/ids.ts'
import type { Deed, Finding, WayOut } from './types.ts'

const ROOMS: Readonly<Record<string, string>> = { site: 'case', person: 'person', pair: 'pair' }

/** `site: study_depth` → `case.study_depth`. */
export function fieldOf(attribute: string): string {
  const at = attribute.indexOf(': ')
  return `${ROOMS[attribute.slice(0, at)] ?? attribute.slice(0, at)}.${attribute.slice(at + 2)}`
}

/** Findings of a quote table: fields leave the template or are rolled up there; quotes get other codes, words in brackets, or leave the basket. `ids` are those of quotes by their place; where every passage is taken there are none. */
export function withQuoteDeeds(
  findings: readonly Finding[],
  ids: ReadonlyMap<string, string | undefined>,
  template: string | null,
): Finding[] {
  const fields = template === null ? [] : templateFields(template)
  return findings.map(finding => {
    const quoteIds = (finding.places ?? [finding.where]).flatMap(place => (ids.get(place) as QuoteId | undefined) ?? [])
    const deedOf = ({ kind, attribute, by }: WayOut): Deed | null => {
      const field = attribute === undefined ? null : fieldOf(attribute)
      if (kind === 'drop') return field !== null && fields.includes(field) ? { do: 'drop field', field } : null
      if (kind === 'coarsen' && field !== null && by !== undefined)
        return fields.includes(field) ? { do: 'roll up', field, by: fieldOf(by) } : null
      if (quoteIds.length === 0) return null
      if (kind === 'coarsen' && finding.word !== undefined)
        return { do: 'substitute', word: finding.word, by: by ?? '', quoteIds }
      if (kind === 'other code') return { do: 'other code', quoteIds }
      if (kind === 'leave out') return { do: 'take out', quoteIds }
      return kind === 'paraphrase' || kind === 'approve' ? { do: 'look', quoteId: quoteIds[0]! } : null
    }
    return { ...finding, ways: finding.ways.map(way => withDeed(way, deedOf(way))) }
  })
}

/** Findings of small counts: they are said in words, or left out with those they would follow from, in everything for outside. */
export function withMask(findings: readonly Finding[], least: number): Finding[] {
  return findings.map(finding => ({
    ...finding,
    ways: finding.ways.map(way =>
      withDeed(way, way.kind === 'band' || way.kind === 'suppress' ? { do: 'mask', least } : null),
    ),
  }))
}

/** Findings in texts: a name is replaced in everything for outside, a text stays with the team. `ids` are those of texts by their place. */
export function withTextDeeds(findings: readonly Finding[], ids: ReadonlyMap<string, string>): Finding[] {
  return findings.map(finding => {
    const id = ids.get(finding.where)
    return {
      ...finding,
      // Nobody is paraphrased here: what stands there is ours.
      ways: finding.ways
        .filter(way => way.kind !== 'paraphrase')
        .map(way =>
          withDeed(
            way,
            way.kind === 'coarsen' && finding.word !== undefined
              ? { do: 'substitute', word: finding.word, by: way.by ?? '', quoteIds: [] }
              : way.kind === 'leave out' && id !== undefined
                ? { do: 'stay', ids: [id] }
                : null,
          ),
        ),
    }
  })
}

function withDeed(way: WayOut, deed: Deed | null): WayOut {
  return deed === null ? way : { ...way, deed }
}
