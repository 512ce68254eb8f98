// Pictures of theme matrices: at which sites each theme is, and at how many. Pure.

import { bandOf } from '../disclosure/small-cells.ts'
import type { SiteThemes } from '../themes/themes.ts'
import { shadeOf, SHADES } from '../tables/book.ts'
import { REASON_WORDS } from '../tables/words.ts'
import { box, fitted, INK, picture, rule, words } from './drawing.ts'

const NAMES = 280
const ROW = 24
const TOP = 76

/** Themes down, sites across: how many of a site’s sources speak of each. */
export function themeHeatMap(all: SiteThemes, notes: readonly string[]): string {
  const { themes, sites } = all
  const column = Math.max(38, Math.min(64, Math.floor(880 / Math.max(1, sites.length))))
  const width = NAMES + column * sites.length + 24
  const shades = SHADES.light
  const heads = sites.map(
    (site, at) =>
      words(NAMES + column * (at + 0.5), TOP - 26, fitted(site.called, column - 4, 12.5), {
        anchor: 'middle',
        bold: true,
      }) +
      words(NAMES + column * (at + 0.5), TOP - 10, `of ${site.sources}`, {
        anchor: 'middle',
        size: 11,
        fill: INK.quiet,
      }),
  )
  const rows = themes.map((code, row) => {
    const y = TOP + row * ROW
    const name = words(8 + code.depth * 12, y + 16, fitted(code.name, NAMES - 20 - code.depth * 12, 12.5), {
      bold: code.isGroup,
      fill: code.isGroup ? INK.accent : INK.text,
    })
    if (code.isGroup) return name
    const cells = sites.map((site, at) => {
      const { sources, why } = site.themes[row]!
      const shade = shadeOf(sources, site.sources)
      const x = NAMES + at * column
      const said = sources > 0 ? `${sources} of ${site.sources} sources` : why === null ? 'none' : REASON_WORDS[why]
      return (
        box(
          { x: x + 1, y: y + 1, width: column - 2, height: ROW - 2 },
          shade === 0 ? '#ffffff' : shades.ground[shade]!,
          `${code.name}, ${site.called}: ${said}`,
          shade === 0 ? INK.line : '',
        ) +
        words(x + column / 2, y + 16, sources > 0 ? String(sources) : '–', {
          anchor: 'middle',
          size: 11.5,
          fill: shade === 0 ? INK.quiet : shades.ink[shade]!,
        })
      )
    })
    return name + cells.join('')
  })
  const legend = legendOf(TOP + themes.length * ROW + 14)
  return picture(
    {
      title: 'Themes by site',
      description: `${themes.filter(code => !code.isGroup).length} themes at ${sites.length} sites: how many of the sources of each site speak of a theme; the darker, the larger their share.`,
      notes,
      width,
      height: TOP + themes.length * ROW + 44,
    },
    heads.join('') + rows.join('') + legend,
  )
}

function legendOf(y: number): string {
  const said = ['up to a quarter', 'up to a half', 'up to two thirds', 'less than all', 'all']
  return said
    .map((text, at) => {
      const x = 8 + at * 130
      return (
        box({ x, y, width: 16, height: 16 }, SHADES.light.ground[at + 1]!) +
        words(x + 22, y + 13, text, { size: 11.5, fill: INK.quiet })
      )
    })
    .join('')
}

/** A bar for each theme: at how many of all sites it is, the widest first within the order of the framework. With a least count a bar that would tell of too few is said in words. */
export function themeBars({ themes, sites, least }: SiteThemes, notes: readonly string[]): string {
  const bars = 420
  const width = NAMES + bars + 130
  const top = 52
  const rows = themes.map((code, row) => {
    const y = top + row * ROW
    const name = words(8 + code.depth * 12, y + 16, fitted(code.name, NAMES - 20 - code.depth * 12, 12.5), {
      bold: code.isGroup,
      fill: code.isGroup ? INK.accent : INK.text,
    })
    if (code.isGroup) return name
    const count = sites.filter(site => site.themes[row]!.sources > 0).length
    const band = least === null ? null : bandOf(count, sites.length, least)
    const track = rule(NAMES, y + ROW / 2, NAMES + bars, y + ROW / 2)
    if (band !== null) return `${name}${track}${words(NAMES + bars + 10, y + 16, band, { fill: INK.quiet })}`
    const length = sites.length === 0 ? 0 : Math.round((bars * count) / sites.length)
    return (
      name +
      track +
      (length > 0
        ? box(
            { x: NAMES, y: y + 4, width: length, height: ROW - 8 },
            INK.accent,
            `${code.name}: ${count} of ${sites.length} sites`,
          )
        : '') +
      words(NAMES + bars + 10, y + 16, `${count} of ${sites.length}`)
    )
  })
  return picture(
    {
      title: 'At how many sites each theme is',
      description: `For each of ${themes.filter(code => !code.isGroup).length} themes the number of sites at which anybody or anything speaks of it, of ${sites.length}.`,
      notes,
      width,
      height: top + themes.length * ROW,
    },
    rows.join(''),
  )
}
