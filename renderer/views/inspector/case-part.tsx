import type { CaseSheet } from '../../../src/cases/types.ts'
import { openCase, openSource } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Editable } from '../../components/editable.tsx'
import { Icon } from '../../components/icon.tsx'
import { Facts, Section } from '../../components/section.tsx'
import { useCases, useSources } from '../../state/lists.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { dayInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import { attributeName, fullName, keyBeside } from '../../words/names.ts'
import { kindNames } from '../navigator/case-branches.ts'
import type { FocusedOf } from '../../state/focus.ts'
import { AboutMemos } from './about-memos.tsx'
import { Part } from './part.tsx'

const { inspector: w } = words
const TABLES = ['case', 'case_member', 'case_link', 'case_source', 'attribute', 'attribute_value', 'source']

/** A case: its attributes, edited where they stand, its links, its people and its sources. */
export default function CasePart({ focused }: { focused: FocusedOf<'case'> }) {
  const { caseId } = focused
  const listed = useCases(state => state.byId.get(caseId))
  const within = useCases(state => (listed?.withinId ? state.byId.get(listed.withinId) : undefined))
  const { answer } = useAnswer('case.sheet', { caseId }, TABLES)
  const sheet = answer?.id === caseId ? answer : null
  if (!listed) return null
  return (
    <Part head={kindNames(listed.kind).one} {...(keyBeside(listed) ? { detail: listed.key! } : {})}>
      <Section>
        <Editable
          label={w.rename}
          className="inspect-title"
          value={listed.name}
          empty={words.common.none}
          onKeep={name =>
            doAndSay(
              () => call('case.rename', { caseId, name: name ?? '' }),
              name ? words.navigator.renamed(name) : undefined,
            )
          }
        />
        <p className="inspect-acts">
          <Button look="link" onClick={() => openCase(caseId)}>
            {w.open}
          </Button>
          {within && (
            <span className="hint">
              {w.case.within}{' '}
              <Button look="link" onClick={() => openCase(within.id)}>
                {fullName(within)}
              </Button>
            </span>
          )}
        </p>
      </Section>
      {sheet && <Attributes sheet={sheet} />}
      {sheet && <Others title={w.case.members} cases={sheet.members.map(one => ({ ...one, detail: one.part }))} />}
      {sheet && <Others title={w.case.pairs} cases={sheet.pairs.map(one => ({ ...one, detail: one.part }))} />}
      {sheet && (
        <Others
          title={w.case.links}
          cases={sheet.links.map(one => ({
            ...one,
            detail: one.on ? `${one.relation}, ${dayInWords(one.on)}` : one.relation,
          }))}
        />
      )}
      {sheet && (
        <Others title={w.case.people} cases={sheet.participants.map(one => ({ ...one, name: fullName(one) }))} />
      )}
      {sheet && <SourcesOf ids={sheet.sourceIds} />}
      <AboutMemos about="case" subjectId={caseId} />
    </Part>
  )
}

function Attributes({ sheet }: { sheet: CaseSheet }) {
  if (sheet.attributes.length === 0) return null
  return (
    <Section title={w.case.attributes}>
      <Facts
        facts={sheet.attributes.map(attribute => [
          attributeName(attribute.name),
          attribute.inheritedFrom || attribute.rule ? (
            <span key={attribute.id}>
              {attribute.value ?? w.case.notSet}{' '}
              <small className="hint">
                {attribute.inheritedFrom ? w.case.from(attribute.inheritedFrom) : attribute.rule}
              </small>
            </span>
          ) : (
            <Editable
              key={attribute.id}
              label={w.case.set(attributeName(attribute.name))}
              value={attribute.value}
              empty={w.case.notSet}
              onKeep={value =>
                doAndSay(
                  () => call('case.setValue', { caseId: sheet.id, attributeId: attribute.id, value }),
                  w.case.saved(attributeName(attribute.name)),
                )
              }
            />
          ),
        ])}
      />
    </Section>
  )
}

function Others({
  title,
  cases,
}: {
  title: string
  cases: readonly { readonly caseId: CaseSheet['id']; readonly name: string; readonly detail: string }[]
}) {
  if (cases.length === 0) return null
  return (
    <Section title={title} act={<span className="count">{words.common.count(cases.length)}</span>}>
      <ul className="code-lines">
        {cases.map(one => (
          <li key={`${one.caseId}${one.detail}`}>
            <button type="button" onClick={() => openCase(one.caseId)}>
              <span className="row-name">
                {one.name}
                {one.detail && <small>{one.detail}</small>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function SourcesOf({ ids }: { ids: readonly string[] }) {
  const byId = useSources(state => state.byId)
  const some = ids.flatMap(id => byId.get(id) ?? [])
  if (some.length === 0) return null
  return (
    <Section title={w.case.sources} act={<span className="count">{words.common.count(some.length)}</span>}>
      <ul className="code-lines">
        {some.map(source => (
          <li key={source.id}>
            <button type="button" onClick={() => openSource(source.id)}>
              <Icon name={source.kind} />
              <span className="row-name">
                {keyBeside(source) && <span className="key">{source.key} </span>}
                {source.name}
              </span>
              <span className="count">{words.common.count(source.codings)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
