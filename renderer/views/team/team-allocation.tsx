// Who codes which source: sources down, coders across, filled in place.

import { useMemo, useState } from 'react'
import type { SourceListItem } from '../../../src/sources/types.ts'
import type { Allocating, Team, TeamMember } from '../../../src/team/types.ts'
import { openSource } from '../../actions/go.ts'
import { runActionById } from '../../actions/registry.ts'
import { isMac, keysShown } from '../../actions/shortcut.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import type { EditColumn } from '../../components/edit-column.ts'
import { EditTable, type EditedCell } from '../../components/edit-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Icon } from '../../components/icon.tsx'
import { useCases, useSources } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { fullName, keyBeside } from '../../words/names.ts'
import { teamWords as w } from '../../words/team.ts'
import { FillPanel } from './fill-panel.tsx'
import { partFrom, partText, type WrittenPart } from './parts.ts'

interface Props {
  readonly team: Team
  readonly canWrite: boolean
  readonly only: OnlySources | null
  readonly onOnly: (only: OnlySources | null) => void
}

/** Only what one coder is to code, or what they marked as coded; what is sealed; what nobody is to code. */
export type OnlySources = { readonly of: string; readonly done: boolean } | 'sealed' | 'nobody'

/** The grid of sources and coders. */
export function TeamAllocation({ team, canWrite, only, onOnly }: Props) {
  const sources = useSources(state => state.items)
  const shown = useMemo(() => (only === null ? sources : sources.filter(isShown(team, only))), [sources, team, only])
  const cases = useCases(state => state.byId)
  const [filling, fill] = useState(false)
  const coders = useMemo(() => team.coders.filter(one => one.joinedTo === null && one.kind === 'person'), [team])
  const columns = useMemo(
    () => [
      ...aboutSource(id => {
        const found = cases.get(id)
        return found ? fullName(found) : ''
      }, new Set(team.sealed)),
      ...coders.map(coder => columnOf(coder, team, canWrite)),
    ],
    [cases, coders, team, canWrite],
  )
  if (sources.length === 0)
    return (
      <div className="team-none">
        <EmptyState title={w.noSources}>
          <p>{w.noSourcesHint}</p>
          <p>
            <Button onClick={() => runActionById('import-files')}>{w.goImport}</Button>
          </p>
        </EmptyState>
      </div>
    )
  const allocated = new Set(team.allocation.map(one => one.sourceId)).size
  const says = only === null ? null : saysOnly(only, team, shown.length)
  return (
    <>
      <div className="team-says">
        <output>{w.sum(allocated, sources.length)}</output>
        {allocated > 0 && allocated < sources.length ? (
          <Button look="link" pressed={only === 'nobody'} onClick={() => onOnly('nobody')}>
            {w.toNobody(sources.length - allocated)}
          </Button>
        ) : null}
        {team.sealed.length > 0 ? (
          <Button look="link" title={w.sealedHint} pressed={only === 'sealed'} onClick={() => onOnly('sealed')}>
            {w.sealedMany(team.sealed.length)}
          </Button>
        ) : null}
        {says !== null ? (
          <>
            <b>{says}</b>
            <Button look="link" onClick={() => onOnly(null)}>
              {w.showAll}
            </Button>
          </>
        ) : null}
        {canWrite ? (
          <Button pressed={filling} onClick={() => fill(!filling)}>
            {w.fill}
          </Button>
        ) : null}
        <span className="hint team-keys">{canWrite ? w.allocationKeys(keysShown('Mod+D', isMac())) : null}</span>
      </div>
      {filling ? <FillPanel coders={coders} onDone={() => fill(false)} /> : null}
      <EditTable
        label={w.allocation}
        columns={columns}
        rows={shown}
        sortable
        firstStays
        keyOf={source => source.id}
        {...(canWrite ? { writeMany: (cells: readonly EditedCell<SourceListItem>[]) => void write(cells) } : {})}
      />
    </>
  )
}

/** Whether a source is among those that are asked for. */
function isShown({ allocation, marks, sealed }: Team, only: OnlySources): (source: SourceListItem) => boolean {
  if (only === 'nobody') {
    const taken = new Set<string>(allocation.map(one => one.sourceId))
    return ({ id }) => !taken.has(id)
  }
  const those = new Set<string>(
    only === 'sealed'
      ? sealed
      : (only.done
          ? marks.filter(one => one.coderId === only.of)
          : allocation.filter(one => one.coderId === only.of && one.part !== 'reviewer')
        ).map(one => one.sourceId),
  )
  return ({ id }) => those.has(id)
}

