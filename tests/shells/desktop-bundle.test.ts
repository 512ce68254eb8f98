import path from 'node:path'
import { describeDesktop } from './desktop-cases.ts'
import { ROOT } from './prepare.ts'

describeDesktop('the built desktop shell', () => import(/* @vite-ignore */ path.join(ROOT, 'out/electron/main.js')))
