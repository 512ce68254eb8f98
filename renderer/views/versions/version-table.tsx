import type { VersionList } from '../../../src/framework/versions/types.ts'
import { Button } from '../../components/button.tsx'
import { dayInWords } from '../../words/dates.ts'
import { figure } from '../../words/plural.ts'
import { versionsWords as w } from '../../words/versions.ts'
import type { Compared } from './versions-view.tsx'

interface VersionTableProps {
  readonly list: VersionList
  readonly compared: Compared | null
  readonly onCompare: (compared: Compared) => void
}

/** The saved versions, newest first, each with the ways to what changed in it and since. */
export function VersionTable({ list: { versions, isChanged }, compared, onCompare }: VersionTableProps) {
  const isCompared = (id: string | null) => compared !== null && (compared.from === id || compared.to === id)
  return (
    <table className="versions-list">
      <caption className="visually-hidden">{w.list}</caption>
      <VersionsHead />
      <tbody>
        <tr className={isCompared(null) ? 'is-compared' : undefined}>
          <th scope="row">{w.presentRow}</th>
          <td className="hint" colSpan={6}>
            {isChanged === null ? '' : isChanged ? w.unsaved : w.unchanged}
          </td>
        </tr>
        {versions
          .map((version, at) => ({ version, before: versions[at - 1] }))
          .toReversed()
          .map(({ version, before }) => (
            <tr key={version.id} className={isCompared(version.id) ? 'is-compared' : undefined}>
              <th scope="row">{version.label}</th>
              <td className="when">{dayInWords(version.savedOn)}</td>
              <td>{version.by}</td>
              <td className="number">{version.counts === null ? '–' : figure(version.counts.codes)}</td>
              <td className="number wide-only">{version.counts === null ? '–' : figure(version.counts.codings)}</td>
              <td>{version.reason ?? <span className="hint">{version.hasContent ? w.noReason : w.noContent}</span>}</td>
              <td className="ways">
                {before && (
                  <Button
                    look="link"
                    aria-label={w.itsChangesOf(version.label, before.label)}
                    onClick={() => onCompare({ from: before.id, to: version.id })}
                  >
                    {w.itsChanges}
                  </Button>
                )}
                <Button
                  look="link"
                  aria-label={w.sinceThenOf(version.label)}
                  onClick={() => onCompare({ from: version.id, to: null })}
                >
                  {w.sinceThen}
                </Button>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}

/** The head of a list of versions, ours or another project’s. */
export function VersionsHead() {
  const { columns } = w
  return (
    <thead>
      <tr>
        <th scope="col">{columns.version}</th>
        <th scope="col">{columns.saved}</th>
        <th scope="col">{columns.by}</th>
        <th scope="col" className="number">
          {columns.codes}
        </th>
        <th scope="col" className="number wide-only">
          {columns.codings}
        </th>
        <th scope="col">{columns.reason}</th>
        <th scope="col">
          <span className="visually-hidden">{columns.compare}</span>
        </th>
      </tr>
    </thead>
  )
}
