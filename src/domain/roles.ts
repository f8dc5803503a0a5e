/** Roles of design.md §1. A role is held by a stable contact id, never by a name. */
export const roles = [
  'member',
  'publisher',
  'admin',
  'owner',
  'head',
  'supervisor',
  'secrecyOfficer',
] as const;

export type Role = (typeof roles)[number];

export const roleTitles: Readonly<Record<Role, string>> = {
  member: '成员',
  publisher: '发布人',
  admin: '管理员',
  owner: '群主',
  head: '单位负责人',
  supervisor: '监督员',
  secrecyOfficer: '保密员',
};

/** Who may publish in a notice group (rules.md §1): everybody but a plain member. */
export function mayPublish(role: Role): boolean {
  return role !== 'member';
}
