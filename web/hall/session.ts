/**
 * Whether somebody is signed in to the desk in this browser. The session’s own cookie is hidden from pages; this one stands beside
 * it and says nothing else (server/people/access.ts). It can be read where there is no signal.
 */
export const isSignedIn = () => names().some((name) => document.cookie.includes(`${name}=`))

/** @returns whether nobody is signed in any more; false where the installation cannot be reached */
export async function signOut(): Promise<boolean> {
  if (!isSignedIn()) return true
  const answer = await fetch('/sign-out', {
    method: 'POST',
    redirect: 'manual',
    signal: AbortSignal.timeout(15_000),
  }).catch(() => undefined)
  // The session had ended long ago: only its sign is left.
  if (answer?.status === 401) for (const name of names()) document.cookie = `${name}=; path=/; max-age=0; secure`
  return !isSignedIn() || answer?.status === 401
}

const names = () => ['signed-in', '__Host-signed-in']
