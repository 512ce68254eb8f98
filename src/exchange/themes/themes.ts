// Theme matrices of the sites, before they are a file: one across all sites, one for each. Pure.

import type { Filter } from '../../analysis/filter/types.ts'
import type { EmptyReason } from '../../analysis/types.ts'
import { bandOf } from '../disclosure/small-cells.ts'
import type { TabledDocument, TabledRow, TabledSheet } from '../documents/tabled.ts'
import { NOT_SHOWN } from '../outside/outside-matrix.ts'
import type { Audience } from '../outside/types.ts'
import { csvLine } from '../tables/csv.ts'
import { grouped, REASON_WORDS } from '../tables/words.ts'

/** A theme: a code, or a group that only holds others. */
export interface ThemedCode {
  readonly id: string
  readonly name: string
  readonly depth: number
  readonly isGroup: boolean
}

/** What there is on one theme at one site. */
export interface ThemeAtSite {
  readonly people: number
  readonly sources: number
  readonly why: EmptyReason | null
  readonly summary: string
  /** Of the summary; it may stay with the team. */
  readonly summaryId: string | null
  readonly quotes: readonly string[]
}

/** A site as it is called for these readers, with what could be there. */
export interface ThemedSite {
  readonly id: string
  readonly called: string
  readonly name: string
  readonly people: number
  readonly sources: number
  readonly themes: readonly ThemeAtSite[]
}

/** All of it. `least` is the smallest count of people or sites that is said; null for any. */
export interface SiteThemes {
  readonly audience: Audience
  readonly themes: readonly ThemedCode[]
  readonly sites: readonly ThemedSite[]
  readonly about: readonly string[]
  readonly least: number | null
  /** The filter, and in the words of these readers; null for everything. */
  readonly filter: Filter | null
  readonly narrowed: string | null
}

const indented = ({ name, depth }: ThemedCode) => `${' '.repeat(2 * depth)}${name}`

/** The matrices as tables: across sites first, then each site. */
export function themesDocument(all: SiteThemes): TabledDocument {
  return { title: 'Themes by site', about: all.about, tables: [acrossSites(all), ...all.sites.map(ofSite(all))] }
}

function acrossSites({ themes, sites, least }: SiteThemes): TabledSheet {
  return {
    name: 'Across sites',
    about: ['“yes”: somebody or something at the site speaks of the theme.'],
    heads: ['Theme', ...sites.map(site => site.called), 'In how many sites'],
    weights: [34, ...sites.map(() => 9), 12],
    rows: [
      { cells: ['Sources', ...sites.map(site => site.sources), ''] },
      ...themes.map((code, at): TabledRow => {
        if (code.isGroup) return { cells: [indented(code)], isHeading: true }
        const cells = sites.map(({ themes: its }) => its[at]!)
        const count = cells.filter(isThere).length
        const band = least === null ? null : bandOf(count, sites.length, least)
        return {
          cells: [
            indented(code),
            ...cells.map(cell => (isThere(cell) ? 'yes' : reason(cell))),
            band ?? `${count} of ${sites.length}`,
          ],
        }
      }),
    ],
  }
}

const isThere = ({ sources }: ThemeAtSite) => sources > 0
const reason = ({ why }: ThemeAtSite) => (why === null ? '–' : REASON_WORDS[why])

function ofSite({ themes, sites, least }: SiteThemes): (site: ThemedSite) => TabledSheet {
  const hasSummaries = sites.some(site => site.themes.some(one => one.summary !== ''))
  const hasQuotes = sites.some(site => site.themes.some(one => one.quotes.length > 0))
  return site => ({
    name: site.name,
    about: [
      `${grouped(site.sources)} ${site.sources === 1 ? 'source' : 'sources'}, ${grouped(site.people)} ${site.people === 1 ? 'person' : 'people'}.`,
    ],
    heads: [
      'Theme',
      'People',
      'Sources',
      ...(hasSummaries ? ['What it comes to'] : []),
      ...(hasQuotes ? ['Quotes'] : []),
    ],
    weights: [30, 10, 11, ...(hasSummaries ? [46] : []), ...(hasQuotes ? [70] : [])],
    rows: themes.map((code, at): TabledRow => {
      if (code.isGroup) return { cells: [indented(code)], isHeading: true }
      const cell = site.themes[at]!
      return {
        cells: [
          indented(code),
          isThere(cell) ? peopleIn(cell, site, least) : reason(cell),
          isThere(cell) ? `${cell.sources} of ${site.sources}` : '',
          ...(hasSummaries ? [cell.summary] : []),
          ...(hasQuotes ? [cell.quotes.join('\n')] : []),
        ],
      }
    }),
  })
}

/** How many people, where so few may be said. */
function peopleIn({ people }: ThemeAtSite, site: ThemedSite, least: number | null): string {
  if (least !== null && bandOf(people, site.people, least) !== null) return NOT_SHOWN
  return `${people} of ${site.people}`
}

/** A row for each site and theme, so that other programs can take it up. Where a filter narrows it, it stands at the end of each line. */
export function* themesCsv({ themes, sites, least, narrowed }: SiteThemes): Generator<string, void, void> {
  yield csvLine([
    'site',
    'theme',
    'present',
    'people',
    'of_people',
    'sources',
    'of_sources',
    'why_empty',
    'summary',
    'quotes',
    ...(narrowed === null ? [] : ['filter']),
  ])
  for (const site of sites)
    for (const [at, code] of themes.entries()) {
      if (code.isGroup) continue
      const cell = site.themes[at]!
      const hides = least !== null && bandOf(cell.people, site.people, least) !== null
      yield csvLine([
        site.called,
        code.name,
        isThere(cell) ? 1 : 0,
        hides ? '' : cell.people,
        site.people,
        cell.sources,
        site.sources,
        isThere(cell) ? '' : reason(cell),
        cell.summary,
        cell.quotes.join('\n'),
        ...(narrowed === null ? [] : [narrowed]),
      ])
    }
}
