// Reporting: the record of the study, the checklists filled from it, a methods paragraph, what was written out, and the audit trail.

import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { Segments } from '../../components/segments.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { saveFile } from '../../state/save-file.ts'
import { useTabs } from '../../state/tabs.ts'
import '../../styles/reporting.css'
import { reportingWords as w } from '../../words/reporting.ts'
import type { ViewProps } from '../../state/tabs.ts'
import '../settings/settings.css'
import { checkEntries } from '../disclosure/outputs.ts'
import { Checklist } from './checklist.tsx'
import { Methods } from './methods.tsx'
import { Outputs } from './outputs.tsx'
import { StudyRecord } from './study-record.tsx'

const PARTS = ['record', 'COREQ', 'SRQR', 'methods', 'outputs'] as const
const LABELS: Partial<Record<Part, string>> = { record: w.record, methods: w.methods, outputs: w.outputs.title }
type Part = (typeof PARTS)[number]
type Format = 'docx' | 'html' | 'csv'

/** The view. Which part was looked at stays with the tab. */
export default function ReportingView({ tab }: ViewProps) {
  const part = PARTS.find(one => one === tab.options?.['part']) ?? 'record'
  const show = (next: Part) => useTabs.getState().setOptions(tab.id, { part: next })
  return (
    <>
      <Toolbar label={w.title}>
        <Segments
          label={w.parts}
          value={part}
          choices={PARTS.map(value => ({
            value,
            label: LABELS[value] ?? value,
          }))}
          onChange={show}
        />
        <Spacer />
        {(part === 'COREQ' || part === 'SRQR') && (
          <MenuButton
            placement="bottom end"
            entries={[
              ...(['docx', 'html', 'csv'] as const).map(format => ({
                id: format,
                label: w.formats[format],
                run: () => void writeChecklist(part, format),
              })),
              ...checkEntries('reports'),
            ]}
          >
            <Icon name="out" />
            {w.export}
            <Icon name="down" />
          </MenuButton>
        )}
        {part === 'methods' && (
          <MenuButton
            placement="bottom end"
            entries={[
              ...(['docx', 'html'] as const).map(format => ({
                id: format,
                label: w.formats[format],
                run: () => void writeMethods(format),
              })),
              ...checkEntries('reports'),
            ]}
          >
            <Icon name="out" />
            {w.export}
            <Icon name="down" />
          </MenuButton>
        )}
        <Button onClick={() => void writeAudit()}>
          <Icon name="folder" />
          {w.audit}
        </Button>
      </Toolbar>
      <div className="scroll">
        <article className="page page-wide report">
          <h1 className="title">{w.title}</h1>
          <p className="page-says">{w.says}</p>
          {part === 'record' && <StudyRecord />}
          {(part === 'COREQ' || part === 'SRQR') && (
            <Checklist key={part} name={part} onRecord={() => show('record')} />
          )}
          {part === 'methods' && <Methods />}
          {part === 'outputs' && (
            <Outputs
              openId={(tab.options?.['outputId'] ?? null) as string | null}
              onOpen={outputId => useTabs.getState().setOptions(tab.id, { part, outputId })}
            />
          )}
        </article>
      </div>
    </>
  )
}

function writeChecklist(name: 'COREQ' | 'SRQR', format: Format): Promise<void> {
  return saveFile(`${name}.${format}`, (to, options) => call('export.checklist', { name, to, format }, options), {
    busy: w.exporting(name),
    done: w.exported,
  })
}

function writeMethods(format: 'docx' | 'html'): Promise<void> {
  return saveFile(`${w.methods}.${format}`, (to, options) => call('export.methods', { to, format }, options), {
    busy: w.exporting(w.methods),
    done: w.exported,
  })
}

/** Writes the audit trail as one zip: a folder cannot be chosen in every shell. */
function writeAudit(): Promise<void> {
  return saveFile(w.auditFile, (to, options) => call('export.audit', { to }, options), {
    busy: w.auditing,
    done: (place, { files }) => w.audited(place, files),
  })
}