/** What is shown, in words. */
function saysOnly(only: OnlySources, team: Team, n: number): string | null {
  if (only === 'nobody') return w.onlyNobody(n)
  if (only === 'sealed') return w.onlySealed(n)
  const coder = team.coders.find(one => one.id === only.of)
  return coder ? (only.done ? w.onlyDone : w.onlyOf)(coder.name, n) : null
}

function aboutSource(caseName: (id: string) => string, sealed: ReadonlySet<string>): EditColumn<SourceListItem>[] {
  return [
    {
      id: 'source',
      head: w.source,
      width: '260px',
      text: source => fullName(source),
      open: source => openSource(source.id),
      draw: source => (
        <span className="team-name">
          {keyBeside(source) ? <span className="key">{source.key}</span> : null} <span>{source.name}</span>
          {sealed.has(source.id) ? (
            <span className="team-sealed" title={w.sealedHint}>
              <Icon name="lock" /> {w.sealed}
            </span>
          ) : null}
        </span>
      ),
    },
    {
      id: 'case',
      head: w.site,
      width: '190px',
      text: source => source.caseIds.map(caseName).filter(Boolean).join('; '),
    },
  ]
}

function columnOf(coder: TeamMember, team: Team, canWrite: boolean): EditColumn<SourceListItem> {
  const parts = new Map<string, WrittenPart>(
    team.allocation.filter(one => one.coderId === coder.id).map(one => [one.sourceId, one]),
  )
  const marked = new Set<string>(team.marks.filter(one => one.coderId === coder.id).map(one => one.sourceId))
  return {
    id: coder.id,
    head: coder.name,
    width: '128px',
    text: source => partText(parts.get(source.id) ?? null),
    draw: source => {
      const given = parts.get(source.id) ?? null
      return (
        <span className="team-part">
          {partText(given)}
          {marked.has(source.id) ? (
            <span className="team-done">
              <Icon name="check" />
              <span className="visually-hidden">{w.done}</span>
            </span>
          ) : null}
        </span>
      )
    },
    misfit: (_, written) => (partFrom(written) === undefined ? w.notAPart(written) : null),
    offer: (_, typed) => ({ head: w.offer.head, suggestions: OFFERS.filter(one => fits(one.value, typed)) }),
    ...(canWrite
      ? {
          write: (source: SourceListItem, value: string) =>
            void write([{ row: source, column: { id: coder.id }, value }]),
        }
      : {}),
  }
}

const OFFERS = [
  { value: partText({ part: 'first', blind: false }), label: w.offer.first },
  { value: partText({ part: 'second', blind: false }), label: w.offer.second },
  { value: partText({ part: 'first', blind: true }), label: w.offer.firstBlind },
  { value: partText({ part: 'second', blind: true }), label: w.offer.secondBlind },
  { value: partText({ part: 'reviewer', blind: false }), label: w.offer.reviewer },
].map(one => ({ value: one.value, key: one.value, label: one.label }))

const fits = (value: string, typed: string) => {
  const meant = partFrom(typed)
  return typed.trim() === '' || (meant ? value.startsWith(partText(meant)) : value.includes(typed.trim().toLowerCase()))
}

/** Writes parts of many cells as one act. What is typed of a source's own columns is not written. */
async function write(
  cells: readonly { readonly row: SourceListItem; readonly column: { readonly id: string }; readonly value: string }[],
): Promise<void> {
  const changes: Allocating[] = []
  for (const { row, column, value } of cells) {
    if (column.id === 'source' || column.id === 'case') continue
    const given = partFrom(value)
    if (given === undefined) return useStatus.getState().hint(w.notAPart(value))
    changes.push({
      sourceId: row.id,
      coderId: column.id as Allocating['coderId'],
      part: given?.part ?? null,
      blind: given?.blind ?? false,
    })
  }
  try {
    const n = await call('team.allocate', { changes })
    useStatus.getState().say(n === 0 ? w.notAllocated : w.allocated(n))
  } catch (error) {
    useStatus.getState().refuse(error)
  }
}
