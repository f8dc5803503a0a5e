import { Puppet } from 'wechaty-puppet';
import type { payloads } from 'wechaty-puppet';
import { friendshipPayload, invitationPayload, tellAsk } from './ask-payloads.ts';
import { contactPayload, memberIds, memberPayload, roomPayload } from './directory-payloads.ts';
import type { Faults } from './faults.ts';
import { messagePayload, recallPayload } from './message-payload.ts';
import type { SimGroup } from './protocol.ts';
import { tellRoomEvent } from './room-events.ts';
import { sendText } from './send-text.ts';
import type { WorldEvent } from './world-event.ts';
import type { World } from './world.ts';

export interface SimPuppetParts {
  readonly world: World;
  readonly faults: Faults;
  /** Providers beat every 10 to 15 seconds. */
  readonly heartbeatMs: number;
}

const mostRecalls = 5_000;
/** WeChat takes nothing back after that. */
const recallMs = 120_000;
async function refused(): Promise<never> {
  throw new Error('The simulator does not do this');
}

/** An account in the made-up world, as Wechaty's puppet service serves it. */
export class SimPuppet extends Puppet {
  static override readonly VERSION = '1.0.0';
  readonly #parts: SimPuppetParts;
  /** When what was taken back, so that the notice of it can be looked up. */
  readonly #recalls = new Map<string, number>();
  #heartbeat: NodeJS.Timeout | undefined;
  #deaf: (() => void) | undefined;

  constructor(parts: SimPuppetParts) {
    super();
    this.#parts = parts;
  }

  override name(): string {
    return 'simulator';
  }

  override version(): string {
    return SimPuppet.VERSION;
  }

