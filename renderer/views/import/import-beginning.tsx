import { useRef, useState } from 'react'
import { canChoosePath, choosePath } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { useImporting } from '../../state/importing.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useStatus } from '../../state/status.ts'
import { importWords as w } from '../../words/import.ts'

/** The last part of a path, for people. */
const lastPart = (path: string) =>
  path
    .replace(/[\\/]+$/, '')
    .split(/[\\/]/)
    .at(-1) ?? path

/** Where an import begins: drop, choose, or type a path; or bring in a whole study folder. */
export function ImportBeginning() {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const [path, setPath] = useState('')
  const native = canChoosePath()

  const beginPaths = (paths: readonly string[]) => {
    if (paths.length > 0)
      void useImporting.getState().begin(paths.length === 1 ? lastPart(paths[0]!) : w.someFiles, { paths })
  }
  const choose = (kind: 'files' | 'study-folder') => {
    if (native) choosePath({ kind }).then(beginPaths, useStatus.getState().refuse)
    else (kind === 'files' ? files : folder).current?.click()
  }
  const sent = (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])]
    const top = chosen[0]?.webkitRelativePath.split('/')[0]
    input.value = ''
    if (chosen.length > 0) void useImporting.getState().begin(top || w.someFiles, { files: chosen })
  }
  return (
    <div className="scroll import-begin">
      <h1 className="title">{w.begin}</h1>
      <p className="import-says">{w.beginSays}</p>
      <section className="import-drop">
        <Icon name="in" />
        <p>{w.drop}</p>
        <p className="import-buttons">
          <Button look="primary" large onClick={() => choose('files')}>
            {w.chooseFiles}
          </Button>
          <Button large onClick={() => choose('study-folder')}>
            {w.chooseFolder}
          </Button>
        </p>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          onChange={event => sent(event.target)}
          accept=".txt,.md,.markdown,.docx,.pdf,text/*"
        />
        <input ref={folder} type="file" hidden onChange={event => sent(event.target)} {...{ webkitdirectory: '' }} />
      </section>
      {native ? null : (
        <form
          className="import-path"
          onSubmit={event => {
            event.preventDefault()
            if (path.trim()) beginPaths([path.trim()])
          }}
        >
          <Field
            label={w.path}
            hint={w.pathHint}
            value={path}
            spellCheck={false}
            autoComplete="off"
            onChange={event => setPath(event.target.value)}
            beside={<Button type="submit">{w.readPath}</Button>}
          />
        </form>
      )}
      <section className="import-study">
        <Icon name="folder" />
        <div>
          <h2>{w.study}</h2>
          <p>{w.studySays}</p>
          <Button look="link" onClick={() => useOverlay.getState().show({ kind: 'load-study' })}>
            {w.chooseStudy}
          </Button>
        </div>
      </section>
    </div>
  )
}
