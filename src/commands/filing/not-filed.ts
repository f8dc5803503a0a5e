import type { EntryState } from '../../domain/entry.ts';

/** Why a group is not to be filed, with the way that leads on; it is on the register in this state. */
export function notToFile(title: string, state: EntryState | null): string {
  switch (state) {
    case 'to_merge':
    case 'to_dissolve':
    case 'merged':
    case 'dissolved':
      return `${title}已决定${state === 'to_merge' || state === 'merged' ? '合并' : '解散'}，仍需使用的请先发送“恢复 ${title} 仍需使用”；未作改动。`;
    case 'applied':
    case 'approved':
      return `${title}的报备正在办理，无需再报备，发送“申请”可查看办理情况。`;
    default:
      return `${title}已经备案，无需再报备；需要改动的，请发送“变更”或者“延期”。`;
  }
}

/** Of a group that the register does not have: what to do first. */
export function notFiled(name: string): string {
  return `${name}尚未备案，请先私聊发送“报备 ${name}”。`;
}
