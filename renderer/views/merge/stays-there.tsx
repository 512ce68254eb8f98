import type { StaysThere as Stays } from '../../../src/team/bring-in/types.ts'
import { mergeWords as w } from '../../words/merge.ts'
import { figure } from '../../words/plural.ts'

/** What of another project never comes along, each with its reason. */
export function StaysThere({ stays }: { stays: readonly Stays[] }) {
  if (stays.length === 0) return null
  return (
    <details className="merge-stays">
      <summary>
        {w.stays} <span className="count">{figure(stays.length)}</span>
      </summary>
      <ul>
        {stays.map(({ what, count, why, things = [] }) => (
          <li key={what}>
            <b>{what}</b> <span className="count">{figure(count)}</span>
            <small>{why}</small>
            {things.length > 0 && (
              <ul className="merge-stays-things">
                {things.map(({ name, told }) => (
                  <li key={`${name} ${told}`}>
                    {name} <small>{told}</small>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
