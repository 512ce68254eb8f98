import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
const running = new Set<Program>()

/** Ends the programs that a failed test left. */
export async function endPrograms(): Promise<void> {
  await Promise.all([...running].map(program => program.end()))
}

/** A program that printed the address of a web shell. */
export interface Program {
  readonly child: ChildProcess
  readonly address: string
  /** All it printed so far, standard output and standard error apart. */
  readonly printed: { out: string; err: string }
  /** Sends a signal and waits for the end; gives the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

/** Starts a program of the repository and waits until it printed its address. Rejects, with what it printed, when it ends before. */
export function startProgram(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Program> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = { out: '', err: '' }
  const ended = new Promise<number | null>(resolve => child.once('exit', code => resolve(code)))
  const end = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal)
    return ended
  }
  let address = ''
  return new Promise((resolve, reject) => {
    child.stderr.on('data', chunk => (printed.err += String(chunk)))
    child.stdout.on('data', chunk => {
      printed.out += String(chunk)
      const found = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/.exec(printed.out)
      if (!found || address) return
      address = found[0]
      const program = { child, address, printed, end }
      running.add(program)
      void ended.then(() => running.delete(program))
      resolve(program)
    })
    void ended.then(code => reject(new Error(`ended with ${code}: ${printed.out}${printed.err}`)))
  })
}

/** Calls the core of a program by its address. */
export async function callAt(address: string, name: string, input: object = {}): Promise<unknown> {
  const { origin, hash } = new URL(address)
  const response = await fetch(`${origin}/call/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${hash.slice('#token='.length)}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  return JSON.parse((await response.text()).trim().split('\n').at(-1)!)
}
