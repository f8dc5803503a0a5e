const announcements = [
  /(?:下面|接下来|接着|随后|马上|现在|以下|先说明|后面)[^。；;!！?？]{0,12}(?:连着|连发|连续|分)?[^。；;!！?？]{0,4}(?:[两二三四2-4])[张页条段份部]/u,
  /(?:连发|连着发|接连发|分)(?:[两二三四2-4]|几)[张页条段份次]/u,
  /共(?:[两二三四2-4])[张页条段]/u,
];

/** Whether a message announces that a few pictures or parts follow, so that nobody takes them for a flood. */
export function announcesSeries(folded: string): boolean {
  return announcements.some((one) => one.test(folded));
}
