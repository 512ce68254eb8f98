// Where the sites stand on every proposition, as signs: propositions down, cases across. Pure.

import type { PositionMatrix } from '../../analysis/positions/types.ts'
import type { SuggestedPosition } from '../../analysis/types.ts'
import { heldPosition } from '../propositions/position-files.ts'
import { escapeMarkup } from '../tables/markup.ts'
import { fitted, INK, picture, rule, words } from './drawing.ts'

const NAMES = 340
const ROW = 40
const TOP = 72
const FOR = '#1f6d7b'
const AGAINST = '#a3283a'

/** Each position has a shape of its own: nothing is told by colour alone. */
const SIGNS: Readonly<Record<SuggestedPosition, (x: number, y: number) => string>> = {
  supports: (x, y) => `<circle cx="${x}" cy="${y}" r="8" fill="${FOR}"/>`,
  'supports with conditions': (x, y) =>
    `<circle cx="${x}" cy="${y}" r="7.25" fill="#ffffff" stroke="${FOR}" stroke-width="1.5"/><path d="M ${x} ${y - 8} A 8 8 0 0 0 ${x} ${y + 8} Z" fill="${FOR}"/>`,
  conditional: (x, y) => `<circle cx="${x}" cy="${y}" r="7.25" fill="#ffffff" stroke="${FOR}" stroke-width="1.5"/>`,
  mixed: (x, y) =>
    `<path d="M ${x} ${y - 8} L ${x + 8} ${y} L ${x} ${y + 8} L ${x - 8} ${y} Z" fill="#ffffff" stroke="${INK.text}" stroke-width="1.5"/><path d="M ${x} ${y - 8} L ${x} ${y + 8} L ${x - 8} ${y} Z" fill="${INK.text}"/>`,
  'challenges with conditions': (x, y) =>
    `<rect x="${x - 7}" y="${y - 7}" width="14" height="14" fill="#ffffff" stroke="${AGAINST}" stroke-width="1.5"/><rect x="${x - 7}" y="${y - 7}" width="7" height="14" fill="${AGAINST}"/>`,
  challenges: (x, y) => `<rect x="${x - 7.5}" y="${y - 7.5}" width="15" height="15" fill="${AGAINST}"/>`,
  silent: (x, y) => `<line x1="${x - 5}" y1="${y}" x2="${x + 5}" y2="${y}" stroke="${INK.strong}" stroke-width="1.5"/>`,
}

const sign = (position: SuggestedPosition, x: number, y: number, says: string) =>
  `  <g>${says === '' ? '' : `<title>${escapeMarkup(says)}</title>`}${SIGNS[position](x, y)}</g>\n`

/** The picture. */
export function positionPicture({ cases, propositions, cells }: PositionMatrix, notes: readonly string[]): string {
  const column = Math.max(38, Math.min(60, Math.floor(800 / Math.max(1, cases.length))))
  const width = Math.max(NAMES + column * cases.length + 20, 860)
  const heads = cases.map((one, at) =>
    words(NAMES + column * (at + 0.5), TOP - 12, fitted(one.key, column - 4, 12.5), { anchor: 'middle', bold: true }),
  )
  const rows = propositions.map((proposition, row) => {
    const y = TOP + row * ROW
    const key = proposition.key ?? ''
    return [
      rule(8, y, width - 12, y),
      words(8, y + 25, fitted(key, 40, 12.5), { bold: true }),
      words(key === '' ? 8 : 44, y + 25, fitted(proposition.statement, NAMES - (key === '' ? 48 : 84), 12.5)),
      ...cases.map((one, at) => {
        const held = heldPosition(cells[at]![row]!)
        return sign(held, NAMES + column * (at + 0.5), y + ROW / 2, `${key || proposition.name}, ${one.key}: ${held}`)
      }),
    ].join('')
  })
  const bottom = TOP + propositions.length * ROW
  const legend = (Object.keys(SIGNS) as SuggestedPosition[]).map((position, at) => {
    const [x, y] = [18 + (at % 4) * 210, bottom + 24 + Math.floor(at / 4) * 24]
    return sign(position, x, y, '') + words(x + 16, y + 4, position, { size: 11.5, fill: INK.quiet })
  })
  return picture(
    {
      title: 'Where the sites stand on the propositions',
      description: `${propositions.length} propositions down, ${cases.length} cases across; a sign says where a case stands: decided, else as its evidence suggests.`,
      notes,
      width,
      height: bottom + 60,
    },
    heads.join('') + rows.join('') + rule(8, bottom, width - 12, bottom) + legend.join(''),
  )
}
