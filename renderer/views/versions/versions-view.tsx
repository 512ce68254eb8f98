// The saved versions of the framework, and what changed between any two of them.

import type { VersionId } from '../../../src/base/ids.ts'
import type { OtherVersions as OfOther, VersionItem, VersionList } from '../../../src/framework/versions/types.ts'
import { openSheet } from '../../actions/go-actions.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { BarLine, Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useOverlay } from '../../state/overlay.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/versions.css'
import { words } from '../../words/en.ts'
import { versionsWords as w } from '../../words/versions.ts'
import type { ViewProps } from '../../state/tabs.ts'
import '../settings/settings.css'
import { Comments } from '../review/comments.tsx'
import { checkEntries } from '../disclosure/outputs.ts'
import { Differences } from './differences.tsx'
import { CODEBOOK_FORMATS, DIFFERENCES_FORMATS, exportAppendix, exportCodebook, exportDifferences } from './exports.ts'
import { OtherVersions } from './other-versions.tsx'
import { VERSION_TABLES } from './version-facts.ts'
import { VersionTable } from './version-table.tsx'

/** Which two are compared; `to` null is the framework as it is now. */
export interface Compared {
  readonly from: VersionId
  readonly to: VersionId | null
}

/** What is compared when nobody chose: the last version with now, or, where nothing changed since, with the one before it. */
function atFirst({ versions, isChanged }: VersionList): Compared | null {
  const last = versions.at(-1)
  if (!last) return null
  const before = versions.at(-2)
  return isChanged === true || !before ? { from: last.id, to: null } : { from: before.id, to: last.id }
}

/** The versions of other projects, each with its project. */
function besides(others: readonly OfOther[]) {
  return others.flatMap(({ project, versions }) => versions.map(version => ({ ...version, project })))
}

/** The view. */
export default function VersionsView({ tab }: ViewProps) {
  const { answer: list, trouble } = useAnswer('version.list', {}, VERSION_TABLES)
  const kept = tab.options?.['compared'] as Compared | undefined
  const { answer: others } = useAnswer('version.others', {}, VERSION_TABLES)
  const versions = list?.versions ?? []
  const all = [...versions.map(version => ({ ...version, called: version.label })), ...besides(others ?? [])]
  const isThere = (id: VersionId | null) => id === null || all.some(version => version.id === id)
  const isKept = kept !== undefined && isThere(kept.from) && isThere(kept.to)
  // Until those of other projects are read it is not known whether what was chosen is there.
  const chosen = isKept ? kept : kept !== undefined && others === null ? null : list && atFirst(list)
  const compare = (compared: Compared) => useTabs.getState().setOptions(tab.id, { compared })
  const { answer, trouble: untold } = useAnswer(
    'version.diff',
    chosen && chosen.from !== chosen.to ? { fromId: chosen.from, toId: chosen.to } : null,
    VERSION_TABLES,
  )
  const told =
    answer &&
    chosen &&
    [answer.older.id, answer.newer.id].includes(chosen.from) &&
    [answer.older.id, answer.newer.id].includes(chosen.to)
      ? answer
      : null
  const save = () => useOverlay.getState().show({ kind: 'save-version' })
  const whole = versions.filter(version => version.hasContent).toReversed()
  const theirs = all.filter(
    version => 'project' in version && version.hasContent && (version.id === chosen?.from || version.id === chosen?.to),
  )
  const files: MenuEntry[] = [
    ...(told === null
      ? []
      : [
          { head: w.differences } as const,
          ...DIFFERENCES_FORMATS.map(format => ({
            id: `differences-${format}`,
            label: w.formats[format],
            run: () => void exportDifferences(told, format),
          })),
        ]),
    { head: w.codebook },
    ...CODEBOOK_FORMATS.map(format => ({
      id: `codebook-${format}`,
      label: w.formats[format],
      run: () => void exportCodebook(format),
    })),
    { head: w.appendix },
    ...(['docx', 'xlsx', 'html'] as const).map(format => ({
      id: `appendix-${format}`,
      label: w.formats[format],
      run: () => void exportAppendix(format),
    })),
    ...checkEntries('codebook'),
    ...[...theirs, ...whole.slice(0, 5).map(one => ({ ...one, called: one.label }))].flatMap((version): MenuEntry[] => [
      { head: w.codebookOf(version.called) },
      ...(['docx', 'xlsx'] as const).map(format => ({
        id: `${version.id}-${format}`,
        label: w.formats[format],
        run: () => void exportCodebook(format, { id: version.id, label: version.called }),
      })),
    ]),
  ]
  return (
    <>
      <Toolbar label={w.toolbar}>
        {chosen && <Chooser versions={versions} others={others ?? []} compared={chosen} onCompare={compare} />}
        {chosen && <BarLine />}
        <Button icon="plus" onClick={save}>
          {w.save}
        </Button>
        <Button look="flat" icon="in" onClick={() => openSheet('codebook')}>
          {w.bringIn}
        </Button>
        <Spacer />
        <MenuButton placement="bottom end" menuLabel={w.export} entries={files}>
          <Icon name="out" />
          {w.export}
          <Icon name="down" />
        </MenuButton>
      </Toolbar>
      <div className="scroll">
        <article className="page page-wide">
          <h1 className="title">{w.title}</h1>
          <p className="page-says">{w.says}</p>
          {trouble && <Trouble>{trouble}</Trouble>}
          {list && versions.length === 0 && (
            <EmptyState title={w.emptyTitle}>
              <p>{w.emptySays}</p>
              <Button look="primary" onClick={save}>
                {w.save}
              </Button>
            </EmptyState>
          )}
          {list && versions.length > 0 && <VersionTable list={list} compared={chosen} onCompare={compare} />}
          {others && <OtherVersions projects={others} compared={chosen} onCompare={compare} />}
          {untold && <Trouble>{untold}</Trouble>}
          {told && <Differences answer={told} />}
          {chosen && <CommentsOnVersion version={all.find(one => one.id === (chosen.to ?? chosen.from))} />}
        </article>
      </div>
    </>
  )
}

/** The comments on the newer of the saved versions that are compared. */
function CommentsOnVersion({ version }: { version: (VersionItem & { readonly called: string }) | undefined }) {
  if (!version) return null
  return (
    <Comments
      thing={{ about: 'version', id: version.id as never }}
      name={version.called}
      title={words.review.onVersion(version.called)}
    />
  )
}

function Chooser({
  versions,
  others,
  compared,
  onCompare,
}: {
  versions: readonly VersionItem[]
  others: readonly OfOther[]
  compared: Compared
  onCompare: (compared: Compared) => void
}) {
  const options = (
    <>
      {versions.toReversed().map(version => (
        <option key={version.id} value={version.id}>
          {version.label}
        </option>
      ))}
      {others.map(({ projectId, project, versions: theirs }) => (
        <optgroup key={projectId} label={project}>
          {theirs.toReversed().map(version => (
            <option key={version.id} value={version.id}>
              {version.called}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  )
  return (
    <span className="versions-choice">
      <label>
        {w.from}{' '}
        <select
          className="input"
          value={compared.from}
          onChange={event => onCompare({ ...compared, from: event.target.value as VersionId })}
        >
          {options}
        </select>
      </label>
      <label>
        {w.to}{' '}
        <select
          className="input"
          value={compared.to ?? ''}
          onChange={event =>
            onCompare({ ...compared, to: event.target.value === '' ? null : (event.target.value as VersionId) })
          }
        >
          <option value="">{w.present}</option>
          {options}
        </select>
      </label>
    </span>
  )
}
