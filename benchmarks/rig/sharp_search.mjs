// What sharp makes of one picture: the best of six mozjpeg encodes that is not over the target.
// node sharp_search.mjs <photo> <side> <bytes> <file to write> <times> → one line of JSON
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const sharp = createRequire(`${process.cwd()}/`)('sharp')
sharp.concurrency(1)
sharp.cache(false)
const [photo, side, limit, out, times] = process.argv.slice(2)
const data = readFileSync(photo)
const box = { width: Number(side), height: Number(side), fit: 'inside', withoutEnlargement: true }

async function searched() {
  const upright = sharp(data).rotate().resize(box).toColourspace('srgb').removeAlpha()
  const { data: raw, info } = await upright.raw().toBuffer({ resolveWithObject: true })
  let [low, high, best, quality] = [40, 95, null, 0]
  for (let step = 0; step < 6 && low <= high; step++) {
    const middle = Math.floor((low + high) / 2)
    const file = await sharp(raw, { raw: info }).jpeg({ quality: middle, mozjpeg: true }).toBuffer()
    if (file.length <= Number(limit)) [best, quality, low] = [file, middle, middle + 1]
    else high = middle - 1
  }
  return { best, quality }
}

let [wall, cpu, found] = [Infinity, Infinity, null]
for (let turn = 0; turn < Number(times); turn++) {
  const [began, used] = [performance.now(), process.cpuUsage()]
  found = await searched()
  const { user, system } = process.cpuUsage(used)
  wall = Math.min(wall, performance.now() - began)
  cpu = Math.min(cpu, (user + system) / 1000)
}
if (found.best) writeFileSync(out, found.best)
console.log(JSON.stringify({ quality: found.quality, bytes: found.best?.length ?? 0, wall, cpu }))
