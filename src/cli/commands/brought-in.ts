// What bringing in says in the end.

import type { CaseFieldChange, CaseReport, CodingsReport, FrameworkReport, SheetReport } from '../../exchange/types.ts'
import type { FiledFile, ImportReport, LoadReport } from '../../sources/types.ts'
import type { Said } from '../command.ts'
import { counted, listed } from '../show.ts'

/** Results in the order in which the files were found, refused and duplicate ones among the rest. */
export function inPlanOrder(plan: readonly FiledFile[], applied: ImportReport): ImportReport {
  const results = [...applied.files]
  const files = plan.map(file =>
    file.result === 'ready'
      ? results.shift()!
      : { path: file.path, result: file.result, ...(file.why === null ? {} : { why: file.why }), losses: [] },
  )
  return { ...applied, files: files.filter(file => file !== undefined) }
}

/** What an import says: every file, refused ones too; it ends with 1 when all were refused. */
export function importSaid(report: ImportReport): Said {
  const { files } = report
  const count = (result: string) => files.filter(file => file.result === result).length
  const lines = files.map(
    file =>
      `${file.result.padEnd(10)} ${file.path}${file.why ? `  ${file.why}` : ''}${file.losses.map(loss => `\n             ${loss}`).join('')}\n`,
  )
  const summary = `${counted(count('imported'), 'source')} imported, ${count('duplicate')} here already, ${count('refused')} refused.\n`
  return {
    json: report,
    text: lines.join('') + summary + (report.cancelled ? 'Stopped before the end; what is listed stays.\n' : ''),
    ...endedBadly(report.cancelled === true || (files.length > 0 && files.every(file => file.result === 'refused'))),
  }
}

/** What loading a study folder says. */
export function loadSaid(report: LoadReport, isDry: boolean): Said {
  const counts = Object.entries(report.counts).filter(([, count]) => count > 0)
  const refused = report.files.filter(file => file.result === 'refused').map(file => `${file.path}: ${file.why ?? ''}`)
  return {
    json: isDry ? { dryRun: true, ...report } : report,
    text: [
      listed(
        isDry ? 'Would bring in' : 'Brought in',
        counts.length === 0 ? ['nothing new'] : counts.map(([what, count]) => `${count} ${what}`),
      ),
      report.skipped > 0 ? `${report.skipped} here already and skipped.\n` : '',
      report.quotesVerified > 0 ? `${counted(report.quotesVerified, 'quote')} checked against the text.\n` : '',
      listed('Refused', refused),
      listed('To look at', report.warnings),
      report.cancelled ? 'Stopped before the end; what is listed stays.\n' : '',
    ].join(''),
    ...endedBadly(report.cancelled === true || (report.files.length > 0 && refused.length === report.files.length)),
  }
}

type AnySheetReport = SheetReport &
  Partial<Pick<CodingsReport, 'quotesVerified' | 'evidence'>> &
  Partial<Pick<FrameworkReport, 'changes'>>

/** What bringing in one sheet says. */
export function sheetSaid(report: AnySheetReport, isDry: boolean): Said {
  const { added, changed, skipped, quotesVerified = 0, evidence = 0, changes = [] } = report
  const counts = [
    `${added} new`,
    `${changed} changed`,
    `${skipped} here already`,
    ...(evidence > 0 ? [`${evidence} pieces of evidence`] : []),
  ]
  const fields = ({ deed, deeds, fields: names, major }: FrameworkReport['changes'][number]) =>
    deed === 'added' ? 'new' : `${deeds.join(', ')} (${names.join(', ')})${major ? ', a major change' : ''}`
  return {
    json: isDry ? { dryRun: true, ...report } : report,
    text: [
      `${isDry ? 'Would be: ' : ''}${counts.join(', ')}.\n`,
      quotesVerified > 0 ? `${counted(quotesVerified, 'quote')} checked against the text.\n` : '',
      listed(
        'Codes',
        changes.map(change => `${change.key} ${change.name}: ${fields(change)}`),
      ),
      listed('To look at', report.warnings),
      report.cancelled ? 'Stopped before the end; what is listed stays.\n' : '',
    ].join(''),
    ...endedBadly(report.cancelled === true),
  }
}

/** What bringing in a sheet of cases says; a dry run every change with what stood there, and what may have been meant. */
export function casesSaid(report: CaseReport, isDry: boolean): Said {
  const { changes = [], unmatched = [] } = report
  const said = sheetSaid({ ...report, changes: [] }, isDry)
  const lines = changes.map(({ key, name, deed, fields }) => {
    const told = fields.filter(one => deed === 'changed' || one.outside).map(fieldSaid)
    return `${key} ${name}: ${[...(deed === 'added' ? ['new'] : []), ...told].join('; ')}`
  })
  const like = unmatched.map(
    ({ column, written, rows, suggestions }) =>
      `row ${rows.join(', ')}, ${column}: “${written}”${suggestions.length === 0 ? '' : `; did you mean ${suggestions.map(one => (one.is === one.name ? one.is : `${one.is} (${one.name})`)).join(' or ')}?`}`,
  )
  return {
    ...said,
    json: isDry ? { dryRun: true, ...report } : report,
    text: `${said.text}${listed('Changes', lines)}${listed('Not matched', like)}`,
  }
}

function fieldSaid({ what, label, before, after, outside, asks }: CaseFieldChange): string {
  const name =
    what === 'value' ? label! : what === 'link' ? `${label!} (link)` : what === 'member' ? `${label!} (member)` : what
  return `${name}: ${before === null ? '' : `${before} → `}${after}${outside ? ' (not in its list yet)' : ''}${asks ? ' (only with --accept)' : ''}`
}

/** What was stopped, or refused as a whole, ends with 1; its list is said all the same. */
function endedBadly(isSo: boolean): { code?: 1 } {
  return isSo ? { code: 1 } : {}
}
