/** Runs once for all tabs: holds the one event stream and tells every tab. */
const ports = new Set<MessagePort>()
let source: EventSource | null = null

function open(): void {
  if (source && source.readyState !== EventSource.CLOSED) return
  source = new EventSource('/api/v1/stream')
  for (const type of ['event', 'job', 'notification']) {
    source.addEventListener(type, (event) => {
      for (const port of ports) port.postMessage({ type, data: (event as MessageEvent<string>).data })
    })
  }
}

;(self as unknown as { onconnect: (event: MessageEvent) => void }).onconnect = (event) => {
  const port = event.ports[0]
  if (!port) return
  ports.add(port)
  port.start()
  open()
}
setInterval(() => {
  if (ports.size > 0) open()
}, 10_000)
