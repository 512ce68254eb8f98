// The coders in a table that is edited in place, with what can be done to each.

import { useMemo, useState } from 'react'
import type { Axis } from '../../../src/analysis/matrix/types.ts'
import type { Team, TeamMember } from '../../../src/team/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { doAndSay } from '../../components/deeds.ts'
import type { EditColumn } from '../../components/edit-column.ts'
import { EditTable } from '../../components/edit-table.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { Icon } from '../../components/icon.tsx'
import { useProject } from '../../state/project.ts'
import { useTabs } from '../../state/tabs.ts'
import { teamWords as w } from '../../words/team.ts'

interface Props {
  readonly team: Team
  readonly canWrite: boolean
}

/** Everybody who codes. */
export function TeamCoders({ team, canWrite }: Props) {
  const me = useProject(state => state.info?.coder.id ?? null)
  const [chosenId, choose] = useState<string | null>(null)
  const [adding, add] = useState(false)
  const chosen = team.coders.find(coder => coder.id === chosenId) ?? team.coders[0]
  const columns = useMemo(() => columnsOf(team, me, canWrite), [team, me, canWrite])
  return (
    <>
      <div className="team-says">
        {canWrite ? (
          adding ? (
            <NewCoder onDone={() => add(false)} />
          ) : (
            <Button icon="plus" onClick={() => add(true)}>
              {w.addCoder}
            </Button>
          )
        ) : null}
        {chosen ? (
          <MenuButton entries={deedsOf(chosen, team, canWrite, chosen.id === me)}>
            <em>{w.deeds}</em> <b>{chosen.name}</b>
            <Icon name="down" />
          </MenuButton>
        ) : null}
        <Button look="link" onClick={() => openMatrix({ of: 'coders' })}>
          {w.compare}
        </Button>
        {(['role', 'background'] as const).map(fact =>
          team.coders.some(coder => coder[fact] !== null) ? (
            <Button key={fact} look="link" onClick={() => openMatrix({ of: 'coder facts', fact })}>
              {w.compareBy[fact]}
            </Button>
          ) : null,
        )}
        <span className="hint team-keys">{w.keys}</span>
      </div>
      <EditTable
        label={w.coders}
        columns={columns}
        rows={team.coders}
        rowHeight={36}
        firstStays
        keyOf={coder => coder.id}
        looks={coder => (coder.joinedTo ? 'team-joined' : '')}
        onRow={coder => choose(coder.id)}
      />
    </>
  )
}

function openMatrix(columns: Axis): void {
  useTabs.getState().open({ kind: 'matrix', options: { columns } })
}

function NewCoder({ onDone }: { readonly onDone: () => void }) {
  const [name, setName] = useState('')
  return (
    <form
      className="team-new"
      onSubmit={event => {
        event.preventDefault()
        if (name.trim() === '') return onDone()
        void doAndSay(() => call('coder.add', { name }), w.added(name.trim())).then(done => done && onDone())
      }}
    >
      <input
        className="input"
        aria-label={w.newCoder}
        placeholder={w.newCoder}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person asked for this field
        autoFocus
        value={name}
        onChange={event => setName(event.target.value)}
        onKeyDown={event => event.key === 'Escape' && onDone()}
      />
      <Button type="submit">{w.addCoder}</Button>
    </form>
  )
}

