export default function P(_: { onClose: () => void }) { return null }
