import type { CodeId } from '../../../src/base/ids.ts'
import { Button } from '../../components/button.tsx'
import { Section } from '../../components/section.tsx'
import { useProposals } from '../../state/lists.ts'
import { useTabs } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'

const w = words.review.proposals

/** The open proposals on a code. Nothing where there are none. */
export function ProposalsOnCode({ codeId }: { readonly codeId: CodeId }) {
  const proposals = useProposals(state => state.items).filter(
    one => one.state === 'open' && one.codes.some(code => code.id === codeId),
  )
  if (proposals.length === 0) return null
  return (
    <Section title={w.onCode(proposals.length)}>
      <ul className="plain-lines">
        {proposals.map(one => (
          <li key={one.id}>
            <Button
              look="link"
              onClick={() =>
                useTabs.getState().open({ kind: 'review', options: { part: 'proposals', proposalId: one.id } })
              }
            >
              {one.says}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
