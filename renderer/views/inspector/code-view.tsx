import { useMemo, useState } from 'react'
import type { CodeId, CoderId } from '../../../src/base/ids.ts'
import type { MarkedExcerpt } from '../../../src/coding/types.ts'
import { openCoding, openSource } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Icon, type IconName } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { StanceSign, type Stance } from '../../components/stance-sign.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useCoders, useCodes } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import type { Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'
import { pathOfCode } from '../navigator/code-branches.ts'
import { CopyExcerpt } from '../source/copy-excerpt.tsx'
import { CodeHistory } from '../versions/code-history.tsx'
import './inspector.css'

const PAGE = 100
const { codeView: w } = words.inspector

/** Everything coded with a code: its excerpts by source, in document order. */
export default function CodeView({ tab }: { tab: Tab }) {
  const codeId = tab.about as CodeId
  const byId = useCodes(state => state.byId)
  const coders = useCoders(state => state.items)
  const [below, setBelow] = useState(true)
  const [coderId, setCoderId] = useState<CoderId | null>(null)
  const [limit, setLimit] = useState(PAGE)
  const code = byId.get(codeId)
  const { answer } = useAnswer(
    'coding.excerpts',
    code
      ? { codeId, withDescendants: below ? 1 : 0, limit: Math.min(limit, 1000), ...(coderId ? { coderId } : {}) }
      : null,
    ['coding', 'anchor', 'paragraph', 'code', 'evidence', 'source'],
  )
  const groups = useMemo(() => bySource(answer?.excerpts ?? []), [answer])
  if (!code) return <p className="gone-thing">{words.frame.goneThing}</p>
  const hasBelow = code.kind === 'group' || code.codingsBelow > code.codings
  const coderName = coders.find(coder => coder.id === coderId)?.name ?? w.anyCoder
  const entries: MenuEntry[] = [
    { id: 'any', label: w.anyCoder, checked: coderId === null, run: () => setCoderId(null) },
    ...coders.map(coder => ({
      id: coder.id,
      label: coder.name,
      checked: coder.id === coderId,
      run: () => setCoderId(coder.id),
    })),
  ]
  const shown = answer?.excerpts.length ?? 0
  return (
    <div className="code-page">
      <Toolbar label={code.name}>
        {hasBelow && (
          <Button look="plain" pressed={below} {...(below ? { icon: 'check' } : {})} onClick={() => setBelow(!below)}>
            {w.withBelow}
          </Button>
        )}
        <MenuButton className="button button-flat" entries={entries} label={`${w.byCoder}: ${coderName}`}>
          <em>{w.byCoder}</em> <b>{coderName}</b> <Icon name="down" />
        </MenuButton>
        <Spacer />
        <span className="count">{answer && w.excerptsOf(shown, answer.total)}</span>
      </Toolbar>
      <div className="scroll">
        <article className="code-excerpts">
          <header className="code-excerpts-head">
            <h1>
              {code.kind === 'code' && <Swatch hue={code.hue} pattern={code.pattern} />}
              {code.name}
            </h1>
            <p className="hint">{pathOfCode(byId, code).join(' › ')}</p>
            {code.brief && <p>{code.brief}</p>}
            <CodeHistory codeId={codeId} />
          </header>
          {answer?.total === 0 && <p className="hint">{code.kind === 'group' ? w.noneOfGroup : w.none}</p>}
          {groups.map(group => (
            <section key={group.id} aria-label={w.bySource(group.name, group.excerpts.length)}>
              <h2 className="code-excerpts-source">
                <Icon name={group.kind as IconName} />
                <button type="button" onClick={() => openSource(group.excerpts[0]!.sourceId)}>
                  {group.key && <b>{group.key}</b>} {group.name}
                </button>
                <span className="count">{words.common.count(group.excerpts.length)}</span>
              </h2>
              {group.excerpts.map(excerpt => (
                <ExcerptBlock key={excerpt.codingId} excerpt={excerpt} showCode={excerpt.codeId !== codeId} />
              ))}
            </section>
          ))}
          {answer && shown < answer.total && limit < 1000 && (
            <Button onClick={() => setLimit(limit + PAGE * 2)}>
              {w.more(Math.min(PAGE * 2, answer.total - shown))}
            </Button>
          )}
        </article>
      </div>
    </div>
  )
}

function bySource(excerpts: readonly MarkedExcerpt[]) {
  const groups: { id: string; key: string | null; name: string; kind: string; excerpts: MarkedExcerpt[] }[] = []
  for (const excerpt of excerpts) {
    const last = groups.at(-1)
    if (last?.id === excerpt.sourceId) last.excerpts.push(excerpt)
    else
      groups.push({
        id: excerpt.sourceId,
        key: excerpt.sourceKey,
        name: excerpt.sourceName,
        kind: excerpt.sourceKind,
        excerpts: [excerpt],
      })
  }
  return groups
}

/** One excerpt: the words first, then who said them and where, as a way there. */
function ExcerptBlock({ excerpt, showCode }: { excerpt: MarkedExcerpt; showCode: boolean }) {
  const code = useCodes(state => state.byId.get(excerpt.codeId))
  const coder = useCoders(state => state.byId.get(excerpt.coderId))
  const you = useProject(state => state.info?.coder.id)
  const place = `${excerpt.sourceKey ?? excerpt.sourceName}, ¶${excerpt.paragraph}`
  return (
    <figure className="code-excerpt">
      <blockquote className="quote">{excerpt.words}</blockquote>
      <figcaption className="attribution">
        {excerpt.stances.map(({ proposition, stance }) => (
          <span key={proposition + stance} className="code-excerpt-stance">
            <StanceSign stance={stance as Stance} /> {proposition}
          </span>
        ))}
        {showCode && code && (
          <span className="code-excerpt-code">
            <Swatch hue={code.hue} pattern={code.pattern} />
            {code.name}
          </span>
        )}
        {excerpt.attribution && <span>({excerpt.attribution})</span>}
        <Button
          look="link"
          aria-label={w.openPlace(place)}
          onClick={() => openCoding(excerpt.sourceId, excerpt.codingId, excerpt.range)}
        >
          ¶{excerpt.paragraph}
        </Button>
        {excerpt.exemplar && (
          <b className="exemplar">
            <Icon name="star" /> {words.coding.isExemplar}
          </b>
        )}
        {coder && <CoderBadge coder={coder} isYou={coder.id === you} />}
        {coder?.id === you && (
          <IconButton
            icon="close"
            label={w.uncode}
            className="code-excerpt-uncode"
            onClick={() =>
              void doAndSay(() => call('coding.remove', { codingIds: [excerpt.codingId] }), w.uncoded(code?.name ?? ''))
            }
          />
        )}
      </figcaption>
      {excerpt.comment !== null && <p className="excerpt-comment">{excerpt.comment}</p>}
      <CopyExcerpt excerpt={excerpt} />
    </figure>
  )
}
