// What changed between two versions, as a text to be read: by kind, each with its reasons and the codings concerned.

import {
  DIFFERENCES,
  type NamedCode,
  type ToldDifference,
  type ToldThing,
  type VersionDifferences,
} from '../../../src/framework/versions/types.ts'
import { openCode } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useCodes } from '../../state/lists.ts'
import { dayInWords } from '../../words/dates.ts'
import { versionsWords as w } from '../../words/versions.ts'
import { Pieces } from './pieces.tsx'
import { countsOf } from './version-facts.ts'

/** The differences. */
export function Differences({ answer }: { answer: VersionDifferences }) {
  const { entries, older, newer, note, sets, questions } = answer
  const to = newer.id === null ? w.presentLong : newer.label
  return (
    <section aria-label={w.fromTo(older.label, to)}>
      <div className="diff-head">
        <h2>{w.fromTo(older.label, to)}</h2>
        <span className="hint" role="status">
          {entries.length + sets.length + questions.length === 0 ? w.nothing : w.summary(countsOf(answer))}
        </span>
      </div>
      {note && <p className="diff-note">{note}</p>}
      {DIFFERENCES.map(kind => {
        const of = entries.filter(entry => entry.kind === kind)
        return of.length === 0 ? null : (
          <section key={kind} className="diff-kind" aria-label={w.kinds[kind]}>
            <h3>
              {w.kinds[kind]} <span className="count">{of.length}</span>
            </h3>
            {of.map(entry => (
              <Entry key={[...entry.codes, ...entry.into].map(code => code.id ?? code.name).join(' ')} entry={entry} />
            ))}
          </section>
        )
      })}
      <Things title={w.sets} things={sets} />
      <Things title={w.questions} things={questions} />
    </section>
  )
}

/** Sets or questions that differ, each with its words and the codes that came and went. */
function Things({ title, things }: { readonly title: string; readonly things: readonly ToldThing[] }) {
  if (things.length === 0) return null
  return (
    <section className="diff-kind" aria-label={title}>
      <h3>
        {title} <span className="count">{things.length}</span>
      </h3>
      {things.map(({ kind, name, fields, joined, left }) => (
        <article key={`${kind} ${name}`} className="diff-entry">
          <div>
            <h4>{name}</h4>
            <p className="diff-facts">{w.things[kind]}</p>
          </div>
          <div>
            <Texts fields={fields} isPlain={kind === 'added'} />
            {joined.length > 0 && (
              <p className="diff-text">
                <b>{kind === 'added' ? w.codes : w.joined}</b> <Codes codes={joined} />
              </p>
            )}
            {left.length > 0 && (
              <p className="diff-text">
                <b>{w.left}</b> <Codes codes={left} />
              </p>
            )}
          </div>
        </article>
      ))}
    </section>
  )
}

function Texts({ fields, isPlain }: { readonly fields: ToldThing['fields']; readonly isPlain: boolean }) {
  return fields.map(({ field, pieces }) => (
    <p key={field} className="diff-text">
      <b>{w.fields[field] ?? field}</b>
      <Pieces pieces={pieces} isPlain={isPlain} />
    </p>
  ))
}

function Entry({ entry }: { entry: ToldDifference }) {
  const { kind, codes, into, from, to, fields, isMajor, reasons } = entry
  const place =
    kind === 'moved'
      ? [from === null ? '' : w.movedFrom(from), to === null ? '' : w.movedTo(to)].filter(Boolean).join(' ')
      : kind === 'added' && to
        ? w.under(to)
        : ''
  return (
    <article className="diff-entry">
      <div>
        <h4>
          {kind === 'renamed' && from !== null && (
            <>
              <del className="piece">
                <span className="visually-hidden">{w.cut}</span>
                {from}
              </del>
              <Icon name="arrowRight" className="diff-arrow" />
            </>
          )}
          <Codes codes={codes} />
          {into.length > 0 && (
            <>
              <Icon name="arrowRight" className="diff-arrow" />
              <span className="visually-hidden">{w.into}</span>
              <Codes codes={into} />
            </>
          )}
        </h4>
        <p className="diff-facts">
          {[place, isMajor ? w.major : ''].filter(Boolean).map(fact => (
            <span key={fact}>{fact} · </span>
          ))}
          <Concerned entry={entry} />
        </p>
      </div>
      <div>
        <Texts fields={fields} isPlain={kind === 'added'} />
        {reasons.map(({ reason, by, on }) => (
          <p key={`${on} ${reason}`} className="diff-reason">
            {reason} <small>{[by, dayInWords(on)].filter(Boolean).join(', ')}</small>
          </p>
        ))}
      </div>
    </article>
  )
}

function Codes({ codes }: { codes: readonly NamedCode[] }) {
  return codes.map((code, at) => (
    <span key={code.id ?? code.name}>
      {at > 0 && ', '}
      <CodeName code={code} />
    </span>
  ))
}

function CodeName({ code }: { code: NamedCode }) {
  const { id, name } = code
  const here = useCodes(state => (id === null ? undefined : state.byId.get(id)))
  if (!here || id === null) return <span>{name}</span>
  return (
    <button type="button" className="diff-code" title={w.open(here.name)} onClick={() => openCode(id)}>
      {here.kind === 'code' && <Swatch hue={here.hue} pattern={here.pattern} />}
      <span>{name}</span>
    </button>
  )
}

/** The codings concerned, as a way to them: of what became of a merged or split code, else of the code itself. */
function Concerned({ entry: { codes, into, codings, sources, coders } }: { entry: ToldDifference }) {
  const target = [...into, ...codes].find(code => code.id !== null)
  if (codings === 0) return <span>{w.noCodings}</span>
  const words = w.codings(codings, sources, coders)
  return target ? (
    <Button look="link" onClick={() => openCode(target.id!)}>
      {words}
    </Button>
  ) : (
    <span>{words}</span>
  )
}
