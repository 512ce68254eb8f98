// What is open in the study: comments, proposals, rounds; mine or everybody's.

import { Segments } from '../../components/segments.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { useProject } from '../../state/project.ts'
import { useTabs } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'
import '../../styles/review.css'
import type { ViewProps } from '../../state/tabs.ts'
import { CommentsPart } from './comments-part.tsx'
import { exportReview, REVIEW_FILES } from './exports.ts'
import { ProposalsPart } from './proposals-part.tsx'
import { RoundsPart } from './rounds-part.tsx'

const w = words.review
const PARTS = ['comments', 'proposals', 'rounds'] as const
type PartName = (typeof PARTS)[number]

/** The view. */
export default function ReviewView({ tab }: ViewProps) {
  const you = useProject(state => state.info?.coder ?? null)
  const part = PARTS.find(one => one === tab.options?.['part']) ?? 'comments'
  const mine = tab.options?.['mine'] !== false
  const set = (options: Record<string, unknown>) => useTabs.getState().setOptions(tab.id, options)
  if (you === null) return null
  return (
    <div className="review">
      <Toolbar label={w.bar}>
        <Segments<PartName>
          label={w.part}
          value={part}
          choices={PARTS.map(value => ({ value, label: w.parts[value] }))}
          onChange={next => set({ part: next })}
        />
        {part !== 'rounds' && (
          <Segments<string>
            label={w.whose}
            value={mine ? 'mine' : 'all'}
            choices={[
              { value: 'mine', label: w.mine },
              { value: 'all', label: w.everybody },
            ]}
            onChange={next => set({ mine: next === 'mine', person: null, standing: null })}
          />
        )}
        <Spacer />
        <MenuButton
          menuLabel={w.export}
          placement="bottom end"
          entries={PARTS.flatMap((what): MenuEntry[] => [
            { head: w.parts[what] },
            ...REVIEW_FILES.map(format => ({
              id: `${what}-${format}`,
              label: w.exportAs(format),
              run: () => void exportReview(what, format),
            })),
          ])}
        >
          <Icon name="out" />
          {w.export}
          <Icon name="down" />
        </MenuButton>
      </Toolbar>
      {part === 'comments' && <CommentsPart tab={tab} mine={mine} youId={you.id} set={set} />}
      {part === 'proposals' && <ProposalsPart tab={tab} mine={mine} youId={you.id} set={set} />}
      {part === 'rounds' && <RoundsPart tab={tab} youId={you.id} set={set} />}
    </div>
  )
}
