import { useEffect, useEffectEvent, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'
import type { CaseId, CodeId, MemoId, PropositionId, SourceId } from '../../../src/base/ids.ts'
import type { Found } from '../../../src/search/types.ts'
import { openCase, openCode, openMemo, openProposition, openSource } from '../../actions/go.ts'
import { enterMiddle } from '../../actions/pane-actions.ts'
import { allActions, now, runAction } from '../../actions/registry.ts'
import { isMac, keysShown } from '../../actions/shortcut.ts'
import { Icon } from '../../components/icon.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useCases, useCodes, useSources } from '../../state/lists.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useTabs } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'
import { keyBeside } from '../../words/names.ts'
import { useTabTitle } from '../frame/tab-titles.ts'
import { commandsFor, foundIcon, piecesOf, type Choice } from './choices.ts'
import './palette.css'
import { useFound } from './use-found.ts'

/** Find anything: sources, codes, cases, memos, propositions by name, typos forgiven; and what can be done now. */
export function Palette({ begin }: { begin: string }) {
  const close = useOverlay(state => state.close)
  const [typed, setTyped] = useState(begin)
  const [at, setAt] = useState(0)
  const { found, settled } = useFound(typed)
  const waiting = useRef(false)
  const tabs = useTabs(state => state.tabs)
  const activeId = useTabs(state => state.activeId)
  const listId = useId()
  const list = useRef<HTMLUListElement>(null)

  const groups = useMemo(() => {
    const text = typed.trim()
    const commands = commandsFor(allActions(), text, now())
    if (text === '') {
      const open: Choice[] = tabs
        .filter(tab => tab.id !== activeId)
        .map(tab => ({ kind: 'tab', id: `tab-${tab.id}`, tab }))
      return [
        { head: words.palette.open, choices: open },
        { head: words.palette.commands, choices: commands },
      ]
    }
    return [
      {
        head: words.palette.found,
        choices: found.map((one): Choice => ({ kind: 'found', id: `found-${one.id}`, found: one })),
      },
      {
        head: words.palette.commands,
        choices: [...commands.slice(0, 8), { kind: 'text', id: 'text', words: text } satisfies Choice],
      },
    ]
  }, [typed, found, tabs, activeId])
  const choices = groups.flatMap(group => group.choices)
  const current = choices[Math.min(at, choices.length - 1)]
  const currentId = current?.id
  useEffect(() => {
    if (currentId)
      list.current?.querySelector(`#${CSS.escape(`${listId}-${currentId}`)}`)?.scrollIntoView({ block: 'nearest' })
  }, [currentId, listId])

  const choose = (choice: Choice) => {
    close()
    if (choice.kind === 'found') {
      goTo(choice.found)
      enterMiddle()
    } else if (choice.kind === 'tab') {
      useTabs.getState().activate(choice.tab.id)
      enterMiddle()
    } else if (choice.kind === 'text') useTabs.getState().open({ kind: 'search', options: { words: choice.words } })
    // After the dialog has given focus back, so that what the command opens keeps it.
    else requestAnimationFrame(() => void runAction(choice.action))
  }
  // Enter that came before the answer: it means what was typed, not what the list showed for less of it.
  const onSettled = useEffectEvent(() => {
    if (waiting.current && current) choose(current)
    waiting.current = false
  })
  useEffect(() => {
    if (settled) onSettled()
  }, [settled])
  const onKeyDown = (event: KeyboardEvent) => {
    const last = choices.length - 1
    if (event.key === 'ArrowDown') setAt(at >= last ? 0 : at + 1)
    else if (event.key === 'ArrowUp') setAt(at <= 0 ? last : at - 1)
    else if (event.key === 'PageDown') setAt(Math.min(last, at + 8))
    else if (event.key === 'PageUp') setAt(Math.max(0, at - 8))
    else if (event.key === 'Enter' && !settled && at === 0) waiting.current = true
    else if (event.key === 'Enter' && current) choose(current)
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
              onChange={event => {
                setTyped(event.target.value)
                setAt(0)
                waiting.current = false
              }}
              onKeyDown={onKeyDown}
            />
          </div>
          <ul className="palette-list" id={listId} role="listbox" aria-label={words.palette.title} ref={list}>
            {typed.trim() !== '' && found.length === 0 && (
              <li className="palette-none" role="presentation">
                {words.palette.none(typed.trim())}
              </li>
            )}
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
                        onClick={() => choose(choice)}
                        onMouseMove={() => choice !== current && setAt(choices.indexOf(choice))}
                      >
                        <ChoiceLine choice={choice} typed={typed} />
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

function ChoiceLine({ choice, typed }: { choice: Choice; typed: string }) {
  if (choice.kind === 'found') return <FoundLine found={choice.found} typed={typed} />
  if (choice.kind === 'tab') return <TabLine choice={choice} />
  if (choice.kind === 'text') {
    return (
      <>
        <Icon name="find" />
        <span className="palette-name">{words.palette.searchText(choice.words)}</span>
      </>
    )
  }
  return (
    <>
      <span className="icon" />
      <span className="palette-name">{choice.label}</span>
      {choice.keys && <kbd>{keysShown(choice.keys, isMac())}</kbd>}
    </>
  )
}

function TabLine({ choice }: { choice: Extract<Choice, { kind: 'tab' }> }) {
  const { key, name, icon } = useTabTitle(choice.tab)
  return (
    <>
      <Icon name={icon} />
      <span className="palette-name">
        {key && <span className="key">{key} </span>}
        {name}
      </span>
    </>
  )
}

function FoundLine({ found, typed }: { found: Found; typed: string }) {
  const code = useCodes(state => (found.kind === 'code' ? state.byId.get(found.id) : undefined))
  const source = useSources(state => (found.kind === 'source' ? state.byId.get(found.id) : undefined))
  const one = useCases(state => (found.kind === 'case' ? state.byId.get(found.id) : undefined))
  const icon =
    source?.kind ??
    (one?.kind === 'participant' ? 'participant' : one?.kind === 'pair' ? 'pair' : foundIcon(found.kind))
  return (
    <>
      {code && code.kind === 'code' ? (
        <span className="icon palette-swatch">
          <Swatch hue={code.hue} pattern={code.pattern} />
        </span>
      ) : (
        <Icon name={icon} />
      )}
      <span className="palette-name">
        {keyBeside(found) && found.kind !== 'code' && <span className="key">{found.key} </span>}
        {piecesOf(found.name, typed).map((piece, n) => (n % 2 ? <b key={n}>{piece}</b> : piece))}
      </span>
      <span className="palette-detail">{found.detail || words.palette.kinds[found.kind]}</span>
    </>
  )
}
