import type { CodeId } from '../../../src/base/ids.ts'
import type { Suggestion } from '../../../src/team/merge/types.ts'
import { showMergeOf } from '../../actions/code-deeds.ts'
import { Button } from '../../components/button.tsx'
import { mergeWords } from '../../words/merge.ts'
import { openElsewhere } from '../review/open-elsewhere.ts'

const w = mergeWords.suggested

/** What a merge left as two and may be one, each with the way to it: of codes the plan of their merge, of codings their words. */
export function Suggestions({ suggestions }: { readonly suggestions: readonly Suggestion[] }) {
  if (suggestions.length === 0) return null
  return (
    <>
      <h3>{w.title}</h3>
      <ul className="merge-done">
        {suggestions.map(one => (
          <li key={one.ids.join(' ')}>
            <span>
              {one.says}
              <small>{one.stands ? w.says[one.kind] : w.settled}</small>
            </span>
            {one.stands && <Way suggestion={one} />}
          </li>
        ))}
      </ul>
    </>
  )
}

function Way({ suggestion: { kind, ids, first, says } }: { readonly suggestion: Suggestion }) {
  const go =
    kind === 'M06'
      ? () => showMergeOf(ids[0] as CodeId, ids[1] as CodeId)
      : first.opens && (() => openElsewhere(first.opens!))
  if (go === null) return null
  const label = kind === 'M06' ? w.merge : w.open
  return (
    <Button look="link" aria-label={`${label} ${says}`} onClick={go}>
      {label}
    </Button>
  )
}
