import type { CodeEntry } from '../../../src/framework/types.ts'
import type { CodeId } from '../../../src/base/ids.ts'
import { openCode } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Editable } from '../../components/editable.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { Icon } from '../../components/icon.tsx'
import { Facts, Section } from '../../components/section.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCodes } from '../../state/lists.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'
import { pathOfCode } from '../navigator/code-branches.ts'
import type { FocusedOf } from '../registry.ts'
import { AboutMemos } from './about-memos.tsx'
import { Part } from './part.tsx'

const { inspector: w } = words
const TABLES = ['code', 'code_replacement', 'code_question', 'coding', 'framework_version', 'framework_entry']
const FIELDS = ['brief', 'full', 'inclusion', 'exclusion', 'typical', 'closeButNo'] as const

/** What a code means, edited where it stands; where it came from; how much is under it. */
export default function CodePart({ focused }: { focused: FocusedOf<'code'> }) {
  const { codeId } = focused
  const { answer } = useAnswer('code.entry', { codeId }, TABLES)
  const listed = useCodes(state => state.byId.get(codeId))
  const entry = answer?.id === codeId ? answer : null
  if (!listed) return null
  return (
    <Part
      head={listed.kind === 'group' ? w.heads.group : w.heads.code}
      {...(listed.key ? { detail: listed.key } : {})}
      acts={<CodeMenu code={listed} />}
    >
      <Section>
        <div className="inspect-name">
          {listed.kind === 'code' && <Swatch hue={listed.hue} pattern={listed.pattern} />}
          <Editable
            label={w.rename}
            className="inspect-title"
            value={listed.name}
            empty={words.common.none}
            onKeep={name =>
              doAndSay(
                () => call('code.change', { codeId, name: name ?? '' }),
                name ? words.navigator.renamed(name) : undefined,
              )
            }
          />
        </div>
        <p className="inspect-counts">
          <Button look="link" onClick={() => openCode(codeId)}>
            {listed.kind === 'group'
              ? w.code.below(listed.codingsBelow)
              : w.code.counts(listed.codings, entry?.sources ?? 0)}
          </Button>
          {listed.kind === 'code' && listed.codingsBelow > listed.codings && (
            <span className="hint">, {w.code.below(listed.codingsBelow)}</span>
          )}
        </p>
      </Section>
      {entry && <Definitions entry={entry} />}
      {entry && <Provenance entry={entry} />}
      <AboutMemos about="code" subjectId={codeId} />
    </Part>
  )
}

function Definitions({ entry }: { entry: CodeEntry }) {
  const keepField = (field: (typeof FIELDS)[number]) => (value: string | null) =>
    doAndSay(() => call('code.change', { codeId: entry.id, [field]: value }), w.code.changed(entry.name))
  return (
    <Section title={w.code.definition}>
      <dl className="definitions">
        {FIELDS.map(field => (
          <div key={field}>
            <dt>{w.code.fields[field]}</dt>
            <dd>
              <Editable
                label={w.code.fields[field]}
                multiline
                className={field === 'typical' || field === 'closeButNo' ? 'quote' : ''}
                value={entry[field]}
                empty={w.code.addField}
                onKeep={keepField(field)}
              />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function Provenance({ entry }: { entry: CodeEntry }) {
  const byId = useCodes(state => state.byId)
  const path = pathOfCode(byId, entry)
  return (
    <Section>
      <Facts
        facts={[
          [w.code.where, path.length > 0 ? path.join(' › ') : w.code.top],
          [
            w.code.provenance,
            entry.provenanceNote
              ? `${w.code.provenances[entry.provenance]}: ${entry.provenanceNote}`
              : w.code.provenances[entry.provenance],
          ],
          [w.code.status, w.code.statuses[entry.status]],
          entry.introducedIn !== null && [w.code.introduced, entry.introducedIn],
          entry.retiredIn !== null && [w.code.retired, entry.retiredIn],
          entry.replacedBy.length > 0 && [w.code.replacedBy, <Replacements key="replaced" codes={entry.replacedBy} />],
          entry.questions.length > 0 && [
            w.code.questions,
            <ul key="questions" className="plain-lines">
              {entry.questions.map(question => (
                <li key={question.id}>
                  <b>{question.key}</b> {question.wording}
                </li>
              ))}
            </ul>,
          ],
        ]}
      />
    </Section>
  )
}

function Replacements({ codes }: { codes: readonly { readonly id: CodeId; readonly name: string }[] }) {
  return (
    <ul className="inline-links">
      {codes.map(code => (
        <li key={code.id}>
          <Button look="link" onClick={() => useFocus.getState().focus({ kind: 'code', codeId: code.id })}>
            {code.name}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function CodeMenu({ code }: { code: { readonly id: CodeId; readonly name: string; readonly status: string } }) {
  const codeId = code.id
  const isRetired = code.status === 'retired'
  const entries: MenuEntry[] = [
    { id: 'excerpts', label: w.code.excerpts, icon: 'framework', run: () => openCode(codeId) },
    isRetired
      ? {
          id: 'active',
          label: w.code.unretire,
          run: () => void doAndSay(() => call('code.change', { codeId, status: 'active' }), w.code.changed(code.name)),
        }
      : {
          id: 'retire',
          label: w.code.retire,
          run: () =>
            void doAndSay(() => call('code.change', { codeId, status: 'retired' }), w.code.retiredSaid(code.name)),
        },
    { line: true },
    {
      id: 'remove',
      label: w.code.remove,
      icon: 'bin',
      run: () => void doAndSay(() => call('code.remove', { codeId }), w.code.removed(code.name)),
    },
  ]
  return (
    <MenuButton className="icon-button" label={words.common.more} entries={entries} placement="bottom end">
      <Icon name="more" />
    </MenuButton>
  )
}
