import { useImporting } from '../../state/importing.ts'
import { importWords as w } from '../../words/import.ts'
import type { FocusedOf } from '../../state/focus.ts'
import '../../styles/import.css'

/** How a file begins as it will be stored, who speaks in it, and where its filing came from. */
export default function FileInspector({ focused }: { focused: FocusedOf<'file'> }) {
  const row = useImporting(state => state.rows.find(one => one.id === focused.token))
  const file = row?.file
  if (!row) return <p className="import-preview hint">{w.noFile}</p>
  return (
    <>
      <div className="pane-head">
        <h2 className="import-name">{row.path.split('/').at(-1)}</h2>
      </div>
      {file && file.result !== 'refused' ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be scrolled by keys
        <div className="scroll import-preview" tabIndex={0} role="region" aria-label={w.opening}>
          <p className="hint">{w.opening}</p>
          <div className="import-opening">
            <Opening text={file.opening} labels={file.speakers.map(one => one.label)} />
          </div>
          <dl>
            <div>
              <dt>{w.facts.speakers}</dt>
              <dd>
                {file.speakers.length === 0 ? w.none : null}
                {file.speakers.map(one => (
                  <p key={one.label}>
                    {one.label} <small>{w.speaker(one.role, one.turns, one.words)}</small>
                  </p>
                ))}
              </dd>
            </div>
            <div>
              <dt>{w.facts.filedBy}</dt>
              <dd>
                {file.filedBy.map(line => (
                  <p key={line}>{line}</p>
                ))}
              </dd>
            </div>
            <div>
              <dt>{w.facts.kept}</dt>
              <dd>{w.facts.words(file.words)}</dd>
            </div>
            <div>
              <dt>{w.facts.lost}</dt>
              <dd>{file.losses.length === 0 ? w.facts.nothing : file.losses.map(loss => <p key={loss}>{loss}</p>)}</dd>
            </div>
          </dl>
        </div>
      ) : (
        <p className="import-preview hint">{file ? (file.why ?? w.refusedRow) : w.waiting}</p>
      )}
    </>
  )
}

/** The first lines: turns with their speaker beside them, all else as it stands. */
function Opening({ text, labels }: { text: string; labels: readonly string[] }) {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  return lines.map((line, at) => {
    // A time stamp may stand before the speaker.
    const spoken = line.startsWith('[') ? line.slice(line.indexOf(']') + 1).trimStart() : line
    const label = labels.find(one => spoken.startsWith(`${one}:`))
    return label === undefined ? (
      <p key={at} className="import-plain">
        {line}
      </p>
    ) : (
      <p key={at} className="import-turn">
        <b>{label}</b>
        <span>{spoken.slice(label.length + 1).trim()}</span>
      </p>
    )
  })
}
