// The bar above the text: how stripes are arranged, whose codings and which codes are shown, what is not coded yet.

import { memo, useMemo, useRef, useState, type ReactNode } from 'react'
import type { CoderId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import { runActionById } from '../../actions/registry.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { BarLine, Spacer, Toolbar } from '../../components/toolbar.tsx'
import { words } from '../../words/en.ts'
import { CodeFilter } from './code-filter.tsx'
import { printEntries } from './print-with-codes.ts'
import type { Showing } from './reader.ts'
import type { Team } from './team.ts'

/** What is coded many at a time, from where the cursor stands. */
const MANY = ['section', 'turns'] as const

interface SourceToolbarProps {
  readonly showing: Showing
  /** The codes used in this source, in framework order. */
  readonly used: readonly Code[]
  /** The whole framework. */
  readonly codes: readonly Code[]
  /** Coders who coded here, you first. */
  readonly coders: readonly CoderId[]
  readonly team: Team
  readonly notCoded: number | null
  /** Somebody speaks: what is not coded is counted in turns, else in paragraphs. */
  readonly hasTurns: boolean
  readonly isCodedByMe: boolean
  readonly canWrite: boolean
  readonly onShow: (showing: Showing) => void
  readonly onNextNotCoded: () => void
  readonly onMarkCoded: (coded: boolean) => void
  /** Opens the keys of a round. */
  readonly onKeys: () => void
  /** Begins correcting the text. */
  readonly onEdit: () => void
  /** What waits to be looked at after corrections. */
  readonly badge: ReactNode
}

/** The bar. At narrow widths the filters go into the menu at its end. */
export const SourceToolbar = memo(function SourceToolbar(props: SourceToolbarProps): ReactNode {
  const { showing, used, coders, team, onShow } = props
  const text = words.source
  const stripes: MenuEntry[] = [
    { id: 'code', label: text.byCode, checked: showing.by === 'code', run: () => onShow({ ...showing, by: 'code' }) },
    {
      id: 'coder',
      label: text.byCoder,
      checked: showing.by === 'coder',
      run: () => onShow({ ...showing, by: 'coder' }),
    },
  ]
  const whose: MenuEntry[] = [
    {
      id: 'every',
      label: text.everyCoder,
      checked: showing.coders === null,
      run: () => onShow({ ...showing, coders: null }),
    },
    ...(team.youId === null
      ? []
      : [
          {
            id: 'me',
            label: text.onlyMe,
            checked: showing.coders?.size === 1 && showing.coders.has(team.youId),
            run: () => onShow({ ...showing, coders: new Set([team.youId!]) }),
          },
        ]),
    { line: true },
    ...coders.map(id => ({
      id,
      label: team.coders.get(id)?.name ?? '?',
      checked: showing.coders?.has(id) ?? true,
      among: 'any' as const,
      run: () => onShow({ ...showing, coders: toggled(showing.coders, id, coders) }),
    })),
  ]
  const walk: MenuEntry[] = [
    { id: 'next', label: words.coverage.nextPlace, keys: 'n', run: props.onNextNotCoded },
    {
      id: 'previous',
      label: words.coverage.previousPlace,
      keys: 'Shift+N',
      run: () => runActionById('previous-not-coded'),
    },
    { line: true },
    { id: 'source', label: words.coverage.nextSource, run: () => runActionById('next-source-not-coded') },
    { id: 'all', label: words.coverage.all, run: () => runActionById('open-coverage') },
  ]
  const coderNames =
    showing.coders === null
      ? coders.length > 0 && coders.length <= 3
        ? coders.map(id => team.coders.get(id)?.initials ?? '?').join(', ')
        : coders.length === 0
          ? text.nobodyYet
          : text.allCoders
      : [...showing.coders].map(id => team.coders.get(id)?.initials ?? '?').join(', ')
  const usedIds = useMemo(() => new Set(used.map(code => code.id)), [used])
  const codeCount =
    showing.codes === null
      ? text.codesInView(used.length)
      : (showing.named ?? text.codesShown([...usedIds].filter(id => showing.codes!.has(id)).length, used.length))
  const [filter, setFilter] = useState<'wide' | 'narrow' | null>(null)
  const wide = useRef<HTMLButtonElement>(null)
  const narrow = useRef<HTMLSpanElement>(null)
  return (
    <Toolbar label={text.toolbar}>
      <MenuButton entries={stripes}>
        <Icon name="stripes" />
        {text.stripes} <b>{showing.by === 'code' ? text.byCode : text.byCoder}</b>
        <Icon name="down" />
      </MenuButton>
      <span className="toolbar-wide">
        <MenuButton entries={whose}>
          {text.coders} <b>{coderNames}</b>
          <Icon name="down" />
        </MenuButton>
        <Button
          look="flat"
          ref={wide}
          aria-haspopup="dialog"
          className="code-filtered"
          onClick={() => setFilter('wide')}
        >
          {text.codes} <b>{codeCount}</b>
          <Icon name="down" />
        </Button>
      </span>
      <Spacer />
      {props.badge}
      {props.notCoded !== null && (
        <>
          <Button
            look="flat"
            className="not-coded"
            onClick={props.onNextNotCoded}
            title={text.nextNotCoded}
            disabled={props.notCoded === 0}
          >
            <span>{text.notCoded}</span>{' '}
            <b>
              {props.notCoded === 0
                ? text.allCoded
                : props.hasTurns
                  ? text.turns(props.notCoded)
                  : text.paragraphs(props.notCoded)}
            </b>
            {props.notCoded > 0 && <Icon name="right" />}
          </Button>
          <MenuButton
            label={words.coverage.walk}
            className="icon-button not-coded-menu"
            placement="bottom end"
            entries={walk}
          >
            <Icon name="down" />
          </MenuButton>
        </>
      )}
      {props.canWrite && (
        <>
          <BarLine />
          <IconButton icon="pencil" label={words.editing.editHint} onClick={props.onEdit} />
          <IconButton icon="keyboard" label={words.round.title} onClick={props.onKeys} />
          <MenuButton
            label={words.coding.many.menu}
            className="icon-button"
            placement="bottom end"
            entries={[
              ...MANY.map(id => ({ id, label: words.coding.many[id], run: () => runActionById(`code-${id}`) })),
              ...printEntries(),
            ]}
          >
            <Icon name="many" />
          </MenuButton>
          <Button
            look="flat"
            className="coded-by-me"
            pressed={props.isCodedByMe}
            title={text.codedByMeHint}
            onClick={() => props.onMarkCoded(!props.isCodedByMe)}
          >
            <Icon name="check" />
            <span className="coded-by-me-words">{text.codedByMe}</span>
          </Button>
        </>
      )}
      <span className="toolbar-narrow" ref={narrow}>
        <MenuButton
          label={text.more}
          className="icon-button"
          placement="bottom end"
          entries={[
            { head: text.coders },
            ...whose.filter(entry => 'id' in entry),
            { head: text.codes },
            { id: 'codes', label: `${text.filter.title}…`, detail: codeCount, run: () => setFilter('narrow') },
          ]}
        >
          <Icon name="more" />
        </MenuButton>
      </span>
      {filter !== null && (
        <CodeFilter
          anchor={filter === 'wide' ? wide : narrow}
          codes={props.codes}
          used={usedIds}
          shown={showing.codes}
          onShow={(codes, named) => onShow({ ...showing, codes, named })}
          onClose={() => setFilter(null)}
        />
      )}
    </Toolbar>
  )
})

/** A set with a thing put in or taken out; null when it holds all there is, and never empty. */
function toggled<Id extends CoderId>(set: ReadonlySet<Id> | null, id: Id, all: readonly Id[]): ReadonlySet<Id> | null {
  const next = new Set(set ?? all)
  if (next.has(id)) next.delete(id)
  else next.add(id)
  return next.size === 0 || next.size === all.length ? null : next
}
