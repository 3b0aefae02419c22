// Keeps the page of one kit on the device, and answers for that page when there is no signal. It is served under the kit's
// own address, behind a line that says what to keep (`kit`), so it can stand in for no other page of the site.
/* global kit, caches, self */

/** What opens what is sealed on the device: in memory only, for a page that is loaded again (web/hall/memory.ts). */
let keys = null
const ours = kit.cache.slice(0, kit.cache.lastIndexOf(' '))

self.addEventListener('install', (event) => event.waitUntil(keep()))

self.addEventListener('activate', (event) => event.waitUntil(dropEarlier().then(() => self.clients.claim())))

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== self.location.origin || !kit.files.includes(pathname)) return
  event.respondWith(kept(pathname, event.request))
})

self.addEventListener('message', ({ data, ports: [port] }) => {
  if (data.hold !== undefined) keys = data.hold
  port?.postMessage(keys)
})

async function keep() {
  const cache = await caches.open(kit.cache)
  await Promise.all(
    kit.files.map(async (file) => {
      // As nobody: what an officer who is signed in would see is not for a hall.
      const answer = await fetch(file, { cache: 'reload', credentials: 'omit' })
      if (!answer.ok || answer.redirected) throw new Error(`${file} cannot be kept: ${answer.status}`)
      await cache.put(file, answer)
    }),
  )
}

async function dropEarlier() {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith(ours) && name !== kit.cache).map((name) => caches.delete(name)),
  )
}

async function kept(pathname, request) {
  const cache = await caches.open(kit.cache)
  return (await cache.match(pathname)) ?? fetch(request)
}
