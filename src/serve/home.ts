import { homedir } from 'node:os'
import path from 'node:path'

/** The folder of the program's own data (the list of recent projects, the copy of the sample study): CROSSCASE_HOME, else where the platform keeps such things. */
export function homeFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
  user: string = homedir(),
): string {
  if (env['CROSSCASE_HOME']) return path.resolve(env['CROSSCASE_HOME'])
  if (platform === 'win32') return path.join(env['APPDATA'] || path.join(user, 'AppData', 'Roaming'), 'Crosscase')
  if (platform === 'darwin') return path.join(user, 'Library', 'Application Support', 'Crosscase')
  return path.join(env['XDG_DATA_HOME'] || path.join(user, '.local', 'share'), 'crosscase')
}
