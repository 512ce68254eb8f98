import type { OtherVersions as OfProject } from '../../../src/framework/versions/types.ts'
import { Button } from '../../components/button.tsx'
import { dayInWords } from '../../words/dates.ts'
import { figure } from '../../words/plural.ts'
import { versionsWords as w } from '../../words/versions.ts'
import { VersionsHead } from './version-table.tsx'
import type { Compared } from './versions-view.tsx'

interface OtherVersionsProps {
  readonly projects: readonly OfProject[]
  readonly compared: Compared | null
  readonly onCompare: (compared: Compared) => void
}

/** The versions of other projects, each project's apart, newest first; each with the ways to what changed in it there and to how the framework here differs. */
export function OtherVersions({ projects, compared, onCompare }: OtherVersionsProps) {
  if (projects.length === 0) return null
  return (
    <section className="versions-others" aria-label={w.others}>
      <h2>{w.others}</h2>
      <p className="hint">{w.othersSays}</p>
      {projects.map(one => (
        <Project key={one.projectId} of={one} compared={compared} onCompare={onCompare} />
      ))}
    </section>
  )
}

function Project({
  of: { project, broughtAt, versions },
  compared,
  onCompare,
}: Omit<OtherVersionsProps, 'projects'> & { readonly of: OfProject }) {
  return (
    <table className="versions-list">
      <caption>
        <b>{project}</b> <small>{w.broughtIn(dayInWords(broughtAt))}</small>
      </caption>
      <VersionsHead />
      <tbody>
        {versions
          .map((version, at) => ({ version, before: versions[at - 1] }))
          .toReversed()
          .map(({ version, before }) => {
            const { called } = version
            const isCompared = compared !== null && [compared.from, compared.to].includes(version.id)
            return (
              <tr key={version.id} className={isCompared ? 'is-compared' : undefined}>
                <th scope="row">{version.label}</th>
                <td className="when">{dayInWords(version.savedOn)}</td>
                <td>{version.by}</td>
                <td className="number">{version.counts === null ? '–' : figure(version.counts.codes)}</td>
                <td className="number wide-only">{version.counts === null ? '–' : figure(version.counts.codings)}</td>
                <td>
                  {version.reason ?? <span className="hint">{version.hasContent ? w.noReason : w.noContent}</span>}
                </td>
                <td className="ways">
                  {before && (
                    <Button
                      look="link"
                      aria-label={w.itsChangesOf(called, before.called)}
                      onClick={() => onCompare({ from: before.id, to: version.id })}
                    >
                      {w.itsChanges}
                    </Button>
                  )}
                  {version.hasContent && (
                    <Button
                      look="link"
                      aria-label={w.besideOursOf(called)}
                      onClick={() => onCompare({ from: version.id, to: null })}
                    >
                      {w.besideOurs}
                    </Button>
                  )}
                </td>
              </tr>
            )
          })}
      </tbody>
    </table>
  )
}
