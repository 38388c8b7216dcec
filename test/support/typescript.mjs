// node --import …/typescript.mjs FILE.ts: runs sources in a process of its own. Types are dropped by swc, as under Jest; packages are
// left alone (tsx rewrites them too, which takes some hundred megabytes for pdf.js and would hide what a reader itself takes).
import { readFileSync } from 'node:fs'
import { register } from 'node:module'
import { fileURLToPath } from 'node:url'
import { isMainThread } from 'node:worker_threads'
import { transformSync } from '@swc/core'

if (isMainThread) register(import.meta.url)

const isSource = (url) => url.startsWith('file:') && url.endsWith('.ts') && !url.includes('/node_modules/')

export async function resolve(specifier, context, next) {
  const ofSource = context.parentURL && isSource(context.parentURL) && specifier.startsWith('.')
  return next(ofSource ? specifier.replace(/\.js$/, '.ts') : specifier, context)
}

export async function load(url, context, next) {
  if (!isSource(url)) return next(url, context)
  const filename = fileURLToPath(url)
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  })
  return { format: 'module', source: code, shortCircuit: true }
}
