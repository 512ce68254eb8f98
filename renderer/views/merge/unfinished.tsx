import type { Unfinished as Begun } from '../../../src/team/types.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { whenInWords } from '../../words/dates.ts'
import { mergeWords as w } from '../../words/merge.ts'

/** What was begun and is not applied: choosing the same again goes on with the answers given. */
export function Unfinished({ as }: { as: Begun['as'] }) {
  const { answer } = useAnswer('bring.unfinished', {}, [])
  const begun = answer?.filter(one => one.as === as) ?? []
  if (begun.length === 0) return null
  return (
    <section className="merge-open">
      <h2>{w.unfinished}</h2>
      <p className="hint">{w.unfinishedSays}</p>
      <ul className="merge-begun">
        {begun.map(one => (
          <li key={one.called}>
            <b>{one.called}</b> <small>{w.unfinishedLine(one.answers, whenInWords(one.at))}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
