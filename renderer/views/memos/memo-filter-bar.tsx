import { useMemo, useRef, useState, type ReactNode } from 'react'
import { compareText } from '../../../src/base/order.ts'
import { isOnCode, kindOfMemo, type MemoFilter } from '../../../src/memos/filter.ts'
import type { Memo } from '../../../src/memos/types.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { Popover } from '../../components/popover.tsx'
import { useCodes, useCoders } from '../../state/lists.ts'
import { dayInWords } from '../../words/dates.ts'
import { memosWords as w } from '../../words/memos.ts'

interface MemoFilterBarProps {
  readonly memos: readonly Memo[]
  readonly filter: MemoFilter
  readonly onFilter: (change: MemoFilter) => void
  /** Whether comments on codings are shown in place of memos; null where there are none. */
  readonly comments: boolean | null
  readonly onComments: (shown: boolean) => void
}

const SUBJECTS = Object.keys(w.subjects) as (keyof typeof w.subjects)[]

/** What of the memos is shown. Only what there are memos of is offered. */
export function MemoFilterBar(props: MemoFilterBarProps): ReactNode {
  const { memos, filter, comments, onFilter, onComments } = props
  const about = (one: MemoFilter['about']) => {
    onFilter({ about: one })
    onComments(false)
  }
  const coders = useCoders(state => state.byId)
  const codes = useCodes(state => state.items)
  const entry = <Value extends string>(
    id: Value,
    label: string,
    now: string | undefined,
    change: (value: Value) => void,
  ): MenuEntry => ({
    id,
    label,
    checked: now === id,
    run: () => change(id),
  })
  const subjects: MenuEntry[] = [
    entry('any', w.everything, filter.about ?? (comments === true ? undefined : 'any'), () => about(undefined)),
    { line: true },
    ...SUBJECTS.filter(one => memos.some(memo => kindOfMemo(memo) === one)).map(one =>
      entry(one, w.subjects[one], filter.about, about),
    ),
    ...(comments === null
      ? []
      : [
          { line: true as const },
          entry('comments', w.onComments, comments ? 'comments' : undefined, () => onComments(true)),
        ]),
  ]
  const authors: MenuEntry[] = [
    entry('any', w.anybody, filter.coderId ?? 'any', () => onFilter({ coderId: undefined })),
    { line: true },
    ...[...coders.values()].map(coder =>
      entry(coder.id as string, coder.name, filter.coderId, coderId => onFilter({ coderId })),
    ),
  ]
  const spokenOf = useMemo(
    () =>
      codes.filter(code => memos.some(memo => isOnCode(memo, code.id))).toSorted((a, b) => compareText(a.name, b.name)),
    [codes, memos],
  )
  const onCodes: MenuEntry[] = [
    entry('any', w.anyCode, filter.codeId ?? 'any', () => onFilter({ codeId: undefined })),
    { line: true },
    ...spokenOf.map(code => entry(code.id as string, code.name, filter.codeId, codeId => onFilter({ codeId }))),
  ]
  return (
    <>
      <MenuButton entries={subjects}>
        <em>{w.subject}</em>{' '}
        <b>{comments === true ? w.onComments : filter.about === undefined ? w.everything : w.subjects[filter.about]}</b>
        <Icon name="down" />
      </MenuButton>
      <MenuButton entries={authors}>
        <em>{w.by}</em> <b>{filter.coderId === undefined ? w.anybody : coders.get(filter.coderId)?.name}</b>
        <Icon name="down" />
      </MenuButton>
      {spokenOf.length > 0 && (
        <MenuButton entries={onCodes}>
          <em>{w.code}</em>{' '}
          <b>
            {filter.codeId === undefined
              ? w.anyCode
              : (codes.find(code => code.id === filter.codeId)?.name ?? w.anyCode)}
          </b>
          <Icon name="down" />
        </MenuButton>
      )}
      <DaysButton from={filter.from ?? ''} to={filter.to ?? ''} onDays={onFilter} />
    </>
  )
}

function DaysButton({
  from,
  to,
  onDays,
}: {
  readonly from: string
  readonly to: string
  readonly onDays: (days: Pick<MemoFilter, 'from' | 'to'>) => void
}): ReactNode {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const said = (day: string) => (day === '' ? '' : dayInWords(day))
  const set = (change: { from?: string; to?: string }) => {
    const now = { from, to, ...change }
    onDays({ from: now.from || undefined, to: now.to || undefined })
  }
  return (
    <>
      <Button ref={button} look="flat" aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen(true)}>
        <em>{w.dates}</em> <b>{from === '' && to === '' ? w.anyDay : w.span(said(from), said(to))}</b>
        <Icon name="down" />
      </Button>
      <Popover label={w.dates} isOpen={isOpen} onClose={() => setOpen(false)} anchor={button} className="memo-days">
        <Field label={w.from} type="date" value={from} onChange={event => set({ from: event.target.value })} />
        <Field label={w.to} type="date" value={to} onChange={event => set({ to: event.target.value })} />
        <Button
          look="link"
          onClick={() => {
            set({ from: '', to: '' })
            setOpen(false)
          }}
        >
          {w.allDays}
        </Button>
      </Popover>
    </>
  )
}
