// The one filter of everything: groups of conditions, each a sentence that can be changed where it stands.

import { useState } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { FilterOf } from '../../../src/analysis/filter/words.ts'
import { filterWords as w } from '../../words/filter.ts'
import { IconButton } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { MenuButton } from '../menu.tsx'
import '../../styles/filter.css'
import { Select } from '../select.tsx'
import { ConditionRow } from './condition-row.tsx'
import {
  blank,
  CASE_CONDITIONS,
  CONDITIONS,
  draftOf,
  filterOf,
  isGroup,
  withPart,
  type Draft,
  type DraftGroup,
  type Joining,
  type Path,
} from './conditions.ts'
import { offersOfCases, useFilterOffers, type FilterOffers } from './use-filter-offers.ts'

interface FilterBuilderProps {
  readonly of?: FilterOf
  readonly filter: Filter | null
  /** What is finished of the filter, at every change; null for every coding. */
  readonly onChange: (filter: Filter | null) => void
}

/** Groups within groups are understood up to here; the core takes ten. */
const MOST_DEEP = 4

/** The filter being changed. What is not finished yet stands there and does not count. */
export function FilterBuilder({ of = 'codings', filter, onChange }: FilterBuilderProps) {
  const all = useFilterOffers()
  const offers = of === 'cases' ? offersOfCases(all) : all
  const [draft, setDraft] = useState(() => draftOf(filter))
  // Somebody else changed the filter (a saved one was taken): begin from that.
  const [known, setKnown] = useState(JSON.stringify(filter))
  const given = JSON.stringify(filter)
  if (given !== known) {
    setKnown(given)
    if (given !== JSON.stringify(filterOf(draft))) setDraft(draftOf(filter))
  }
  const put = (path: Path, part: Draft | null) => {
    const next = withPart(draft, path, part)
    setDraft(next)
    onChange(filterOf(next))
  }
  return (
    <div className="fb">
      <Group of={of} group={draft} path={[]} offers={offers} put={put} />
    </div>
  )
}

interface GroupProps {
  readonly of: FilterOf
  readonly group: DraftGroup
  readonly path: Path
  readonly offers: FilterOffers
  readonly put: (path: Path, part: Draft | null) => void
}

function Group({ of, group, path, offers, put }: GroupProps) {
  const at = (place: number) => [...path, place]
  const add = [
    ...(of === 'cases' ? CASE_CONDITIONS : CONDITIONS).map(is => ({
      id: is,
      label: w.kinds[is],
      run: () =>
        put(at(group.parts.length), {
          not: false,
          condition: blank(is, offers.attributes.find(one => one.about === 'site') ?? offers.attributes[0] ?? null),
        }),
    })),
    ...(path.length < MOST_DEEP
      ? [
          { line: true as const },
          {
            id: 'group',
            label: w.addGroup,
            run: () => put(at(group.parts.length), { joining: group.joining === 'any' ? 'all' : 'any', parts: [] }),
          },
        ]
      : []),
  ]
  return (
    <div className={path.length === 0 ? 'fb-group' : 'fb-group is-inner'}>
      <div className="fb-head">
        <span className="fb-word">{path.length === 0 ? w.intros[of] : w.innerIntro}</span>
        <Select
          label={w.joiningLabel}
          value={group.joining}
          options={Object.entries(w.joinings)}
          onPick={joining => put(path, { ...group, joining: joining as Joining })}
        />
        {path.length > 0 ? <IconButton icon="close" label={w.removeGroup} onClick={() => put(path, null)} /> : null}
      </div>
      <ul className="fb-parts">
        {group.parts.map((part, place) =>
          isGroup(part) ? (
            // oxlint-disable-next-line react/no-array-index-key -- parts have no names; their place is what they are
            <li key={place}>
              <Group of={of} group={part} path={at(place)} offers={offers} put={put} />
            </li>
          ) : (
            <ConditionRow
              // oxlint-disable-next-line react/no-array-index-key -- parts have no names; their place is what they are
              key={place}
              draft={part}
              of={of}
              offers={offers}
              onChange={next => put(at(place), next)}
              onRemove={() => put(at(place), null)}
            />
          ),
        )}
      </ul>
      <MenuButton className="button" menuLabel={w.add} entries={add}>
        <Icon name="plus" />
        {w.add}
      </MenuButton>
    </div>
  )
}