function columnsOf(team: Team, me: string | null, canWrite: boolean): EditColumn<TeamMember>[] {
  const nameOf = new Map(team.coders.map(coder => [coder.id, coder.name]))
  const says = (coder: TeamMember) =>
    coder.joinedTo
      ? w.joinedTo(nameOf.get(coder.joinedTo) ?? '')
      : coder.kind === 'consensus'
        ? w.consensus
        : coder.id === me
          ? w.you
          : ''
  const fact = (field: 'role' | 'background'): EditColumn<TeamMember> => ({
    id: field,
    head: w.heads[field],
    text: coder => coder[field] ?? '',
    offer: (_, typed) => ({
      suggestions: [...new Set(team.coders.flatMap(coder => coder[field] ?? []))]
        .filter(value => value.toLowerCase().includes(typed.trim().toLowerCase()))
        .map(value => ({ value, label: value })),
    }),
    ...(canWrite
      ? {
          write: (coder: TeamMember, value: string) =>
            void doAndSay(() => call('team.setCoderFact', { coderId: coder.id, field, value }), w.recorded(coder.name)),
        }
      : {}),
  })
  const count = (id: 'codings' | 'evidence' | 'memos', open: (coder: TeamMember) => void): EditColumn<TeamMember> => ({
    id,
    head: w.heads[id],
    width: id === 'memos' ? '80px' : '70px',
    numeric: true,
    text: coder => (coder.joinedTo ? '' : String(coder[id])),
    open,
  })
  return [
    {
      id: 'name',
      head: w.heads.name,
      width: '224px',
      text: coder => coder.name,
      draw: coder => (
        <span className="team-name" title={coder.joinedTo ? says(coder) : undefined}>
          <CoderBadge coder={coder} isYou={coder.id === me} />
          <span>{coder.name}</span> <small>{says(coder)}</small>
        </span>
      ),
      ...(canWrite
        ? {
            write: (coder: TeamMember, name: string) =>
              void doAndSay(() => call('coder.rename', { coderId: coder.id, name }), w.renamed(name.trim())),
          }
        : {}),
    },
    {
      id: 'initials',
      head: w.heads.initials,
      width: '66px',
      text: coder => coder.initials,
      ...(canWrite
        ? {
            write: (coder: TeamMember, initials: string) =>
              void doAndSay(
                () => call('coder.rename', { coderId: coder.id, name: coder.name, initials }),
                w.initialsGiven(coder.name, initials.trim()),
              ),
          }
        : {}),
    },
    fact('role'),
    fact('background'),
    {
      id: 'parts',
      head: w.heads.parts,
      width: '70px',
      numeric: true,
      text: coder => (coder.joinedTo ? '' : String(coder.parts.first + coder.parts.second)),
      open: coder => openAllocation(coder.id, false),
    },
    {
      id: 'done',
      head: w.heads.done,
      width: '70px',
      numeric: true,
      text: coder => (coder.joinedTo ? '' : String(coder.done)),
      open: coder => openAllocation(coder.id, true),
    },
    count('codings', openCodingsOf),
    count('evidence', openJudgedOf),
    count('memos', coder => useTabs.getState().open({ kind: 'memos', options: { filter: { coderId: coder.id } } })),
  ]
}

/** The sources that a coder is to code, or those that they marked as coded. */
function openAllocation(of: string, done: boolean): void {
  useTabs.getState().open({ kind: 'team', options: { view: 'allocation', of, done, only: null } })
}

/** What a coder judged, one by one: a passage is judged once however many codes stand on it. */
function openJudgedOf(coder: TeamMember): void {
  useTabs.getState().open({ kind: 'team', options: { view: 'coders', judgedBy: coder.id } })
}

function openCodingsOf(coder: TeamMember): void {
  useTabs.getState().open({
    kind: 'excerpts',
    options: { filter: { is: 'coders', ids: [coder.id] } },
  })
}

function deedsOf(coder: TeamMember, team: Team, canWrite: boolean, isMe: boolean): MenuEntry[] {
  const open: MenuEntry = { id: 'open', label: w.openCodings, run: () => openCodingsOf(coder) }
  if (!canWrite) return [open]
  if (coder.joinedTo)
    return [
      {
        id: 'part',
        label: w.part,
        run: () => void doAndSay(() => call('coder.part', { coderId: coder.id }), w.partDone(coder.name)),
      },
    ]
  const others = team.coders.filter(one => one.id !== coder.id && one.joinedTo === null && one.kind === 'person')
  const workAs: MenuEntry[] =
    isMe || coder.kind !== 'person'
      ? []
      : [
          {
            id: 'work-as',
            label: w.workAs,
            run: () =>
              void doAndSay(async () =>
                useProject.getState().entered(await call('project.workAs', { name: coder.name })),
              ),
          },
        ]
  const joins: MenuEntry[] =
    coder.kind !== 'person' || others.length === 0
      ? []
      : [
          { head: w.join },
          ...others.map(one => ({
            id: `join ${one.id}`,
            label: one.name,
            run: () =>
              void doAndSay(
                () => call('coder.join', { coderId: coder.id, intoId: one.id }),
                w.joinDone(coder.name, one.name),
              ),
          })),
        ]
  return [open, ...workAs, ...joins]
}
