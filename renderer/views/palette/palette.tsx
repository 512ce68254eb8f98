import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'
import type { CaseId, CodeId, MemoId, PropositionId, SourceId } from '../../../src/base/ids.ts'
import type { Found } from '../../../src/search/types.ts'
import { openCase, openCode, openMemo, openProposition, openSource } from '../../actions/go.ts'
import { enterMiddle } from '../../actions/pane-actions.ts'
import { allActions, now, runAction } from '../../actions/registry.ts'
import { isMac, keysShown } from '../../actions/shortcut.ts'
import { Icon } from '../../components/icon.tsx'
import { useWaitingEnter } from '../../components/use-waiting-enter.ts'
import { useOverlay } from '../../state/overlay.ts'
import { toTheSide, useTabs } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'
import { ChoiceLine } from './choice-line.tsx'
import { choiceOf, commandsFor, groupsFor, type Choice, type ChoiceGroup } from './choices.ts'
import { KindRow } from './kind-row.tsx'
import { askedFor, type Asked, type PaletteKind } from './kinds.ts'
import './palette.css'
import { fromTheTop, openedLast } from './recents.ts'
import { useFound } from './use-found.ts'

const RECENT = 8
const OF_A_KIND = 50

/** What is offered for what was asked. */
function useGroups({ words: text, kind }: Asked, found: readonly Found[]): readonly ChoiceGroup[] {
  const tabs = useTabs(state => state.tabs)
  const activeId = useTabs(state => state.activeId)
  return useMemo(() => {
    const commands = kind === null || kind === 'command' ? commandsFor(allActions(), text, now()) : []
    const toDo: ChoiceGroup = { head: words.palette.commands, choices: commands }
    if (kind === 'command') return [toDo]
    if (text === '') {
      const inFront = tabs.find(tab => tab.id === activeId)?.about ?? null
      const recent = openedLast(kind, inFront, kind === null ? RECENT : OF_A_KIND)
      const last: ChoiceGroup = { head: words.palette.recent, choices: recent.map(choiceOf) }
      if (kind !== null) {
        const others = fromTheTop(kind, recent, OF_A_KIND).map(choiceOf)
        return [last, { head: words.palette.first(words.palette.kindNames[kind]), choices: others }]
      }
      const listed = new Set(recent.map(one => one.id))
      const open = tabs.filter(tab => tab.id !== activeId && !listed.has(tab.about ?? ''))
      return [
        last,
        { head: words.palette.open, choices: open.map(tab => ({ kind: 'tab', id: `tab-${tab.id}`, tab })) },
        toDo,
      ]
    }
    return kind === null
      ? groupsFor(text, found, commands)
      : [{ head: words.palette.found, choices: found.map(choiceOf) }]
  }, [text, kind, found, tabs, activeId])
}

