import type { Role } from '../domain/roles.ts';
import type { Addressees } from '../domain/addressees.ts';

/** The role a person holds in a group, by id. The weightiest one where there are several. */
export function roleOf(personId: string, addressees: Addressees): Role {
  if (personId === addressees.ownerId) return 'owner';
  if (addressees.adminIds.includes(personId)) return 'admin';
  if (personId === addressees.headId) return 'head';
  if (addressees.publisherIds.includes(personId)) return 'publisher';
  if (personId === addressees.secrecyOfficerId) return 'secrecyOfficer';
  return 'member';
}
