import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'

/** Whom the provider signs in next, and what it says of them. */
export type Says = { sub: string; email: string; email_verified: boolean }

const secret = 'a secret of the two, at least thirty-two signs'

/** What an app over `useHere` is told of a provider at this port. */
export const providerSettings = (port: number) => ({
  OIDC_ISSUER: `http://127.0.0.1:${port}`,
  OIDC_CLIENT_ID: 'said-and-done',
  OIDC_CLIENT_SECRET: secret,
  OIDC_NAME: 'City NHS Trust',
})

/**
 * A real OpenID Connect provider, which demands PKCE. Anyone who comes to its sign-in page is signed in as it says, and agrees.
 * @param back  the address of ours that it may send a browser back to
 */
export async function startProvider(port: number, back: string, says: () => Says): Promise<{ close(): void }> {
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
      {
        client_id: 'said-and-done',
        client_secret: secret,
        redirect_uris: [back],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ ...says(), sub: id }) }),
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['only for tests'] },
  })
  const answer = provider.callback()
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response)
    void (async () => {
      const { params, prompt, grantId } = await provider.interactionDetails(request, response)
      const accountId = says().sub
      const grant = grantId
        ? await provider.Grant.find(grantId)
        : new provider.Grant({ accountId, clientId: String(params.client_id) })
      grant?.addOIDCScope('openid email profile')
      const result = prompt.name === 'login' ? { login: { accountId } } : { consent: { grantId: await grant?.save() } }
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true })
    })()
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { close: () => void server.close() }
}
