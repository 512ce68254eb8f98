// Before anything is brought in: what comes in, from where, and what both came from.

import { useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { DropBox } from '../../components/drop-box.tsx'
import { Trouble } from '../../components/field.tsx'
import { FileChooser } from '../../components/file-chooser.tsx'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { Segments } from '../../components/segments.tsx'
import { Select } from '../../components/select.tsx'
import { useStatus } from '../../state/status.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { bringInWords as w } from '../../words/bring-in.ts'
import { MERGE_TABLES } from '../merge/begin.tsx'
import { Report } from '../merge/report.tsx'
import { Unfinished } from '../merge/unfinished.tsx'

/** What was chosen: a file, or a saved version. */
export interface Chosen {
  readonly files: readonly File[]
  readonly version: string | null
  readonly base: string | null
  readonly passphrase: string | null
}

type Mode = 'project' | 'framework'

interface BringBeginProps {
  readonly mode: Mode
  readonly busy: boolean
  readonly trouble: string | null
  /** The report of what was just brought in. */
  readonly reportId: string | null
  readonly onMode: (mode: Mode) => void
  readonly onChosen: (chosen: Chosen) => void
}

const MODES = (['project', 'framework'] as const).map(value => ({ value, label: w.modes[value] }))
const ENDINGS: Readonly<Record<Mode, string>> = { project: '.crosscase', framework: '.csv,.tsv,.xlsx,.docx,.crosscase' }

/** Choosing what comes in. */
export function BringBegin({ mode, busy, trouble, reportId, onMode, onChosen }: BringBeginProps) {
  const chooser = useRef<HTMLInputElement>(null)
  const [passphrase, setPassphrase] = useState('')
  const [base, setBase] = useState('')
  const [version, setVersion] = useState('')
  const { answer: list } = useAnswer('version.list', {}, ['framework_version'])
  const { answer: report, trouble: gone } = useAnswer(
    'merge.report',
    reportId === null ? null : { reportId },
    MERGE_TABLES,
  )
  // What was undone has no report any more.
  const isReported = reportId !== null && gone === null && report?.id === reportId
  const versions = (list?.versions ?? []).filter(one => one.hasContent).toReversed()
  const chosen = { base: base === '' ? null : base, passphrase: passphrase === '' ? null : passphrase }
  const take = (files: readonly File[]) => {
    if (busy || files.length === 0) return
    if (files.length > 1) useStatus.getState().hint(w.oneFile)
    onChosen({ ...chosen, files: files.slice(0, 1), version: null })
  }
  return (
    <div className="scroll">
      <article className="page page-wide merge-begin bring-begin">
        <h1 className="title">{w.title[mode]}</h1>
        <Segments label={w.mode} value={mode} choices={MODES} onChange={onMode} />
        <p className="page-says">{w.says[mode]}</p>
        {trouble && <Trouble>{trouble}</Trouble>}
        {isReported && (
          <Report
            report={report}
            onOpen={questionId =>
              useTabs.getState().open({ kind: 'merge', about: null, options: { open: true, questionId } })
            }
          />
        )}
        <FileChooser ref={chooser} label={w.choose[mode]} accept={ENDINGS[mode]} onFiles={take} />
        {mode === 'framework' && versions.length > 0 && (
          <div className="bring-base">
            <span>{w.base}</span>
            <Select
              label={w.base}
              value={base}
              options={[['', w.noBase], ...versions.map(one => [one.id, one.label] as const)]}
              onPick={setBase}
            />
            <p className="hint">{w.baseHint}</p>
          </div>
        )}
        <DropBox
          icon="in"
          says={w.drop[mode]}
          choose={busy ? w.reading : isReported ? w.toStart[mode] : w.choose[mode]}
          busy={busy}
          onChoose={() => chooser.current?.click()}
          onFiles={take}
        >
          <details>
            <summary>{w.passphrase}</summary>
            <PassphraseField label={w.passphrase} hint={w.passphraseHint} value={passphrase} onChange={setPassphrase} />
          </details>
        </DropBox>
        <Unfinished as={mode} />
        {mode === 'framework' && versions.length > 0 && (
          <section className="bring-versions">
            <h2>{w.versions}</h2>
            <p className="hint">{w.versionsHint}</p>
            <div className="bring-version">
              <Select
                label={w.version}
                value={version === '' ? (versions[0]?.id ?? '') : version}
                options={versions.map(one => [one.id, one.label] as const)}
                onPick={setVersion}
              />
              <Button
                aria-disabled={busy}
                onClick={() =>
                  busy || onChosen({ ...chosen, files: [], version: version === '' ? versions[0]!.id : version })
                }
              >
                {w.mergeVersion}
              </Button>
            </div>
          </section>
        )}
      </article>
    </div>
  )
}
