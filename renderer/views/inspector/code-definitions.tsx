import { useEffect, useRef, useState } from 'react'
import type { EntryChange } from '../../../src/framework/restructure/types.ts'
import type { CodeEntry } from '../../../src/framework/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Editable } from '../../components/editable.tsx'
import { Section } from '../../components/section.tsx'
import { useStatus } from '../../state/status.ts'
import { codeSheetWords as w } from '../../words/code-sheet.ts'
import { words } from '../../words/en.ts'

const { code: said } = words.inspector
const FIELDS = ['brief', 'full', 'inclusion', 'exclusion', 'typical', 'closeButNo'] as const
type Field = (typeof FIELDS)[number]
// Examples show the meaning, they do not make it.
const EXAMPLES: ReadonlySet<Field> = new Set(['typical', 'closeButNo'])

/** What a code means, edited where it stands. With codings under it, a changed definition is asked about: wording, or meaning? */
export function CodeDefinitions({ entry }: { readonly entry: CodeEntry }) {
  const [pending, setPending] = useState<EntryChange>({})
  const fields = FIELDS.filter(field => pending[field] !== undefined)
  const keep = (change: EntryChange, major: boolean, reason: string | null) =>
    doAndSay(
      () =>
        call('framework.apply', {
          request: { operation: 'redefine', codeId: entry.id, entry: change, major, reason },
        }),
      major ? w.meaning.saidMajor(entry.name, entry.codings) : w.meaning.saidMinor(entry.name),
    )
  // Nothing written is lost: who goes elsewhere without an answer changed the wording.
  const leaving = useRef({ pending, codeId: entry.id })
  useEffect(() => {
    leaving.current = { pending, codeId: entry.id }
  })
  useEffect(
    () => () => {
      const { pending: left, codeId } = leaving.current
      const request = { operation: 'redefine', codeId, entry: left, major: false, reason: null } as const
      if (Object.keys(left).length > 0) call('framework.apply', { request }).catch(useStatus.getState().refuse)
    },
    [],
  )
  const onKeep = (field: Field) => (value: string | null) => {
    const change = { [field]: value }
    if (EXAMPLES.has(field) || entry.codings === 0) return keep(change, false, null)
    setPending({ ...pending, ...change })
    return Promise.resolve()
  }
  return (
    <Section
      title={entry.definition > 1 ? `${said.definition}, ${w.definitionNumber(entry.definition)}` : said.definition}
    >
      <dl className="definitions">
        {FIELDS.map(field => (
          <div key={field}>
            <dt>{said.fields[field]}</dt>
            <dd>
              <Editable
                label={said.fields[field]}
                multiline
                className={EXAMPLES.has(field) ? 'quote' : ''}
                value={pending[field] === undefined ? entry[field] : pending[field]}
                empty={said.addField}
                disabled={entry.status === 'frozen'}
                onKeep={onKeep(field)}
              />
            </dd>
          </div>
        ))}
      </dl>
      {fields.length > 0 && (
        <Meaning
          changed={fields.map(field => said.fields[field])}
          codings={entry.codings}
          onLeave={() => setPending({})}
          onKeep={async (major, reason) => {
            if (await keep(pending, major, reason)) setPending({})
          }}
        />
      )}
    </Section>
  )
}

interface MeaningProps {
  readonly changed: readonly string[]
  readonly codings: number
  readonly onLeave: () => void
  readonly onKeep: (major: boolean, reason: string | null) => Promise<void>
}

/** Asks whether a changed definition is wording only, or means something else from now on; then why. */
function Meaning({ changed, codings, onLeave, onKeep }: MeaningProps) {
  const [major, setMajor] = useState(false)
  const [reason, setReason] = useState('')
  const minor = useRef<HTMLButtonElement>(null)
  useEffect(() => minor.current?.focus(), [])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc leaves it as it was, from any of its buttons
    <form
      className="code-meaning"
      aria-label={w.meaning.title}
      onSubmit={event => {
        event.preventDefault()
        if (reason.trim()) void onKeep(true, reason.trim())
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onLeave()
      }}
    >
      <h4>{w.meaning.title}</h4>
      <p>
        {w.meaning.changed(changed)} {w.meaning.marks(codings)}
      </p>
      {major ? (
        <>
          <input
            className="input"
            aria-label={w.meaning.reason}
            placeholder={w.meaning.reason}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person just said that the meaning changes
            autoFocus
            maxLength={2000}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
          <div className="code-meaning-acts">
            <Button look="primary" type="submit" aria-disabled={reason.trim() === ''}>
              {w.meaning.deed(codings)}
            </Button>
            <Button look="flat" onClick={() => setMajor(false)}>
              {words.common.cancel}
            </Button>
          </div>
        </>
      ) : (
        <div className="code-meaning-acts">
          <Button ref={minor} onClick={() => void onKeep(false, null)}>
            {w.meaning.minor}
          </Button>
          <Button onClick={() => setMajor(true)}>{w.meaning.major}</Button>
          <Button look="flat" onClick={onLeave}>
            {w.meaning.leave}
          </Button>
        </div>
      )}
    </form>
  )
}
