/** Figures of a finding, as `为什么 N` shows them: a name and a number or a short word. */
export type Numbers = Readonly<Record<string, number | string>>;

/** What a kind says of a message. */
export interface Finding {
  readonly numbers: Numbers;
  /**
   * The finding is an obligation that can still be met until this instant (milliseconds UTC).
   * It becomes a violation only if nothing cures it by then.
   */
  readonly due?: number;
  /** The message that brought this about (收到请回复 before a wave), if another one did. */
  readonly causeMessageId?: string;
  /** It is the group's and nobody's: who sent the message is not to blame. */
  readonly ofGroup?: boolean;
}

export const severities = ['low', 'middle', 'high', 'grave'] as const;
/** 低 < 中 < 高 < 急: orders the findings of one message. */
export type Severity = (typeof severities)[number];

export const levels = ['observe', 'remind', 'report'] as const;
/** How much is said of a rule's findings: 观察, 提醒, 上报 (design.md §4). */
export type Level = (typeof levels)[number];

export const levelTitles: Readonly<Record<Level, string>> = {
  observe: '观察',
  remind: '提醒',
  report: '上报',
};
