import type { CaseId } from '../../../src/base/ids.ts'
import type { CaseEvent } from '../../../src/cases/restructure/types.ts'
import { openCase } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { caseRestructuringWords } from '../../words/case-restructuring.ts'
import { dayInWords } from '../../words/dates.ts'
import { attributeName, fullName } from '../../words/names.ts'

const w = caseRestructuringWords.events

/** What became of a case: which others are in it now, what came out of it. Nothing where nothing did. */
export function CaseEvents({ caseId }: { readonly caseId: CaseId }) {
  const { answer: events } = useAnswer('case.events', { caseId }, ['case_event', 'case'])
  if (!events || events.length === 0) return null
  return (
    <section className="case-part">
      <h2>{w.title}</h2>
      <ul>
        {events.map(event => (
          <li key={event.id} className="case-event">
            <p>
              <b>{saidOf(event)}</b>
              {event.on ? ` ${w.on(dayInWords(event.on))}` : ''}
              {event.isThere ? (
                <Button look="link" onClick={() => openCase(event.otherId)}>
                  {w.open(event.otherName)}
                </Button>
              ) : null}
            </p>
            {event.reason ? <p>{event.reason}</p> : null}
            {leftOf(event).length === 0 ? null : (
              <p className="hint">
                {w.notTaken} {leftOf(event).join(', ')}
              </p>
            )}
            <p className="hint">
              {[
                event.details.moved?.length ? w.moved(caseRestructuringWords.things(event.details.moved)) : '',
                w.by(event.coder, dayInWords(event.madeAt.slice(0, 10))),
              ]
                .filter(Boolean)
                .join('; ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function saidOf(event: CaseEvent): string {
  const name = fullName({ key: event.otherKey, name: event.otherName })
  return event.event === 'merged' ? w.merged(name) : event.cameOut ? w.cameOut(name) : w.split(name)
}

/** What of a case that was merged did not go over. */
function leftOf({ details }: CaseEvent): string[] {
  return [
    ...(details.values ?? []).map(one => w.value(attributeName(one.attribute), one.value)),
    ...(details.within === undefined ? [] : [w.within(details.within)]),
    ...(details.publishedCode === undefined ? [] : [w.publishedCode(details.publishedCode)]),
    ...(details.relation === undefined ? [] : [w.relation(details.relation)]),
  ]
}
