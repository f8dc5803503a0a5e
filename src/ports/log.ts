/** Fields of a log line. Never a message's text: the adapter drops what looks like one. */
export type LogFields = Readonly<Record<string, unknown>>;

/** A log with static messages; what varies goes into the fields. */
export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}
