import type {
  GroupChange,
  SimEvent,
  SimFriendRequest,
  SimGroup,
  SimInvitation,
} from './protocol.ts';

/** What happens in the world: what the page is told, and what only the platform knows. */
export type WorldEvent =
  | SimEvent
  | {
      readonly kind: 'group-change';
      readonly change: GroupChange;
      readonly before: SimGroup;
      readonly after: SimGroup;
      /** Who came or went. */
      readonly personId: string | null;
      /** Who did it; null where nobody said. */
      readonly by: string | null;
      readonly at: number;
    }
  | { readonly kind: 'friend-asked'; readonly request: SimFriendRequest }
  | { readonly kind: 'befriended'; readonly personId: string }
  | { readonly kind: 'bot-invited'; readonly invitation: SimInvitation };

/** Whether the page is told of it too: the rest only says to the platform how it came about. */
export function isTold(event: WorldEvent): event is SimEvent {
  return !['group-change', 'friend-asked', 'befriended', 'bot-invited'].includes(event.kind);
}
