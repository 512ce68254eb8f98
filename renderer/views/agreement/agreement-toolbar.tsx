// Who is compared, by what, over which codes and sources, with which measures; keeping and writing out.

import { useId, useRef, useState } from 'react'
import { CODER_FACTS } from '../../../src/analysis/coder-facts.ts'
import { measureName } from '../../../src/analysis/agreement/names.ts'
import { MEASURES, UNITS } from '../../../src/analysis/agreement/types.ts'
import type { CodeId, CoderId, SourceId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import type { SourceListItem } from '../../../src/sources/types.ts'
import type { CoderInfo } from '../../../src/store/types.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { PickMany } from '../../components/pick-many.tsx'
import { Popover } from '../../components/popover.tsx'
import { BarLine, BarMore, Spacer, Toolbar } from '../../components/toolbar.tsx'
import { agreementWords as w } from '../../words/agreement.ts'
import { words } from '../../words/en.ts'
import { people, type AgreementChoices } from './choices.ts'

/** The files that agreement can be written to from here. */
const AGREEMENT_FILES = ['docx', 'html', 'xlsx', 'csv'] as const
export type AgreementFile = (typeof AGREEMENT_FILES)[number]

interface AgreementToolbarProps {
  readonly choices: AgreementChoices
  readonly coderIds: readonly CoderId[]
  /** How many are compared: coders, or groups of them. */
  readonly size: number
  readonly coders: readonly CoderInfo[]
  readonly codes: readonly Code[]
  readonly sources: readonly SourceListItem[]
  /** Whether figures are being worked out. */
  readonly busy: boolean
  readonly onStop: () => void
  readonly change: (choices: Partial<AgreementChoices>) => void
  readonly onKeep: ((label: string) => Promise<boolean>) | null
  readonly onExport: ((format: AgreementFile) => void) | null
}

/** The bar. */
export function AgreementToolbar(props: AgreementToolbarProps) {
  const { choices, coderIds, size, busy, onStop, coders, codes, sources, change, onKeep, onExport } = props
  const applied = codes.filter(code => code.kind === 'code')
  const pick = applied.map(code => ({ id: code.id, label: code.name, hue: code.hue, pattern: code.pattern }))
  return (
    <Toolbar label={w.toolbar}>
      <span className="agr-choice">
        {w.coders}
        <PickMany
          label={w.coders}
          none={w.coderNone}
          between="and"
          choices={people(coders).map(coder => ({ id: coder.id, label: coder.name }))}
          chosen={coderIds}
          onChange={ids => change({ coderIds: ids as CoderId[] })}
        />
      </span>
      <MenuButton
        entries={[null, ...CODER_FACTS].map(by => ({
          id: by ?? 'people',
          label: w.compare[by ?? 'people'],
          checked: choices.by === by,
          // Whoever was chosen one by one is not who a role has.
          run: () => change({ by, coderIds: null }),
        }))}
      >
        <em>{w.comparing}</em> <b>{w.compared[choices.by ?? 'people']}</b>
        <Icon name="down" />
      </MenuButton>
      <MenuButton
        entries={UNITS.map(unit => ({
          id: unit,
          label: w.units[unit],
          checked: choices.unit === unit,
          run: () => change({ unit }),
        }))}
      >
        <em>{w.unit}</em> <b>{w.units[choices.unit]}</b>
        <Icon name="down" />
      </MenuButton>
      {choices.unit === 'excerpt' && (
        <MenuButton
          entries={applied
            .filter(code => code.codings > 0)
            .map(code => ({
              id: code.id,
              label: code.name,
              checked: choices.excerptsOf === code.id,
              run: () => change({ excerptsOf: code.id }),
            }))}
        >
          {w.excerptsOf} <b>{codes.find(code => code.id === choices.excerptsOf)?.name ?? w.excerptsNone}</b>
          <Icon name="down" />
        </MenuButton>
      )}
      <BarLine />
      <span className="agr-choice">
        {w.codes}
        <PickMany
          label={w.codes}
          none={w.allCodes}
          between="and"
          choices={pick}
          chosen={choices.codeIds}
          onChange={ids => change({ codeIds: ids as CodeId[] })}
        />
      </span>
      <span className="agr-choice">
        {w.sources}
        <PickMany
          label={w.sources}
          none={w.allSources}
          between="and"
          choices={sources
            .filter(source => source.codedBy.length > 0)
            .map(source => ({ id: source.id, label: source.key ?? source.name, detail: source.name }))}
          chosen={choices.sourceIds}
          onChange={ids => change({ sourceIds: ids as SourceId[] })}
        />
      </span>
      <Spacer />
      <span className="hint agr-busy" role="status">
        {busy ? <span>{w.reckoning}</span> : null}
      </span>
      {busy && (
        <span className="agr-busy">
          <span>
            <Button look="link" title={w.stopHint} aria-keyshortcuts="Escape" onClick={onStop}>
              {words.frame.stop}
            </Button>
          </span>
        </span>
      )}
      <BarMore>
        <MenuButton
          entries={[
            { head: w.measures },
            ...MEASURES.map(measure => ({
              id: measure,
              label: measureName(measure, size),
              checked: choices.measures.includes(measure),
              among: 'any' as const,
              run: () => {
                const next = MEASURES.filter(one => choices.measures.includes(one) !== (one === measure))
                if (next.length > 0) change({ measures: next })
              },
            })),
            { head: w.options },
            {
              id: 'intervals',
              label: w.intervals,
              checked: choices.intervals,
              among: 'any',
              run: () => change({ intervals: !choices.intervals }),
            },
            {
              id: 'one',
              label: w.countAsOne,
              detail: w.countAsOneSays,
              checked: choices.countAsOne,
              among: 'any',
              run: () => change({ countAsOne: !choices.countAsOne }),
            },
            {
              id: 'half',
              label: w.half,
              checked: choices.half,
              among: 'any',
              run: () => change({ half: !choices.half }),
            },
          ]}
        >
          {w.measures}
          <Icon name="down" />
        </MenuButton>
        <Threshold value={choices.threshold} onChange={threshold => change({ threshold })} />
        {onKeep && (
          <KeepRun name={w.keepName(choices.by ? w.compare[choices.by] : names(coderIds, coders))} onKeep={onKeep} />
        )}
        {onExport && (
          <MenuButton
            entries={AGREEMENT_FILES.map(format => ({
              id: format,
              label: w.formats[format],
              run: () => onExport(format),
            }))}
          >
            <Icon name="out" />
            {w.export}
            <Icon name="down" />
          </MenuButton>
        )}
      </BarMore>
    </Toolbar>
  )
}

const names = (ids: readonly CoderId[], coders: readonly CoderInfo[]) =>
  ids.map(id => coders.find(coder => coder.id === id)?.name ?? '').join(' and ')

function Threshold({
  value,
  onChange,
}: {
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}) {
  const id = useId()
  return (
    <label className="agr-choice" htmlFor={id} title={w.thresholdSays}>
      {w.threshold}
      <input
        id={id}
        className="input"
        type="number"
        min={0}
        max={1}
        step={0.01}
        placeholder="—"
        value={value ?? ''}
        onChange={event => {
          const next = event.target.valueAsNumber
          onChange(Number.isFinite(next) ? Math.max(0, Math.min(1, next)) : null)
        }}
      />
    </label>
  )
}

function KeepRun({ name, onKeep }: { readonly name: string; readonly onKeep: (label: string) => Promise<boolean> }) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [label, setLabel] = useState(name)
  const id = useId()
  return (
    <>
      <Button
        ref={button}
        icon="pin"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => {
          setLabel(name)
          setOpen(true)
        }}
      >
        {w.keep}
      </Button>
      <Popover label={w.keep} isOpen={isOpen} onClose={() => setOpen(false)} anchor={button}>
        <form
          className="agr-keep"
          onSubmit={event => {
            event.preventDefault()
            void onKeep(label).then(done => done && setOpen(false))
          }}
        >
          <label htmlFor={id}>{w.keepAs}</label>
          <input
            id={id}
            className="input"
            value={label}
            data-first=""
            onChange={event => setLabel(event.target.value)}
          />
          <button type="submit" className="button button-primary">
            {w.keepDeed}
          </button>
        </form>
      </Popover>
    </>
  )
}
