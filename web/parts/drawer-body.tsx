import { Drawer } from 'antd'
import type { DrawerProps } from './drawer.tsx'
import { Icon } from './icon.tsx'
import { useText } from './language.ts'
import { usePhone } from './media.ts'
import { partTexts as t } from './texts.ts'

export default function DrawerBody({ title, open, onClose, footer, width = 480, children }: DrawerProps) {
  const text = useText()
  const isPhone = usePhone()
  return (
    <Drawer
      className="lf-drawer" title={title} open={open} onClose={onClose} size={isPhone ? '100%' : width} destroyOnHidden keyboard
      closable={{ placement: 'end', closeIcon: <Icon name="close" />, 'aria-label': text(t.close) }} footer={footer ? <div className="lf-drawer-foot">{footer}</div> : null}
      styles={{ body: { padding: 20 } }}
    >
      {children}
    </Drawer>
  )
}
