// Among whom somebody might be looked for: what the project knows, and lists wider than the study.

import { useRef, useState } from 'react'
import type { DisclosureReport, Unit } from '../../../src/exchange/disclosure/types.ts'
import { call, openDropped } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Trouble } from '../../components/field.tsx'
import { FileChooser } from '../../components/file-chooser.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useProject } from '../../state/project.ts'
import { useStatus, withJob } from '../../state/status.ts'
import { disclosureWords as w } from '../../words/disclosure.ts'

const UNITS: readonly Unit[] = ['site', 'person', 'pair']

/** The sentence, each list with what it knows, and loading another. */
export function Population({ report }: { readonly report: DisclosureReport }) {
  const canWrite = useProject(state => state.info?.readOnly === false)
  const chooser = useRef<HTMLInputElement>(null)
  const chosen = useRef<File | null>(null)
  const [unit, setUnit] = useState<Unit>('site')
  const load = useDeed(async () => {
    const file = chosen.current
    if (!file) return
    const [path] = await openDropped([file])
    if (path === undefined) return
    const { members, ignored } = await withJob(w.loading, options =>
      call('disclosure.loadPopulation', { path, unit }, options),
    )
    useStatus.getState().say(w.loaded(file.name, members, ignored))
  })
  return (
    <div className="disclosure-population">
      <p className="hint">{w.among(report.population)}</p>
      {report.lists.map(list => (
        <p key={list.unit} className="hint">
          {w.list(list)}{' '}
          {canWrite && (
            <Button
              look="link"
              onClick={() =>
                void doAndSay(() => call('disclosure.dropPopulation', { unit: list.unit }), w.droppedList(list.file))
              }
            >
              {w.dropList}
            </Button>
          )}
        </p>
      ))}
      {load.trouble !== null && <Trouble>{load.trouble}</Trouble>}
      {canWrite && (
        <MenuButton
          menuLabel={w.loadList}
          entries={UNITS.map(one => ({
            id: one,
            label: w.listOf(one),
            detail: w.listOfSays(one),
            run: () => {
              setUnit(one)
              load.clear()
              chooser.current?.click()
            },
          }))}
        >
          {w.loadList}
        </MenuButton>
      )}
      <FileChooser
        ref={chooser}
        label={w.loadList}
        accept=".csv,.xlsx,.tsv,.txt"
        onFiles={([file]) => {
          chosen.current = file
          void load.go()
        }}
      />
    </div>
  )
}
