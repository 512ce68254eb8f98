// Files dropped anywhere on the window: a project is opened, everything else goes to the import. Without this the browser
// would leave the page to show the file.

import { openDropped } from '../client/client.ts'
import { useImporting } from '../state/importing.ts'
import { useProject } from '../state/project.ts'
import { useStatus } from '../state/status.ts'
import { filesDropped } from '../views/import/dropped.ts'
import { words } from '../words/en.ts'
import { openSheet } from './go-actions.ts'
import { nameOfPath, openProject } from './project-deeds.ts'

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
/** Whether a dropped file is a project. */
const isProject = (name: string): boolean => name.toLowerCase().endsWith('.crosscase')

async function take(dropped: DataTransfer): Promise<void> {
  // Begun at once: the browser empties the drop when this turn ends.
  const taking = filesDropped(dropped)
  const { title, files } = await taking
  const project = files.find(file => isProject(file.name))
  if (project) {
    if (!window.crosscase) return useStatus.getState().hint(words.start.openByPath)
    const [path] = await openDropped([project])
    return path === undefined ? undefined : openProject(path, nameOfPath(project.name))
  }
  if (useProject.getState().phase !== 'open') return useStatus.getState().hint(words.start.openFirst)
  if (useImporting.getState().phase === 'writing' || files.length === 0) return
  openSheet('import')
  await useImporting.getState().begin(title ?? words.import.someFiles, { files })
}

/** Starts watching for drops that no view takes. Called once. */
export function catchDrops(): void {
  window.addEventListener('dragover', event => {
    if (holdsFiles(event)) event.preventDefault()
  })
  window.addEventListener('drop', event => {
    if (event.defaultPrevented || !holdsFiles(event)) return
    event.preventDefault()
    take(event.dataTransfer!).catch(useStatus.getState().refuse)
  })
}
