// Saturation as a file: the table for a spreadsheet, or the picture.

import { saturationCurve } from '../../analysis/saturation-curve.ts'
import type { Saturation } from '../../analysis/types.ts'
import { csvLine } from './csv.ts'
import { escapeMarkup } from './markup.ts'
import { writePlainXlsx } from './plain-xlsx.ts'

const HEADS = ['place', 'key', 'name', 'themes', 'new_themes', 'new_codes', 'run_to', 'run_new_themes', 'run_ratio']

/** A line a unit in order of analysis, with the run that follows it where there is one. */
function rowsOf(answer: Saturation, names: ReadonlyMap<string, string>): (string | number | { share: number })[][] {
  const runs = new Map(answer.runs.map(one => [one.after, one]))
  return answer.units.map((unit, at) => {
    const run = runs.get(at + 1)
    return [
      at + 1,
      unit.key ?? '',
      unit.name,
      unit.themes,
      unit.newThemes,
      unit.newCodes.map(id => names.get(id) ?? id).join('; '),
      run?.to ?? '',
      run?.newThemes ?? '',
      run ? { share: Number(run.ratio.toFixed(6)) } : '',
    ]
  })
}

/** Writes saturation as csv. Ratios are shares (0.048); where a filter narrows it, it stands at the end of each line. `names` says the names of codes. */
export function* writeSaturationCsv(
  answer: Saturation,
  names: ReadonlyMap<string, string>,
): Generator<string, void, void> {
  const { narrowed } = answer
  yield csvLine(narrowed === undefined ? HEADS : [...HEADS, 'filter'])
  for (const row of rowsOf(answer, names))
    yield csvLine([
      ...row.map(cell => (typeof cell === 'object' ? cell.share : cell)),
      ...(narrowed === undefined ? [] : [narrowed]),
    ])
}

/** Writes saturation as an xlsx workbook: the table, and beside it how it was reckoned. */
export function writeSaturationXlsx(
  answer: Saturation,
  names: ReadonlyMap<string, string>,
): Generator<Uint8Array, void, void> {
  return writePlainXlsx('Saturation of codes', [
    { name: 'Saturation', heads: HEADS, widths: [8, 10, 40, 10, 12, 60, 8, 16, 12], rows: rowsOf(answer, names) },
    { name: 'How it was reckoned', heads: ['how'], widths: [100], rows: [[answer.caption]] },
  ])
}

const INK = '#1a2328'
const QUIET = '#5b6870'
const LINE = '#c9d1d5'
const ACCENT = '#155e6b'

/** Writes the picture of saturation as SVG, in ink on white, readable in grey. */
export function* writeSaturationSvg(answer: Saturation, threshold: number): Generator<string, void, void> {
  const curve = saturationCurve(answer, threshold)
  const { width, height, left, right } = curve
  const text = (x: number, y: number, words: string, more = '') =>
    `<text x="${x}" y="${y}" font-family="Source Sans 3, Segoe UI, sans-serif" font-size="11.5" fill="${QUIET}" ${more}>${escapeMarkup(words)}</text>\n`
  const rule = (y: number, colour = LINE) =>
    `<line x1="${left}" x2="${right}" y1="${y}" y2="${y}" stroke="${colour}" stroke-width="1"/>\n`
  yield `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">\n`
  yield `<title>Saturation of codes</title>\n<desc>${escapeMarkup(answer.caption)}</desc>\n`
  yield `<rect width="${width}" height="${height}" fill="#ffffff"/>\n`
  for (const tick of curve.barTicks) yield rule(tick.at) + text(left - 8, tick.at + 4, tick.label, 'text-anchor="end"')
  yield text(left, 10, 'New themes')
  for (const bar of curve.bars)
    yield `<rect x="${bar.x}" y="${bar.y}" width="${bar.width}" height="${bar.height}" fill="${bar.inBase ? QUIET : ACCENT}"/>\n`
  yield text(left, curve.ratioTop - 10, 'New information of each run, as a share of the base')
  for (const tick of curve.ratioTicks)
    yield rule(tick.at) + text(left - 8, tick.at + 4, tick.label, 'text-anchor="end"')
  if (curve.band) yield `<path d="${curve.band}" fill="${LINE}" fill-opacity="0.5"/>\n`
  if (curve.threshold)
    yield `<line x1="${left}" x2="${right}" y1="${curve.threshold.y}" y2="${curve.threshold.y}" stroke="${INK}" stroke-dasharray="4 3"/>\n`
  if (curve.line) yield `<path d="${curve.line}" fill="none" stroke="${ACCENT}" stroke-width="2"/>\n`
  for (const point of curve.points)
    yield `<circle cx="${point.x}" cy="${point.y}" r="${point.isReached ? 5 : 3}" fill="${point.isReached ? INK : ACCENT}"/>\n`
  for (const tick of curve.unitTicks) yield text(tick.at, curve.ratioBottom + 18, tick.label, 'text-anchor="middle"')
  yield text(right, height - 4, 'in order of analysis', 'text-anchor="end"')
  yield '</svg>\n'
}
