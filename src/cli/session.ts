import { userInfo } from 'node:os'
import path from 'node:path'
import type { Answer, CallName, Input } from '../api/contract.ts'
import type { Progress, Reply, Trouble as TroubleTold } from '../base/reply.ts'
import { Trouble, type Calls, type Command, type Given, type Shell } from './command.ts'

/** The door as the command line knows it. */
export interface Door {
  call(
    name: string,
    input: unknown,
    options?: { onProgress?(progress: Progress): void; signal?: AbortSignal },
  ): Promise<Reply<unknown>>
  close(): Promise<void>
}

const EXITS: Readonly<Record<TroubleTold['kind'], number>> = {
  refusal: 1,
  cancelled: 1,
  invalid: 2,
  fault: 3,
  mistake: 3,
}

/** The calls of one run: what comes back as trouble is thrown with its exit code. */
export function callsThrough(
  door: Door,
  how: { onProgress(progress: Progress): void; readonly signal: AbortSignal },
): Calls {
  return {
    async call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Answer<Name>> {
      const reply = await door.call(name, input, how)
      if (!reply.ok) throw new Trouble(EXITS[reply.trouble.kind], reply.trouble.code, reply.trouble.message)
      return reply.answer as Answer<Name>
    },
  }
}

/** Opens the project of a command as it needs it, and tells what had been cut off and was finished, and who came in by acting. Looking at a project that somebody holds open is looking only. */
export async function openFor(command: Command, given: Given, calls: Calls, shell: Shell): Promise<string | null> {
  if (command.opening === 'none') return null
  // Who looks does not act: a name given to look makes no new coder.
  const coder = command.opening === 'write' ? given.value('coder') : undefined
  const how = { path: shell.path(given.words[0]!), ...(coder === undefined ? {} : { coder }), ...shell.secrets(given) }
  try {
    const { finished, isNewcomer, coder: person } = await calls.call('project.open', how)
    const newcomer = isNewcomer ? `${person.name} was not in this project yet, and is added to its coders.` : null
    return [finished, newcomer].filter(said => said !== null).join('\n') || null
  } catch (error) {
    const isHeld = error instanceof Trouble && error.code === 'held'
    if (command.opening !== 'read' || !isHeld) throw error
    return (await calls.call('project.open', { ...how, readOnly: 1 })).finished
  }
}

/** The shell of a real run. */
export function shellOf(env: Readonly<Record<string, string | undefined>>, cwd: string, serve: Shell['serve']): Shell {
  const secret = (variable: string) => {
    const value = env[variable]
    if (value === undefined || value === '')
      throw new Trouble(1, 'variable-missing', `The environment variable ${variable} is not set.`)
    return value
  }
  return {
    secret,
    secrets(given) {
      const passphrase = given.value('passphrase-env')
      const recoveryKey = given.value('recovery-key-env')
      return {
        ...(passphrase === undefined ? {} : { passphrase: secret(passphrase) }),
        ...(recoveryKey === undefined ? {} : { recoveryKey: secret(recoveryKey) }),
      }
    },
    path: written => path.resolve(cwd, written),
    person() {
      try {
        return userInfo().username
      } catch {
        return 'Coder'
      }
    },
    serve,
  }
}
