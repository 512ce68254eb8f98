import type { Code, CodeEntry } from '../../../src/framework/types.ts'
import { CODE_DEEDS, openQueue } from '../../actions/code-actions.ts'
import { renameNow, reviveNow, setStatusNow } from '../../actions/code-deeds.ts'
import { labelOf } from '../../actions/action.ts'
import { mayRemove } from '../../actions/remove-named.ts'
import { openCode } from '../../actions/go.ts'
import { now, runAction } from '../../actions/registry.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Editable } from '../../components/editable.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { Icon } from '../../components/icon.tsx'
import { Section } from '../../components/section.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useChosenCodes } from '../../state/chosen-codes.ts'
import { useCodes } from '../../state/lists.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { codeSheetWords } from '../../words/code-sheet.ts'
import { words } from '../../words/en.ts'
import type { FocusedOf } from '../../state/focus.ts'
import { CodeHistory } from '../versions/code-history.tsx'
import { Comments } from '../review/comments.tsx'
import { ProposalsOnCode } from '../review/proposals-on-code.tsx'
import { AboutMemos } from './about-memos.tsx'
import { CodeDefinitions } from './code-definitions.tsx'
import { CodeFacts } from './code-facts.tsx'
import { Part } from './part.tsx'
import '../../styles/code-sheet.css'

const { inspector: w } = words
const TABLES = [
  'code',
  'code_replacement',
  'code_question',
  'coding',
  'to_decide',
  'question',
  'framework_version',
  'framework_entry',
]

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
            disabled={listed.status === 'frozen'}
            onKeep={name => renameNow(codeId, name ?? '')}
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
        {entry && <Standing entry={entry} />}
      </Section>
      {entry && <CodeDefinitions key={entry.id} entry={entry} />}
      {entry && <CodeFacts entry={entry} />}
      <div className="inspect-history">
        <CodeHistory codeId={codeId} />
      </div>
      <ProposalsOnCode codeId={codeId} />
      <Comments thing={{ about: 'code', id: codeId as never }} name={listed.name} />
      <AboutMemos about="code" subjectId={codeId} />
    </Part>
  )
}

/** What is to be known before a code is used: its status where that matters, and what waits under it. */
function Standing({ entry }: { readonly entry: CodeEntry }) {
  const s = codeSheetWords
  const { id, status } = entry
  return (
    <ul className="code-standing">
      {status === 'proposed' && (
        <li>
          {s.proposed}{' '}
          <Button look="link" onClick={() => void setStatusNow([id], 'active', true)}>
            {s.accept}
          </Button>
        </li>
      )}
      {status === 'frozen' && (
        <li>
          {s.frozen}{' '}
          <Button look="link" onClick={() => void setStatusNow([id], 'active', false)}>
            {s.unfreeze}
          </Button>
        </li>
      )}
      {status === 'retired' && (
        <li>
          {s.retired}{' '}
          <Button look="link" onClick={() => void reviveNow([id])}>
            {s.revive}
          </Button>
        </li>
      )}
      {entry.earlier > 0 && status !== 'retired' && (
        <li>
          <Button look="link" onClick={() => openQueue('earlier', id)}>
            {s.earlier(entry.earlier)}
          </Button>
        </li>
      )}
      {entry.toDecide > 0 && (
        <li>
          <Button look="link" onClick={() => openQueue('to-decide', id)}>
            {s.toDecide(entry.toDecide)}
          </Button>
        </li>
      )}
    </ul>
  )
}

function CodeMenu({ code }: { readonly code: Code }) {
  const state = now()
  // The sheet speaks of one code, whatever is marked in the tree.
  const alone = (run: () => void) => () => {
    useChosenCodes.getState().choose([code.id])
    run()
  }
  const entries: MenuEntry[] = [
    { id: 'excerpts', label: w.code.excerpts, icon: 'framework', run: () => openCode(code.id) },
    { line: true },
    ...CODE_DEEDS.filter(action => action.enabled(state)).map(action => ({
      id: action.id,
      label: labelOf(action, state),
      run: alone(() => void runAction(action)),
    })),
    { line: true },
    {
      id: 'remove',
      label: w.code.remove,
      icon: 'bin',
      run: () => void removeCode(code),
    },
  ]
  return (
    <MenuButton className="icon-button" label={words.common.more} entries={entries} placement="bottom end">
      <Icon name="more" />
    </MenuButton>
  )
}

/** Removes a code that nothing rests on; what names it is said first. */
async function removeCode(code: Pick<Code, 'id' | 'name'>): Promise<void> {
  if (await mayRemove(code.name, [code.id]))
    await doAndSay(() => call('code.remove', { codeId: code.id }), w.code.removed(code.name))
}
