import type { Code } from '../../../src/framework/types.ts'
import { setStatusNow, showPlan } from '../../actions/code-deeds.ts'
import { openCode, openSource } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useCoders, useCodes } from '../../state/lists.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'
import { Definition } from './definition-list.tsx'

const { proposed: w } = words.queue

/** The codes that coders proposed while reading: the words each was made from, to be accepted, merged or retired. */
export function ProposedList() {
  const { items, loaded } = useCodes()
  const proposed = items.filter(code => code.status === 'proposed')
  return (
    <div className="queue">
      {loaded && proposed.length === 0 && (
        <EmptyState title={w.none}>
          <p>{w.noneHint}</p>
        </EmptyState>
      )}
      <ul className="proposed scroll" aria-label={words.queue.titles.proposed}>
        {proposed.map(code => (
          <Proposed key={code.id} code={code} />
        ))}
      </ul>
    </div>
  )
}

function Proposed({ code }: { readonly code: Code }) {
  const { answer: entry } = useAnswer('code.entry', { codeId: code.id }, ['code', 'coding', 'anchor'])
  const owner = useCoders(state => (entry?.ownerId ? state.byId.get(entry.ownerId) : undefined))
  const place = entry?.foundingPlace ?? null
  const hasEntry = entry !== null && [entry.brief, entry.full, entry.inclusion, entry.exclusion].some(Boolean)
  return (
    <li>
      <header>
        <Swatch hue={code.hue} pattern={code.pattern} />
        <h2>
          <Button look="link" onClick={() => openCode(code.id)}>
            {code.name}
          </Button>
        </h2>
        <span className="count">
          {w.codings(code.codings)}
          {owner && ` ${w.by(owner.name)}`}
        </span>
      </header>
      {place && (
        <figure>
          <blockquote className="quote">{place.words}</blockquote>
          <figcaption>
            <Button look="link" onClick={() => openSource(place.sourceId, place.range)}>
              {words.queue.open}
            </Button>
          </figcaption>
        </figure>
      )}
      {hasEntry ? <Definition entry={entry} /> : entry && <p className="hint">{w.noDefinition}</p>}
      <div className="queue-acts">
        <Button onClick={() => void setStatusNow([code.id], 'active', true)}>{w.accept}</Button>
        <Button look="flat" onClick={() => showPlan('merge', [code.id])}>
          {w.merge}
        </Button>
        <Button look="flat" onClick={() => showPlan('retire', [code.id])}>
          {w.retire}
        </Button>
      </div>
    </li>
  )
}
