// Groups of one's own on a side of the matrix: each a filter under a name, side by side to be contrasted.

import { useState } from 'react'
import type { Axis } from '../../../src/analysis/matrix/types.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { FilterBuilder } from '../../components/filter/filter-builder.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { sidesWords as w } from '../../words/sides.ts'

type Groups = Extract<Axis, { of: 'filters' }>['groups']

/** The groups, each with its name and its filter; one is open at a time. */
export function OwnGroups({ groups, onChange }: { groups: Groups; readonly onChange: (groups: Groups) => void }) {
  const [open, setOpen] = useState<number | null>(groups.length > 0 ? 0 : null)
  const saved = useAnswer('filter.list', {}, ['saved_filter']).answer ?? []
  const add = (name: string, filter: Groups[number]['filter']) => {
    setOpen(groups.length)
    onChange([...groups, { name, filter }])
  }
  return (
    <div className="mx-own">
      <p className="hint">{w.groupsIntro}</p>
      {groups.map((group, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- names change while they are typed
        <section key={at} className="mx-own-group">
          <div className="mx-side-line">
            <IconButton
              icon={open === at ? 'down' : 'right'}
              label={w.filterOf(group.name)}
              aria-expanded={open === at}
              onClick={() => setOpen(open === at ? null : at)}
            />
            <input
              className="input"
              aria-label={w.groupName}
              maxLength={200}
              value={group.name}
              onChange={event =>
                onChange(groups.map((one, place) => (place === at ? { ...one, name: event.target.value } : one)))
              }
            />
            <IconButton
              icon="close"
              label={w.removeGroup(group.name)}
              onClick={() => onChange(groups.filter((_, place) => place !== at))}
            />
          </div>
          {open === at ? (
            <FilterBuilder
              filter={group.filter}
              onChange={filter =>
                onChange(groups.map((one, place) => (place === at ? { ...one, filter: filter ?? { all: [] } } : one)))
              }
            />
          ) : null}
        </section>
      ))}
      <div className="mx-side-line">
        <Button icon="plus" onClick={() => add(w.newGroup(groups.length + 1), { all: [] })}>
          {w.addGroup}
        </Button>
        {saved.length > 0 ? (
          <MenuButton
            className="button"
            entries={saved.map(one => ({
              id: one.id,
              label: one.name,
              detail: one.words,
              run: () => add(one.name, one.filter),
            }))}
          >
            {w.addFrom}
            <Icon name="down" />
          </MenuButton>
        ) : null}
      </div>
    </div>
  )
}
