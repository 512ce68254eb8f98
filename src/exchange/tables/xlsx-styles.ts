// The styles of a workbook, by name. Cells of the matrix have one style per shade and per reason for a zero.

import type { EmptyReason } from '../../analysis/types.ts'
import { SHADES } from './book.ts'
import { escapeMarkup, XML_HEAD } from './markup.ts'
import { REASON_WORDS } from './words.ts'

interface Style {
  readonly font: string
  readonly fill?: string
  readonly border?: 'line' | 'strong'
  readonly format?: string
  readonly across?: 'left' | 'center' | 'right'
  readonly down?: 'top' | 'center' | 'bottom'
  readonly wrap?: true
}

const font = (size: number, color: string, more = '') =>
  `<font>${more}<sz val="${size}"/><color rgb="FF${color}"/><name val="Calibri"/><family val="2"/></font>`
const FONT = {
  plain: font(11, '1A2328'),
  bold: font(11, '1A2328', '<b/>'),
  title: font(16, '1A2328', '<b/>'),
  quiet: font(10, '596570'),
  small: font(9, '596570'),
  light: font(11, 'FFFFFF'),
  link: font(11, '0C5A69', '<b/>'),
}

const INT = '#,##0'
/** The shape of a zero says why it is zero; the value stays a number. */
const zeroSays = (words: string) => `${INT};-${INT};"${words}"`
const named = {
  plain: { font: FONT.plain },
  title: { font: FONT.title, down: 'center' },
  caption: { font: FONT.quiet },
  head: { font: FONT.bold, border: 'strong', down: 'bottom', wrap: true },
  headNumber: { font: FONT.bold, border: 'strong', across: 'center', down: 'bottom', wrap: true },
  headCell: { font: FONT.link, across: 'center', down: 'bottom', wrap: true },
  headTotal: { font: FONT.bold, across: 'center', down: 'bottom', wrap: true },
  below: { font: FONT.small, border: 'strong' },
  belowCell: { font: FONT.small, border: 'strong', across: 'center', down: 'top', wrap: true },
  label: { font: FONT.plain, border: 'line' },
  group: { font: FONT.bold, border: 'line' },
  key: { font: FONT.small, border: 'line', format: zeroSays('') },
  rowTotal: { font: FONT.plain, fill: 'F3F5F6', border: 'line', format: INT, across: 'center' },
  total: { font: FONT.bold, fill: 'F3F5F6', border: 'strong' },
  totalNumber: { font: FONT.bold, fill: 'F3F5F6', border: 'strong', format: INT, across: 'center' },
  wrap: { font: FONT.plain, border: 'line', down: 'top', wrap: true },
  words: { font: FONT.plain, border: 'line', down: 'top', wrap: true },
  plainNumber: { font: FONT.plain, border: 'line', format: '0', down: 'top', across: 'center' },
  plainTenth: { font: FONT.plain, border: 'line', format: '0.0', down: 'top', across: 'center' },
  plainHundredth: { font: FONT.plain, border: 'line', format: '0.00', down: 'top', across: 'center' },
  plainThousandth: { font: FONT.plain, border: 'line', format: '0.000', down: 'top', across: 'center' },
  plainShare: { font: FONT.plain, border: 'line', format: '0.0%', down: 'top', across: 'center' },
} satisfies Record<string, Style>

/** A style by what it is for. */
export type StyleName = keyof typeof named

const REASONS = [
  'nothing said',
  'not asked',
  'not coded',
  'no source',
  'nobody named',
] as const satisfies readonly EmptyReason[]
const shades = [1, 2, 3, 4, 5].flatMap(shade =>
  ['', '"yes"'].map((yes): Style => ({
    font: SHADES.light.ink[shade] === '#ffffff' ? FONT.light : FONT.plain,
    fill: SHADES.light.ground[shade]!.slice(1).toUpperCase(),
    border: 'line',
    format: yes || INT,
    across: 'center',
  })),
)
const zeros = [...REASONS.map(reason => REASON_WORDS[reason]), '0'].map((words): Style => ({
  font: FONT.small,
  border: 'line',
  format: zeroSays(words),
  across: 'center',
}))
const unshaded: Style[] = ['', '"yes"'].map(yes => ({
  font: FONT.plain,
  border: 'line',
  format: yes || INT,
  across: 'center',
}))
const all: readonly Style[] = [...Object.values(named), ...shades, ...zeros, ...unshaded]

/** The number under which a style is known in the sheets. */
export const STYLES = Object.fromEntries(Object.keys(named).map((name, at) => [name, at])) as Readonly<
  Record<StyleName, number>
>

/** The style of a matrix cell: by its shade, or by why it is zero. */
export function cellStyle(shade: number, why: EmptyReason | null, asWord: boolean): number {
  const first = Object.keys(named).length
  if (why !== null) return first + shades.length + REASONS.indexOf(why)
  if (shade > 0) return first + (shade - 1) * 2 + (asWord ? 1 : 0)
  return first + shades.length + zeros.length + (asWord ? 1 : 0)
}

/** The whole styles part. */
export const STYLES_XML = stylesXml()

function stylesXml(): string {
  const fonts = distinct(all.map(style => style.font))
  const fills = distinct(all.flatMap(style => style.fill ?? []))
  const formats = distinct(all.flatMap(style => style.format ?? []))
  const borders = ['', border('D9DFE2', 'thin'), border('78848C', 'thin')]
  const records = all.map(style => {
    const fill = style.fill ? fills.indexOf(style.fill) + 2 : 0
    const line = style.border === 'strong' ? 2 : style.border === 'line' ? 1 : 0
    const format = style.format ? formats.indexOf(style.format) + 164 : 0
    const alignment = [
      style.across && `horizontal="${style.across}"`,
      style.down && `vertical="${style.down}"`,
      style.wrap && 'wrapText="1"',
    ]
      .filter(Boolean)
      .join(' ')
    return `<xf numFmtId="${format}" fontId="${fonts.indexOf(style.font)}" fillId="${fill}" borderId="${line}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment ? `<alignment ${alignment}/>` : ''}</xf>`
  })
  return `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${formats.length}">${formats.map((format, at) => `<numFmt numFmtId="${at + 164}" formatCode="${escapeMarkup(format)}"/>`).join('')}</numFmts><fonts count="${fonts.length}">${fonts.join('')}</fonts><fills count="${fills.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fills.map(fill => `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`).join('')}</fills><borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border>${borders.slice(1).join('')}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${records.length}">${records.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

function border(color: string, style: string): string {
  return `<border><left/><right/><top/><bottom style="${style}"><color rgb="FF${color}"/></bottom><diagonal/></border>`
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)]
}
