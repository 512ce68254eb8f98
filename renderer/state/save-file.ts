import { saveAs } from '../client/client.ts'
import { useStatus, withJob } from './status.ts'

/** What writes a file to a place, telling how far it is and heeding Stop. */
export type FileWriter<Written = unknown> = (
  to: string,
  options: Parameters<Parameters<typeof withJob>[1]>[0],
) => Promise<Written>

/** What the status bar says of a file: while it is written, and when it is there (where, as far as the shell knows). */
interface FileWords<Written> {
  readonly busy: string
  readonly done: (place: string, written: Written) => string
}

/** Writes a file where the person wants it, with its progress and Stop in the status bar, and says there what was written or why not. Does nothing when no place was chosen. */
export async function saveFile<Written>(
  name: string,
  write: FileWriter<Written>,
  { busy, done }: FileWords<Written>,
): Promise<void> {
  try {
    const place = await saveAs(name)
    if (place === null) return
    const written = await withJob(busy, options => write(place.path, options))
    await place.finish()
    useStatus.getState().note(done(place.at ?? name, written))
  } catch (error) {
    useStatus.getState().refuse(error)
  }
}