  override async onStart(): Promise<void> {
    const { world, heartbeatMs } = this.#parts;
    this.#deaf = world.listen((event) => {
      this.#tell(event);
    });
    this.#heartbeat = setInterval(() => this.emit('heartbeat', { data: 'beat' }), heartbeatMs);
    setImmediate(() => {
      if (!this.isLoggedIn) this.login(world.botId);
      this.emit('ready', { data: 'ready' });
    });
  }

  override async onStop(): Promise<void> {
    clearInterval(this.#heartbeat);
    this.#deaf?.();
  }

  override ding(data?: string): void {
    setImmediate(() => this.emit('dong', { data: data ?? '' }));
  }

  #tell(event: WorldEvent): void {
    if (event.kind === 'said') this.#tellMessage(event.message.id);
    if (event.kind === 'recalled') {
      if (this.#recalls.size >= mostRecalls) this.#recalls.clear();
      const notice = `r${event.messageId}`;
      this.#recalls.set(notice, event.at);
      this.#tellMessage(notice, event.messageId);
    }
    if (event.kind === 'group-change') tellRoomEvent(this, event, this.#parts.world.botId);
    tellAsk(this, event);
  }

  /** Whoever is not in a group hears nothing of it; a talk with a person is a talk with the bot. */
  #tellMessage(messageId: string, about = messageId): void {
    const { world } = this.#parts;
    const message = world.message(about);
    if (message === null) return;
    const hears =
      message.to.kind === 'person' || this.#members(message.to.id).includes(world.botId);
    if (hears) this.emit('message', { messageId });
  }

  #members(roomId: string): string[] {
    return memberIds(this.#group(roomId));
  }

  #group(roomId: string): SimGroup {
    const group = this.#parts.world.group(roomId);
    if (group === null) throw new Error(`no room ${roomId}`);
    return group;
  }

  override async contactList(): Promise<string[]> {
    const { people } = this.#parts.world.snapshot();
    return people.filter(({ friend }) => friend).map(({ id }) => id);
  }

  override async contactRawPayload(id: string): Promise<payloads.Contact> {
    return contactPayload(this.#parts.world, id);
  }

  override async contactRawPayloadParser(raw: payloads.Contact): Promise<payloads.Contact> {
    return raw;
  }

  override contactAlias(contactId: string): Promise<string>;
  override contactAlias(contactId: string, alias: string | null): Promise<void>;
  override async contactAlias(): Promise<string | void> {
    return '';
  }

  override async roomList(): Promise<string[]> {
    const { world } = this.#parts;
    return world
      .groups()
      .filter(({ members }) => members.some(({ personId }) => personId === world.botId))
      .map(({ id }) => id);
  }

  override async roomRawPayload(id: string): Promise<payloads.Room> {
    return roomPayload(this.#group(id));
  }

  override async roomRawPayloadParser(raw: payloads.Room): Promise<payloads.Room> {
    return raw;
  }

  override async roomMemberList(roomId: string): Promise<string[]> {
    return this.#members(roomId);
  }

  override async roomMemberRawPayload(
    roomId: string,
    contactId: string,
  ): Promise<payloads.RoomMember> {
    return memberPayload(this.#parts.world, this.#group(roomId), contactId);
  }

  override async roomMemberRawPayloadParser(
    raw: payloads.RoomMember,
  ): Promise<payloads.RoomMember> {
    return raw;
  }

  override roomTopic(roomId: string): Promise<string>;
  override roomTopic(roomId: string, topic: string): Promise<void>;
  override async roomTopic(roomId: string, topic?: string): Promise<string | void> {
    if (topic === undefined) return this.#group(roomId).name;
    this.#parts.world.changeGroup(roomId, 'rename', topic);
  }

  override roomAnnounce(roomId: string): Promise<string>;
  override roomAnnounce(roomId: string, text: string): Promise<void>;
  override async roomAnnounce(): Promise<string | void> {
    return '';
  }

  override async roomQuit(roomId: string): Promise<void> {
    const { world } = this.#parts;
    if (!this.#members(roomId).includes(world.botId)) throw new Error('not in room');
    world.changeGroup(roomId, 'remove-bot', undefined, world.botId);
  }

  override async roomInvitationRawPayload(id: string): Promise<payloads.RoomInvitation> {
    return invitationPayload(this.#parts.world, id);
  }

  override async roomInvitationRawPayloadParser(
    raw: payloads.RoomInvitation,
  ): Promise<payloads.RoomInvitation> {
    return raw;
  }

  override async roomInvitationAccept(id: string): Promise<void> {
    this.#parts.world.acceptInvitation(id);
  }

  override async friendshipRawPayload(id: string): Promise<payloads.Friendship> {
    return friendshipPayload(this.#parts.world, id);
  }

  override async friendshipRawPayloadParser(
    raw: payloads.Friendship,
  ): Promise<payloads.Friendship> {
    return raw;
  }

  override async friendshipAccept(id: string): Promise<void> {
    this.#parts.world.acceptFriend(id);
  }

  override async messageRawPayload(id: string): Promise<payloads.Message> {
    const { world } = this.#parts;
    const message = world.message(id);
    if (message !== null) return messagePayload(message, world.botId);
    const recalledAt = this.#recalls.get(id);
    const about = world.message(id.slice(1));
    if (recalledAt === undefined || about === null) throw new Error(`no message ${id}`);
    return recallPayload(about, id, recalledAt, world.botId);
  }

  override async messageRawPayloadParser(raw: payloads.Message): Promise<payloads.Message> {
    return raw;
  }

  override async messageSendText(
    conversationId: string,
    text: string,
    mentionIds: string[] = [],
  ): Promise<string> {
    return sendText(this.#parts, conversationId, text, mentionIds);
  }

  /** False for what is not the account's own, is too old or was taken back before. */
  override async messageRecall(messageId: string): Promise<boolean> {
    const { world } = this.#parts;
    const message = world.message(messageId);
    if (message === null || message.from !== world.botId || message.recalled) return false;
    if (world.now() - message.at > recallMs) return false;
    world.recall(messageId, world.botId);
    return true;
  }

  override messageSendFile = refused;
  override messageSendUrl = refused;
  override messageSendContact = refused;
  override messageForward = refused;
  override messageFile = refused;
  override messageImage = refused;
  override messageContact = refused;
  override messageUrl = refused;
  override messageMiniProgram = refused;
  override roomAdd = refused;
  override roomDel = refused;
}
