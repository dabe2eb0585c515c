// Beside every text of the build its brotli and its gzip, so that the server compresses nothing while somebody waits.
// Its counterpart is endpoints/web_page.py, which picks by Accept-Encoding.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXTUAL = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest'])
/** Bytes below which a file goes in one packet either way. */
const SMALLEST = 700

const WAYS = {
  '.br': (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  '.gz': (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
}

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path)
  for (const [ending, made] of Object.entries(WAYS)) {
    const short = bytes.length < SMALLEST ? bytes : await made(bytes)
    if (short.length < bytes.length) await writeFile(path + ending, short)
    else await rm(path + ending, { force: true })
  }
}

export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir }) {
      if (!dir) return
      const files = await readdir(dir, { recursive: true })
      await Promise.all(files.filter((name) => TEXTUAL.has(extname(name))).map((name) => compress(join(dir, name))))
    },
  }
}
