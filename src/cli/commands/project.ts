import path from 'node:path'
import { Trouble, WrongUsage, type Calls, type Command, type Given, type Said } from '../command.ts'
import { aboutBackups, counted, listed } from '../show.ts'

const acts = (given: Given): number => {
  const written = given.words[1] ?? '1'
  if (!/^[1-9]\d{0,2}$/.test(written)) throw new WrongUsage(`“${written}” is no number of acts: say 1 to 999.`)
  return Number(written)
}

/** Undoes or redoes so many acts, and says which. Where one is refused, what went before it is done and told too. */
async function turned(deed: 'undo' | 'redo', many: number, calls: Calls): Promise<Said> {
  const done = deed === 'undo' ? 'Undone' : 'Redone'
  const labels: string[] = []
  while (labels.length < many) {
    try {
      const { label } = await calls.call(`project.${deed}`, {})
      if (label === null) break
      labels.push(label)
    } catch (error) {
      if (!(error instanceof Trouble) || labels.length === 0) throw error
      throw new Trouble(error.exit, error.code, `${error.message} ${done} before that: ${labels.join('; ')}.`)
    }
  }
  return {
    json: { label: labels.at(-1) ?? null, labels },
    text: labels.length === 0 ? `There is nothing to ${deed}.\n` : labels.map(label => `${done}: ${label}\n`).join(''),
  }
}

/** Commands about a project as a file. */
export const projectCommands: readonly Command[] = [
  {
    name: 'new',
    takes: ['P'],
    says: 'Makes a new project file. With --passphrase-env it is encrypted, and the recovery key is said once.',
    options: { name: { kind: 'value', value: 'NAME', says: 'what the project is called; else as its file' } },
    opening: 'none',
    async run(given, calls, shell) {
      const file = shell.path(given.words[0]!)
      const variable = given.value('passphrase-env')
      const made = await calls.call('project.create', {
        path: file,
        name: given.value('name') ?? path.basename(file, '.crosscase'),
        coder: given.value('coder') ?? shell.person(),
        ...(variable === undefined ? {} : { passphrase: shell.secret(variable) }),
      })
      const key = made.recoveryKey === null ? '' : recoveryText(made.recoveryKey)
      return {
        json: {
          id: made.id,
          path: made.path,
          name: made.name,
          coder: made.coder.name,
          ...(made.recoveryKey === null ? {} : { recoveryKey: made.recoveryKey }),
        },
        text: `Made ${made.path} for ${made.coder.name}.\n${key}`,
      }
    },
  },
  {
    name: 'undo',
    takes: ['P', '[N]'],
    says: 'Undoes the last act of the coder, or the last N. Refuses where later work builds on it.',
    options: {},
    opening: 'write',
    async run(given, calls) {
      return turned('undo', acts(given), calls)
    },
  },
  {
    name: 'redo',
    takes: ['P', '[N]'],
    says: 'Redoes what was undone last, or the last N.',
    options: {},
    opening: 'write',
    async run(given, calls) {
      return turned('redo', acts(given), calls)
    },
  },
  {
    name: 'check',
    takes: ['P'],
    says: 'Verifies the file: SQLite integrity, foreign keys, full text, every anchor against its words, every original against its hash. Ends with 1 when something is wrong.',
    options: {},
    opening: 'write',
    async run(_given, calls) {
      const report = await calls.call('project.check', {})
      const clean = report.problems.length === 0
      const looked = report.checked.map(({ what, count }) => `${what}: ${count}`)
      return {
        json: { clean, ...report },
        text: `${listed('Checked', looked)}${clean ? 'Clean.\n' : listed(`${counted(report.problems.length, 'problem')} found`, report.problems)}`,
        ...(clean ? {} : { code: 1 }),
      }
    },
  },
  {
    name: 'backup',
    takes: ['P', '[TO]'],
    says: 'Makes a verified backup beside the project, or a copy at a path; a path that ends in .zip gets an archive.',
    options: {},
    opening: 'write',
    async run(given, calls, shell) {
      const to = given.words[1]
      const made = await calls.call('project.backUp', to === undefined ? {} : { to: shell.path(to) })
      return { json: made, text: `Backed up to ${made.path}\n` }
    },
  },
  {
    name: 'encrypt',
    takes: ['P'],
    says: 'Encrypts a project with the passphrase in the variable that --passphrase-env names. The recovery key is said once; without passphrase and recovery key nobody can open the project.',
    options: {},
    opening: 'write',
    async run(given, calls, shell) {
      const variable = given.value('passphrase-env')
      if (variable === undefined)
        throw new WrongUsage('Say --passphrase-env VAR: the variable that holds the new passphrase.')
      const info = await calls.call('project.info', {})
      if (info?.encrypted)
        throw new Trouble(1, 'encrypted', 'This project has a passphrase already. `crosscase rekey` changes it.')
      const done = await calls.call('project.encrypt', { passphrase: shell.secret(variable) })
      return {
        json: { encrypted: true, ...done },
        text: `Encrypted.\n${recoveryText(done.recoveryKey)}${aboutBackups(done)}`,
      }
    },
  },
  {
    name: 'decrypt',
    takes: ['P'],
    says: 'Takes the encryption off a project. Its file can then be read by everybody who has it.',
    options: {},
    opening: 'write',
    async run(_given, calls) {
      const done = await calls.call('project.decrypt', {})
      return { json: { encrypted: false, ...done }, text: `Not encrypted any more.\n${aboutBackups(done)}` }
    },
  },
  {
    name: 'rekey',
    takes: ['P'],
    says: 'Changes the passphrase of an encrypted project; older backups are replaced and a new recovery key is said once.',
    options: {
      'new-passphrase-env': {
        kind: 'value',
        value: 'VAR',
        isRequired: true,
        says: 'the variable that holds the new passphrase',
      },
    },
    opening: 'write',
    async run(given, calls, shell) {
      const info = await calls.call('project.info', {})
      if (!info?.encrypted)
        throw new Trouble(1, 'not-encrypted', 'This project has no passphrase. `crosscase encrypt` gives it one.')
      const done = await calls.call('project.rekey', {
        passphrase: shell.secret(given.required('new-passphrase-env')),
      })
      return {
        json: { encrypted: true, ...done },
        text: `The passphrase is changed.\n${recoveryText(done.recoveryKey)}${aboutBackups(done)}`,
      }
    },
  },
  {
    name: 'serve',
    takes: ['[P]'],
    says: 'Opens the workbench in the browser on this machine, and nowhere else. Ctrl+C ends it.',
    options: {
      port: { kind: 'value', value: 'N', says: 'the port; else a free one' },
      'no-open': { kind: 'switch', says: 'only say the address' },
    },
    opening: 'none',
    async run(given, _calls, shell) {
      const port = given.value('port') ?? '0'
      if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new WrongUsage(`“${port}” is no port.`)
      const project = given.words[0]
      await shell.serve({
        project: project === undefined ? null : shell.path(project),
        port: Number(port),
        open: !given.has('no-open'),
        coder: given.value('coder') ?? null,
        secrets: shell.secrets(given),
      })
      return { json: {}, text: '' }
    },
  },
]

function recoveryText(key: string): string {
  return `Recovery key, said only now. Keep it where the passphrase is not:\n  ${key}\nWithout passphrase and recovery key nobody can open the project.\n`
}
