// What the tests use of a provider that is written in JavaScript without types.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  type Grant = { addOIDCScope(scope: string): void; save(): Promise<string> }
  type Interaction = { params: { client_id?: unknown }; prompt: { name: string }; grantId?: string }
  type Options = {
    findAccount(context: unknown, id: string): { accountId: string; claims(): object }
    interactions: { url(context: unknown, interaction: { uid: string }): string }
    [name: string]: unknown
  }
  export class Provider {
    constructor(issuer: string, options: Options)
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: object,
      options: object,
    ): Promise<void>
    Grant: { new (of: { accountId: string; clientId: string }): Grant; find(id: string): Promise<Grant | undefined> }
  }
}
