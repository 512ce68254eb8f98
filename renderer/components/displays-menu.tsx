// Saved displays of any matrix: open one, keep this one under a name with its decision rule, name it otherwise, remove it.

import { useRef, useState, type ReactNode } from 'react'
import type { DisplayId } from '../../src/analysis/displays/types.ts'
import { call } from '../client/client.ts'
import { useProject } from '../state/project.ts'
import { useStatus } from '../state/status.ts'
import { sidesWords } from '../words/sides.ts'
import { Button } from './button.tsx'
import { doAndSay } from './deeds.ts'
import { Field, Trouble } from './field.tsx'
import { Icon } from './icon.tsx'
import { MenuButton, type MenuEntry } from './menu.tsx'
import { Popover } from './popover.tsx'
import { ReasonField, WordsField } from './words-field.tsx'
import { useDeed, type Deed } from './use-deed.ts'

const w = sidesWords.displays

/** What a display is listed by. */
interface Listed {
  readonly id: DisplayId
  readonly name: string
  readonly rule: string | null
}

/** What a person says of a display when it is kept. */
export interface SaidOfDisplay {
  readonly name: string
  readonly rule: string
  readonly reason: string
}

interface DisplaysMenuProps<Display extends Listed> {
  readonly displays: readonly Display[]
  /** The one that was opened, and whether it was changed since. */
  readonly hereId: string | null
  readonly isChanged: boolean
  readonly onOpen: (display: Display) => void
  /** The one that was opened is not there any more. */
  readonly onGone: () => void
  /** Displays that are always there. */
  readonly others: readonly MenuEntry[]
  /** Chosen cases ask for their reason. */
  readonly asksReason: boolean
  readonly said: Pick<SaidOfDisplay, 'rule' | 'reason'>
  /** Keeps what is on screen; with an id in the place of that display. */
  readonly onSave: (said: SaidOfDisplay, displayId: DisplayId | null) => Promise<void>
}

/** The button of saved displays and its menu. */
export function DisplaysMenu<Display extends Listed>(props: DisplaysMenuProps<Display>) {
  const { displays, hereId, isChanged, onOpen, onGone, others, asksReason, said, onSave } = props
  const readOnly = useProject(state => state.info?.readOnly ?? true)
  const [form, setForm] = useState<'save' | 'rename' | null>(null)
  const anchor = useRef<HTMLSpanElement>(null)
  const here = displays.find(one => one.id === hereId) ?? null
  const remove = async (one: Display) => {
    await doAndSay(() => call('display.remove', { displayId: one.id }), w.removed(one.name))
    onGone()
  }
  const saveOver = async (one: Display) => {
    await onSave({ ...said, name: one.name }, one.id)
    useStatus.getState().say(w.saved(one.name))
  }
  const needsReason = asksReason && said.reason.trim() === ''
  const entries: MenuEntry[] = [
    ...(displays.length === 0
      ? [{ head: w.none }]
      : displays.map(one => ({
          id: one.id,
          label: one.name,
          ...(one.rule === null ? {} : { detail: w.ruleIs(one.rule) }),
          checked: one === here,
          run: () => onOpen(one),
        }))),
    { line: true },
    ...others,
    { line: true },
    ...(here !== null && isChanged && !readOnly && !needsReason
      ? [
          {
            id: 'over',
            label: w.again(here.name),
            run: () => void saveOver(here).catch(useStatus.getState().refuse),
          },
        ]
      : []),
    { id: 'save', label: w.save, icon: 'pin', disabled: readOnly, run: () => setForm('save') },
    ...(here === null
      ? []
      : [
          ...(isChanged ? [{ id: 'back', label: w.back(here.name), run: () => onOpen(here) }] : []),
          ...(readOnly
            ? []
            : [
                { id: 'rename', label: w.rename(here.name), icon: 'pencil' as const, run: () => setForm('rename') },
                {
                  id: 'remove',
                  label: w.remove(here.name),
                  icon: 'bin' as const,
                  run: () => void remove(here).catch(useStatus.getState().refuse),
                },
              ]),
        ]),
  ]
  return (
    <span ref={anchor} className="displays">
      <MenuButton entries={entries} menuLabel={w.button}>
        <em>{w.button}</em> {here ? <b className="mx-choice">{here.name}</b> : null}
        {here && isChanged ? <small>{w.changed}</small> : null}
        <Icon name="down" />
      </MenuButton>
      <Popover
        label={form === 'rename' ? w.renameHead : w.saveHead}
        isOpen={form !== null}
        onClose={() => setForm(null)}
        anchor={anchor}
      >
        {form === 'rename' && here ? (
          <RenameForm here={here} onClose={() => setForm(null)} />
        ) : (
          <SaveForm
            here={here}
            said={said}
            asksReason={asksReason}
            taken={displays}
            onSave={onSave}
            onClose={() => setForm(null)}
          />
        )}
      </Popover>
    </span>
  )
}