/** Find anything: sources, codes, cases, memos, propositions by name, typos forgiven; and what can be done now. */
export function Palette({ begin }: { begin: string }) {
  const close = useOverlay(state => state.close)
  const [typed, setTyped] = useState(begin)
  const [chosen, setChosen] = useState<PaletteKind | null>(null)
  const [at, setAt] = useState(0)
  const inWords = askedFor(typed)
  const asked: Asked = { words: inWords.words, kind: inWords.kind ?? chosen }
  const { found, settled, askAhead } = useFound(asked)
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const groups = useGroups(asked, found)
  const choices = groups.flatMap(group => group.choices)
  const current = choices[Math.min(at, choices.length - 1)]
  const currentId = current?.id
  useEffect(() => {
    if (currentId)
      list.current?.querySelector(`#${CSS.escape(`${listId}-${currentId}`)}`)?.scrollIntoView({ block: 'nearest' })
  }, [currentId, listId])

  const choose = (choice: Choice, where: 'here' | 'side' = 'here') => {
    close()
    if (choice.kind === 'found') {
      const done = where === 'side' ? toTheSide() : null
      goTo(choice.found)
      done?.()
      enterMiddle()
    } else if (choice.kind === 'tab') {
      if (where === 'side') useTabs.getState().toSide(choice.tab.id)
      else useTabs.getState().activate(choice.tab.id)
      enterMiddle()
    } else if (choice.kind === 'text') useTabs.getState().open({ kind: 'search', options: { words: choice.words } })
    // After the dialog has given focus back, so that what the command opens keeps it.
    else requestAnimationFrame(() => void runAction(choice.action))
  }
  const enter = useWaitingEnter<'here' | 'side'>(settled, where => current && choose(current, where))
  const type = (text: string, among = chosen) => {
    const next = askedFor(text)
    askAhead({ words: next.words, kind: next.kind ?? among })
    setTyped(text)
    setAt(0)
    enter.forget()
  }
  const narrow = (kind: PaletteKind | null) => {
    setChosen(kind)
    type(askedFor(typed).words, kind)
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const last = choices.length - 1
    if (event.key === 'ArrowDown') setAt(at >= last ? 0 : at + 1)
    else if (event.key === 'ArrowUp') setAt(at <= 0 ? last : at - 1)
    else if (event.key === 'PageDown') setAt(Math.min(last, at + 8))
    else if (event.key === 'PageUp') setAt(Math.max(0, at - 8))
    else if (event.key === 'Enter') {
      const where = event.ctrlKey || event.metaKey ? 'side' : 'here'
      if (!settled && at === 0) enter.wait(where)
      else if (current) choose(current, where)
    }
    // Nothing typed and narrowed: the way back is where it was narrowed.
    else if (event.key === 'Backspace' && typed === '' && chosen !== null) narrow(null)
    else return
    event.preventDefault()
  }
  return (
    <ModalOverlay className="palette-ground" isOpen isDismissable onOpenChange={open => !open && close()}>
      <Modal className="palette">
        <AriaDialog className="palette-inside" aria-label={words.palette.title} data-modal="">
          <div className="palette-input">
            <Icon name="find" />
            <input
              ref={field}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the palette is this field
              autoFocus
              role="combobox"
              aria-expanded="true"
              aria-controls={listId}
              aria-activedescendant={current ? `${listId}-${current.id}` : undefined}
              aria-autocomplete="list"
              aria-label={words.palette.title}
              placeholder={words.palette.placeholder}
              spellCheck={false}
              value={typed}
              onChange={event => type(event.target.value)}
              onKeyDown={onKeyDown}
            />
          </div>
          <KindRow kind={asked.kind} onChange={narrow} />
          <ul className="palette-list" id={listId} role="listbox" aria-label={words.palette.title} ref={list}>
            <Nothing asked={asked} groups={groups} isFound={found.length > 0} />
            {groups
              .filter(group => group.choices.length > 0)
              .map(group => (
                <li key={group.head} role="presentation">
                  <ul role="group" aria-label={group.head}>
                    <li className="palette-head" role="presentation" aria-hidden="true">
                      {group.head}
                    </li>
                    {group.choices.map(choice => (
                      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field holds focus and takes the keys
                      <li
                        key={choice.id}
                        id={`${listId}-${choice.id}`}
                        role="option"
                        className="palette-choice"
                        aria-selected={choice === current}
                        onClick={event => choose(choice, event.ctrlKey || event.metaKey ? 'side' : 'here')}
                        onMouseMove={() => choice !== current && setAt(choices.indexOf(choice))}
                      >
                        <ChoiceLine choice={choice} typed={asked.words} />
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
          </ul>
          <footer className="palette-foot" aria-hidden="true">
            <span>
              <kbd>↑↓</kbd> {words.palette.hints.move}
            </span>
            <span>
              <kbd>Enter</kbd> {words.palette.hints.open}
            </span>
            <span>
              <kbd>{keysShown('Mod+Enter', isMac())}</kbd> {words.palette.hints.side}
            </span>
            <span>
              <kbd>Tab</kbd> {words.palette.hints.kinds}
            </span>
            <span className="spacer" />
            <span>
              <kbd>Esc</kbd> {words.palette.hints.close}
            </span>
          </footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

function goTo(found: Found): void {
  if (found.kind === 'source') openSource(found.id as SourceId)
  else if (found.kind === 'code') openCode(found.id as CodeId)
  else if (found.kind === 'case') openCase(found.id as CaseId)
  else if (found.kind === 'memo') openMemo(found.id as MemoId)
  else openProposition(found.id as PropositionId)
}

/** That nothing is called so, in words. */
function Nothing({ asked, groups, isFound }: { asked: Asked; groups: readonly ChoiceGroup[]; isFound: boolean }) {
  const kind = asked.kind === null ? null : words.palette.kindNames[asked.kind]
  const isEmpty = groups.every(group => group.choices.length === 0)
  const says =
    kind !== null
      ? isEmpty && words.palette.noneOfKind(kind, asked.words)
      : asked.words !== '' && !isFound && words.palette.none(asked.words)
  if (!says) return null
  return (
    <li className="palette-none" role="presentation">
      {says}
    </li>
  )
}
