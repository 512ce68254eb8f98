// The filter as a sentence over what it filters, with what changes it: the builder, the saved filters, and a name to save it under.

import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Filter, SavedFilter } from '../../../src/analysis/filter/types.ts'
import type { FilterOf } from '../../../src/analysis/filter/words.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { useProject } from '../../state/project.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'
import { filterWords as w } from '../../words/filter.ts'
import '../../styles/filter.css'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { Icon } from '../icon.tsx'
import { MenuButton, type MenuEntry } from '../menu.tsx'
import { Popover } from '../popover.tsx'
import { isOfCases } from './conditions.ts'
import { FilterBuilder } from './filter-builder.tsx'
import { FILTER_TABLES } from './use-filter-words.ts'

interface FilterLineProps {
  readonly of?: FilterOf
  readonly filter: Filter | null
  readonly onChange: (filter: Filter | null) => void
  /** The sentence. */
  readonly children: ReactNode
}

/** The line. */
export function FilterLine({ of = 'codings', filter, onChange, children }: FilterLineProps) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const sentence = useRef<HTMLDivElement>(null)
  const [whole, setWhole] = useState(false)
  const isCut = useIsCut(sentence)
  return (
    <div className="mx-words">
      <Icon name="filter" />
      <div className={whole ? 'fb-sentence' : 'fb-sentence is-short'} ref={sentence}>
        {children}
      </div>
      {isCut || whole ? (
        <Button look="link" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? w.short : w.whole}
        </Button>
      ) : null}
      <Button look="link" ref={button} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
        {w.change}
      </Button>
      <SavedMenu of={of} onUse={one => onChange(one.filter)} />
      <Popover label={w.heads[of]} isOpen={open} onClose={() => setOpen(false)} anchor={button} className="fb-popover">
        <div className="fb-panel">
          <h2>{w.heads[of]}</h2>
          <FilterBuilder of={of} filter={filter} onChange={onChange} />
          <div className="fb-foot">
            <Button look="link" disabled={filter === null} onClick={() => onChange(null)}>
              {w.clears[of]}
            </Button>
            {filter === null ? null : <SaveFilter filter={filter} />}
            <span className="spacer" />
            <Button onClick={() => setOpen(false)}>{w.done}</Button>
          </div>
        </div>
      </Popover>
    </div>
  )
}

/** Whether some of the sentences are cut: they have no more lines than a grid can spare. */
function useIsCut(sentence: React.RefObject<HTMLDivElement | null>): boolean {
  const [isCut, setIsCut] = useState(false)
  useEffect(() => {
    const element = sentence.current
    if (!element || typeof ResizeObserver === 'undefined') return undefined
    const look = () => setIsCut([...element.querySelectorAll('p')].some(one => one.scrollHeight > one.clientHeight + 1))
    const size = new ResizeObserver(look)
    size.observe(element)
    const said = new MutationObserver(look)
    said.observe(element, { childList: true, characterData: true, subtree: true })
    return () => {
      size.disconnect()
      said.disconnect()
    }
  }, [sentence])
  return isCut
}

/** The saved filters: use one, or remove one. For cases only those that ask for nothing else. */
function SavedMenu({
  of = 'codings',
  onUse,
}: {
  readonly of?: FilterOf
  readonly onUse: (filter: SavedFilter) => void
}) {
  const all = useAnswer('filter.list', {}, FILTER_TABLES).answer ?? []
  const saved = of === 'cases' ? all.filter(one => isOfCases(one.filter)) : all
  const readOnly = useProject(state => state.info?.readOnly ?? true)
  if (saved.length === 0) return null
  const remove = async (one: SavedFilter) => {
    await call('filter.remove', { filterId: one.id })
    useStatus.getState().say(w.removed(one.name))
  }
  const entries: MenuEntry[] = [
    { head: w.use },
    ...saved.map(one => ({
      id: one.id,
      label: one.name,
      detail: one.gone ? w.misses(one.words, one.misses) : one.words,
      run: () => onUse(one),
    })),
    ...(readOnly
      ? []
      : [
          { line: true as const },
          ...saved.map(one => ({
            id: `remove ${one.id}`,
            label: w.removeSaved(one.name),
            icon: 'bin' as const,
            run: () => void remove(one).catch(useStatus.getState().refuse),
          })),
        ]),
  ]
  return (
    <MenuButton className="button button-link" entries={entries} menuLabel={w.savedHead}>
      {w.savedHead}
      <Icon name="down" />
    </MenuButton>
  )
}

/** Names the filter and keeps it. */
function SaveFilter({ filter }: { filter: Filter }) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const readOnly = useProject(state => state.info?.readOnly ?? true)
  if (readOnly) return null
  if (!open)
    return (
      <Button look="link" onClick={() => setOpen(true)}>
        {w.saveAs}…
      </Button>
    )
  const save = async () => {
    try {
      await call('filter.save', { name: name.trim(), filter })
      useStatus.getState().say(w.saved(name.trim()))
      setOpen(false)
      setName('')
      setTrouble(null)
    } catch (error) {
      setTrouble(sentenceOf(error, words.frame.mistake))
    }
  }
  return (
    <form
      className="fb-save"
      onSubmit={event => {
        event.preventDefault()
        // It may stand over another form.
        event.stopPropagation()
        void save()
      }}
    >
      <Field
        label={w.name}
        value={name}
        maxLength={200}
        trouble={trouble}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to name it
        autoFocus
        onChange={event => setName(event.target.value)}
        beside={
          <Button type="submit" disabled={name.trim() === ''}>
            {w.save}
          </Button>
        }
      />
    </form>
  )
}