interface PanelFormProps {
  readonly head: string
  readonly deed: Deed
  /** The words of its button. */
  readonly says: string
  readonly ready: boolean
  readonly children: ReactNode
}

function PanelForm({ head, deed, says, ready, children }: PanelFormProps) {
  return (
    <form
      className="mx-save"
      onSubmit={event => {
        event.preventDefault()
        void deed.go()
      }}
    >
      <h2>{head}</h2>
      {children}
      <div className="mx-side-foot">
        <Button look="primary" type="submit" disabled={!ready}>
          {says}
        </Button>
      </div>
    </form>
  )
}

function RenameForm({ here, onClose }: { here: Listed; readonly onClose: () => void }) {
  const [name, setName] = useState(here.name)
  const deed = useDeed(async () => {
    const next = name.trim()
    if (next !== here.name) {
      await call('display.rename', { displayId: here.id, name: next })
      useStatus.getState().say(w.renamed(here.name, next))
    }
    onClose()
  })
  return (
    <PanelForm head={w.renameHead} deed={deed} says={w.renameDeed} ready={name.trim() !== ''}>
      <Field
        label={w.name}
        value={name}
        maxLength={200}
        trouble={deed.trouble}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to name it otherwise
        autoFocus
        onChange={event => setName(event.target.value)}
      />
    </PanelForm>
  )
}

interface SaveFormProps {
  readonly here: Listed | null
  readonly said: Pick<SaidOfDisplay, 'rule' | 'reason'>
  readonly asksReason: boolean
  readonly taken: readonly Listed[]
  readonly onSave: DisplaysMenuProps<Listed>['onSave']
  readonly onClose: () => void
}

function SaveForm({ here, said, asksReason, taken, onSave, onClose }: SaveFormProps) {
  const [name, setName] = useState(here?.name ?? '')
  const [rule, setRule] = useState(said.rule)
  const [reason, setReason] = useState(said.reason)
  // The name of the one that is open means that one; any other name is a display of its own.
  const over = here !== null && name.trim() === here.name ? taken.find(one => one.id === here.id) : undefined
  const deed = useDeed(async () => {
    await onSave({ name: name.trim(), rule: rule.trim(), reason: reason.trim() }, over?.id ?? null)
    useStatus.getState().say(w.saved(name.trim()))
    onClose()
  })
  return (
    <PanelForm head={w.saveHead} deed={deed} says={over ? w.again(over.name) : w.deed} ready={name.trim() !== ''}>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just opened it to name the display */}
      <Field label={w.name} value={name} maxLength={200} autoFocus onChange={event => setName(event.target.value)} />
      <WordsField label={w.rule} hint={w.ruleSays} rows={3} maxLength={4000} value={rule} onChange={setRule} />
      {asksReason ? <ReasonField value={reason} onChange={setReason} /> : null}
      {deed.trouble ? <Trouble>{deed.trouble}</Trouble> : null}
    </PanelForm>
  )
}
