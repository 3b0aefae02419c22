import net from 'node:net'

/** A cable between the product and its database that can be cut, or that loses what the database says. */
export type Cable = {
  /** The same address, through the cable. */
  through(url: string): string
  cut(): void
  mend(): Promise<void>
  /** While true nothing that the database answers arrives; the connections stay open. */
  loseReplies(lose: boolean): void
}

/** Lay a cable to the server of this address; it is whole from the start. */
export async function layCable(url: string): Promise<Cable> {
  const target = new URL(url)
  const sockets = new Set<net.Socket>()
  let losing = false
  const server = net.createServer((client) => {
    const far = net.connect(Number(target.port), target.hostname)
    for (const socket of [client, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        far.destroy()
      })
    }
    client.pipe(far)
    far.on('data', (data) => losing || client.write(data))
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as net.AddressInfo
  return {
    through: (address) => {
      const changed = new URL(address)
      changed.port = String(port)
      return changed.href
    },
    cut: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
    mend: () => listen(port),
    loseReplies: (lose) => void (losing = lose),
  }
}
