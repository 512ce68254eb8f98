import type { SourceKind } from '../../../src/sources/types.ts'
import { fold } from '../../../src/base/order.ts'
import type { EditColumn } from '../../components/edit-column.ts'
import { Icon } from '../../components/icon.tsx'
import { useImporting, type Corrections, type ImportRow } from '../../state/importing.ts'
import { importWords as w } from '../../words/import.ts'
import { keysFrom, keysInWords, offerKeys, toCheck, type Known } from './check.ts'
import { nameOf } from './import-marks.tsx'
import { shortDay } from './short-day.ts'

const KINDS: readonly SourceKind[] = ['interview', 'observation', 'document']

/** The columns of the import table: what a file is, where it belongs, and what was found in it. */
export function importColumns(known: Known, narrow: boolean): EditColumn<ImportRow>[] {
  const correct = (id: string, some: Partial<Corrections>) => useImporting.getState().correct(id, some)
  const none = (says: string) => <span className="import-none">{says}</span>
  return [
    {
      id: 'file',
      head: w.file,
      width: narrow ? '24%' : '220px',
      text: nameOf,
      draw: drawFile,
    },
    {
      id: 'kind',
      head: w.kind,
      width: narrow ? '12.5%' : '94px',
      text: row => (row.now ? w.kinds[row.now.kind] : ''),
      offer: (_row, typed) => ({
        suggestions: KINDS.filter(kind => fold(w.kinds[kind]).startsWith(fold(typed))).map(kind => ({
          value: w.kinds[kind],
          label: w.kinds[kind],
        })),
      }),
      write: (row, value) => {
        const kind = KINDS.find(one => value !== '' && fold(w.kinds[one]).startsWith(fold(value.trim())))
        if (kind) correct(row.id, { kind })
      },
    },
    {
      id: 'site',
      head: w.site,
      width: narrow ? '22%' : '190px',
      text: row => keysInWords(row.now?.caseKeys ?? [], 'site', known),
      draw: row => (row.now?.caseKeys.length ? keysInWords(row.now.caseKeys, 'site', known) : none(w.noSite)),
      offer: (row, typed) => offerKeys(row, typed, 'site', known),
      write: (row, value) => correct(row.id, { caseKeys: keysFrom(value, 'site', known) }),
    },
    {
      id: 'participant',
      head: w.participant,
      width: narrow ? '15%' : '124px',
      text: row => keysInWords(row.now?.participantKeys ?? [], 'participant', known),
      draw: row => (row.now?.participantKeys.length ? row.now.participantKeys.join(', ') : none(w.none)),
      offer: (row, typed) => offerKeys(row, typed, 'participant', known),
      write: (row, value) => correct(row.id, { participantKeys: keysFrom(value, 'participant', known) }),
    },
    {
      id: 'date',
      head: w.date,
      width: narrow ? '13.5%' : '100px',
      type: 'date',
      text: row => row.now?.date ?? '',
      draw: row => (row.now?.date ? shortDay(row.now.date) : none(w.none)),
      write: (row, value) => correct(row.id, { date: value === '' ? null : value }),
    },
    // In a narrow window the speakers are in the inspector only: no pane scrolls sideways but a matrix.
    ...(narrow
      ? []
      : [
          {
            id: 'speakers',
            head: w.speakers,
            width: '120px',
            text: (row: ImportRow) => row.file?.speakers.map(one => one.label).join(', ') ?? '',
          },
        ]),
    {
      id: 'notes',
      head: narrow ? w.notesShort : w.notes,
      text: row => [...toCheck(row, known), ...(row.file?.losses ?? [])].join('; '),
      draw: row => drawNotes(toCheck(row, known), row.file?.losses ?? []),
    },
  ]
}

function drawFile(row: ImportRow) {
  return (
    <span className="import-file">
      <Icon name={row.now?.kind ?? 'document'} />
      <span>{nameOf(row)}</span>
    </span>
  )
}
function drawNotes(checks: readonly string[], losses: readonly string[]) {
  return <Notes checks={checks} losses={losses} />
}

function Notes({ checks, losses }: { checks: readonly string[]; losses: readonly string[] }) {
  return (
    <>
      {checks.length > 0 ? (
        <span className="import-check">
          <Icon name="warn" />
          {checks.join('; ')}
        </span>
      ) : null}
      {losses.length > 0 ? <span className="import-loss">{losses.join('; ')}</span> : null}
    </>
  )
}
