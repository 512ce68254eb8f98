// What would be destroyed for good, what cannot be reached, and what stays: as it is shown before the deed.

import { useId, type ReactNode } from 'react'
import type { Answer } from '../../../src/api/contract.ts'
import { nameOfPath } from '../../actions/project-deeds.ts'
import { whenInWords } from '../../words/dates.ts'
import { destroyingWords as w } from '../../words/destroying.ts'
import { figure } from '../../words/plural.ts'
import { ElsewhereList } from '../source/words-elsewhere.tsx'
import '../../styles/destroying.css'
import '../../styles/editing.css'
import '../project/project.css'

type Plan = Answer<'destroy.plan'>

interface PlanProps {
  readonly plan: Plan
  /** Called before something that it names is opened. */
  readonly onGo: () => void
}

/** The plan. */
export function PlanInWords({ plan, onGo }: PlanProps): ReactNode {
  return (
    <div className="destroy-plan">
      <Goes plan={plan} />
      <Reach plan={plan} />
      <Stays plan={plan} onGo={onGo} />
    </div>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const id = useId()
  return (
    <section className="destroy-part" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  )
}

function Goes({ plan }: { readonly plan: Plan }): ReactNode {
  const untold = plan.sources.reduce((sum, one) => sum + one.untold, 0)
  return (
    <Part title={w.goes}>
      <dl className="facts">
        <Fact label={w.sources}>
          <ul>
            {plan.sources.map(({ id, name, redactions, untold: without }) => (
              <li key={id}>
                {name} {plan.what === 'words' ? <small>{w.redactions(redactions + without)}</small> : null}
              </li>
            ))}
          </ul>
          {untold > 0 ? <small>{w.untold(untold)}</small> : null}
        </Fact>
        {plan.resting.length > 0 ? (
          <Fact label={w.resting}>
            {w.some(plan.resting.map(({ kind, count }) => `${figure(count)} ${w.kinds[kind]}`))}
          </Fact>
        ) : null}
        <Fact label={w.history}>
          {w.entries(plan.log.entries, plan.log.total)}
          {plan.log.acts.length > 0 ? (
            <details className="destroy-acts">
              <summary>{w.acts}</summary>
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls */}
              <ul tabIndex={0} aria-label={w.acts}>
                {plan.log.acts.map(act => (
                  <li key={act.n}>
                    {act.label}{' '}
                    <small>
                      {act.coder}, {whenInWords(act.begunAt)}
                    </small>
                  </li>
                ))}
                {plan.log.total > plan.log.acts.length ? (
                  <li>{w.more(plan.log.total - plan.log.acts.length)}</li>
                ) : null}
              </ul>
            </details>
          ) : null}
        </Fact>
        {plan.kept.length > 0 ? (
          <Fact label={w.kept}>
            {w.some(plan.kept.map(({ what, count }) => w.keptOf(what, count)))} <small>{w.keptWhy}</small>
          </Fact>
        ) : null}
        <Fact label={w.originals}>
          {figure(plan.originals)} {plan.what === 'words' && plan.originals > 0 ? <small>{w.textStays}</small> : null}
        </Fact>
        <Fact label={w.backups}>
          {plan.backups.length === 0 ? (
            w.noBackups
          ) : (
            <>
              <ul>
                {plan.backups.map(backup => (
                  <li key={backup.path}>
                    {nameOfPath(backup.path)}{' '}
                    <small>
                      {backup.reason}, {whenInWords(backup.madeAt)}
                    </small>
                  </li>
                ))}
              </ul>
              <small>{w.freshBackup}</small>
            </>
          )}
        </Fact>
      </dl>
    </Part>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What the deed cannot reach. */
export function Reach({ plan }: { readonly plan: Plan }): ReactNode {
  return (
    <Part title={w.reach}>
      {plan.outputs.length + plan.copies.length === 0 ? <p>{w.reachNothing}</p> : null}
      {plan.outputs.length > 0 ? (
        <>
          <p>{w.outputs}</p>
          <ul>
            {plan.outputs.map(one => (
              <li key={one.id}>
                {one.file}{' '}
                <small>
                  {w.output(one.kind, whenInWords(one.madeAt), one.folder)}, {w.holds[one.holds]}
                </small>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {plan.copies.length > 0 ? (
        <>
          <p>{w.copies}</p>
          <ul>
            {plan.copies.map(one => (
              <li key={one.id}>
                {w.copy(one.for, one.file)}{' '}
                <small>
                  {whenInWords(one.madeAt)}, {w.cameBack(one.cameBack)}
                </small>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="hint">{w.disk}</p>
    </Part>
  )
}

function Stays({ plan, onGo }: PlanProps): ReactNode {
  const { alsoIn, shared, written } = plan
  if (alsoIn.length + shared.length + written.total === 0)
    return plan.what === 'words' ? (
      <Part title={w.stays}>
        <p>{w.staysNothing}</p>
      </Part>
    ) : null
  return (
    <Part title={w.stays}>
      {shared.length > 0 ? <p>{w.shared(shared.map(one => one.name))}</p> : null}
      {alsoIn.length > 0 ? (
        <>
          <p>{w.alsoIn}</p>
          <ul>
            {alsoIn.map(one => (
              <li key={one.id}>
                {one.name} <small>{w.places(one.places)}</small>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {written.total > 0 ? (
        <>
          <p>{w.written[plan.what](written.total)}</p>
          <ElsewhereList places={written} onGo={onGo} />
        </>
      ) : null}
    </Part>
  )
}
