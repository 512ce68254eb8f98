// Saved displays: a matrix as it was set up, under a name, with its decision rule.

import { useRef, useState } from 'react'
import type { SavedDisplay } from '../../../src/analysis/displays/types.ts'
import { Button } from '../../components/button.tsx'
import { Field, Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { Popover } from '../../components/popover.tsx'
import { useProject } from '../../state/project.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { words } from '../../words/en.ts'
import { sidesWords } from '../../words/sides.ts'
import { choicesOfDisplay, FIRST_CHOICES, lookOf, picksCases, requestOf, type MatrixChoices } from './choices.ts'

const w = sidesWords.displays

interface DisplaysProps {
  readonly choices: MatrixChoices
  readonly change: (some: Partial<MatrixChoices>) => void
}

/** The menu of saved displays: open one, save this one, remove one. */
export function DisplaysMenu({ choices, change }: DisplaysProps) {
  const displays = useAnswer('display.list', {}, ['saved_display']).answer ?? []
  const readOnly = useProject(state => state.info?.readOnly ?? true)
  const [saving, setSaving] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const here = displays.find(one => one.id === choices.displayId)
  const open = (one: SavedDisplay) => change(choicesOfDisplay(one.request, one.look, one.id))
  const remove = async (one: SavedDisplay) => {
    await call('display.remove', { displayId: one.id })
    if (choices.displayId === one.id) change({ displayId: null })
    useStatus.getState().say(w.removed(one.name))
  }
  const entries: MenuEntry[] = [
    ...(displays.length === 0
      ? [{ head: w.none }]
      : displays.map(one => ({
          id: one.id,
          label: one.name,
          ...(one.rule === null ? {} : { detail: w.ruleIs(one.rule) }),
          checked: one.id === choices.displayId,
          run: () => open(one),
        }))),
    { line: true },
    { id: 'first', label: w.first, run: () => change(FIRST_CHOICES) },
    {
      id: 'together',
      label: w.together,
      run: () =>
        change({
          ...FIRST_CHOICES,
          columns: { of: 'codes near', how: 'overlapping' },
          measure: 'codings',
          hideEmptyRows: true,
          hideEmptyColumns: true,
        }),
    },
    { line: true },
    { id: 'save', label: w.save, icon: 'check' as const, disabled: readOnly, run: () => setSaving(true) },
    ...(displays.length === 0 || readOnly
      ? []
      : [
          { head: w.removeHead },
          ...displays.map(one => ({
            id: `remove ${one.id}`,
            label: w.remove(one.name),
            icon: 'bin' as const,
            run: () => void remove(one).catch(useStatus.getState().refuse),
          })),
        ]),
  ]
  return (
    <span ref={anchor}>
      <MenuButton entries={entries} menuLabel={w.button}>
        <em>{w.button}</em> {here ? <b className="mx-choice">{here.name}</b> : null}
        <Icon name="down" />
      </MenuButton>
      <Popover label={w.saveHead} isOpen={saving} onClose={() => setSaving(false)} anchor={anchor}>
        <SaveForm choices={choices} here={here ?? null} change={change} onClose={() => setSaving(false)} />
      </Popover>
    </span>
  )
}

function SaveForm({
  choices,
  here,
  change,
  onClose,
}: DisplaysProps & { readonly here: SavedDisplay | null; readonly onClose: () => void }) {
  const [name, setName] = useState(here?.name ?? '')
  const [rule, setRule] = useState(here?.rule ?? '')
  const [reason, setReason] = useState(choices.reason ?? '')
  const [trouble, setTrouble] = useState<string | null>(null)
  const asks = picksCases(choices.rows) || picksCases(choices.columns)
  const save = async () => {
    const now = { ...choices, reason: reason.trim() === '' ? null : reason }
    const over = here !== null && name.trim() === here.name
    try {
      const displayId = await call('display.save', {
        name: name.trim(),
        request: requestOf(now),
        look: lookOf(choices),
        ...(rule.trim() === '' ? {} : { rule: rule.trim() }),
        ...(over ? { displayId: here.id } : {}),
      })
      change({ displayId, reason: now.reason })
      useStatus.getState().say(w.saved(name.trim()))
      onClose()
    } catch (error) {
      setTrouble(sentenceOf(error, words.frame.mistake))
    }
  }
  return (
    <form
      className="mx-save"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{w.saveHead}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just opened it to name the display */}
      <Field label={w.name} value={name} maxLength={200} autoFocus onChange={event => setName(event.target.value)} />
      <label className="mx-side-field">
        {w.rule}
        <textarea
          className="input"
          rows={3}
          maxLength={4000}
          value={rule}
          onChange={event => setRule(event.target.value)}
        />
        <small className="hint">{w.ruleSays}</small>
      </label>
      {asks ? (
        <label className="mx-side-field">
          {sidesWords.reason}
          <textarea
            className="input"
            rows={2}
            maxLength={2000}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
          <small className="hint">{sidesWords.reasonSays}</small>
        </label>
      ) : null}
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      <div className="mx-side-foot">
        <Button look="primary" type="submit" disabled={name.trim() === ''}>
          {here && name.trim() === here.name ? w.again(here.name) : w.deed}
        </Button>
      </div>
    </form>
  )
}
