import type { ReactNode } from 'react'

/** A section of the inspector: a head, what may be done at its right, and what it says. */
export function Section({ title, act, children }: { title?: string; act?: ReactNode; children: ReactNode }) {
  return (
    <section className="inspect-section">
      {title && (
        <div className="section-head">
          <h3>{title}</h3>
          {act}
        </div>
      )}
      {children}
    </section>
  )
}

/** Pairs of a label and what it says. Leave out what there is nothing to say about. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode] | false | null | undefined)[] }) {
  return (
    <dl className="inspect-facts">
      {facts.map(
        fact =>
          fact && (
            <div key={fact[0]}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
