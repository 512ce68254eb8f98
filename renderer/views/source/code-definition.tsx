// What a code means, beside the list it is chosen from: enough to decide, in the words of the framework.

import { useEffect, useState, type ReactNode } from 'react'
import type { Code, CodeEntry } from '../../../src/framework/types.ts'
import { Icon } from '../../components/icon.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { words } from '../../words/en.ts'
import { CodeExamples, type Besides } from './code-examples.tsx'
import { entryOf } from './found-codes.ts'

/** The definition of a code. The brief one is there at once, the rest when the core has answered. */
export function CodeDefinition({
  code,
  isPinned,
  onPin,
  besides,
  seed,
  onOthers,
}: {
  code: Code
  isPinned: boolean
  onPin: () => void
  besides: Besides
  seed: number
  onOthers: () => void
}): ReactNode {
  const [held, hold] = useState<CodeEntry | null>(null)
  useEffect(() => {
    let current = true
    const take = (entry: CodeEntry | null) => {
      if (current) hold(entry)
    }
    entryOf(code.id).then(take, () => take(null))
    return () => {
      current = false
    }
  }, [code.id])
  const entry = held?.id === code.id ? held : null
  const text = words.source.choose
  const from = code.provenance === 'deductive' ? text.deductive : text.inductive
  const questions =
    entry && entry.questions.length > 0 ? text.question(entry.questions.map(one => one.key).join(', ')) : null
  const since = entry?.introducedIn ? text.since(entry.introducedIn) : ''
  const rows: readonly (readonly [string, string | null, boolean])[] = [
    [text.include, entry?.inclusion ?? null, false],
    [text.exclude, entry?.exclusion ?? null, false],
    [text.typical, entry?.typical ?? null, true],
    [text.closeButNo, entry?.closeButNo ?? null, true],
  ]
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: without the focus keys could not
    <section className="code-definition" aria-label={text.means(code.name)} tabIndex={0}>
      <h2>
        <Swatch hue={code.hue} pattern={code.pattern} />
        <span>{code.name}</span>
        {code.kind === 'code' && (
          <button
            type="button"
            tabIndex={-1}
            className="code-pin"
            aria-pressed={isPinned}
            aria-label={text.pin(code.name)}
            title={isPinned ? text.unpinHint : text.pinHint}
            onClick={onPin}
          >
            <Icon name="pin" />
          </button>
        )}
      </h2>
      <p className="hint">
        {[from, questions].filter(Boolean).join(', ')}. {since} {countsOf(code)}
      </p>
      <p>{entry?.full ?? code.brief ?? (entry === null ? '' : text.noDefinition)}</p>
      <dl>
        {rows.map(
          ([head, said, quoted]) =>
            said && (
              <div key={head}>
                <dt>{head}</dt>
                <dd className={quoted ? 'is-quoted' : undefined}>{said}</dd>
              </div>
            ),
        )}
      </dl>
      {code.kind === 'code' && <CodeExamples code={code} besides={besides} seed={seed} onOthers={onOthers} />}
    </section>
  )
}

/** How often it was applied, alone and with what lies below it. */
function countsOf(code: Code): string {
  const { count, countBelow } = words.source.choose
  return code.codingsBelow > code.codings ? countBelow(code.codings, code.codingsBelow) : count(code.codings)
}
