/** Many words, looked for in one pass. */
export interface WordSet {
  /** What it occupies. */
  readonly bytes: number;
  /**
   * Tells of every occurrence of every word, overlapping ones too, from left to right; of words
   * that end at one place the longest first. A word is told by its place in the list.
   */
  readonly find: (text: string, reading: Spelling, told: (word: number) => void) => void;
}

/**
 * How a text is gone through: `exact` as it stands; `loose` past the signs and blanks that stand
 * between the characters, but never from one clause into the next.
 */
export type Spelling = 'exact' | 'loose';

const root = 0;
const none = -1;

/**
 * An automaton after Aho and Corasick over code units. The steps lie in one hashed table of numbers:
 * ten thousand words take two megabytes and cost a message hardly more than a hundred do.
 */
export function wordSet(words: readonly string[]): WordSet {
  const most = words.reduce((sum, word) => sum + word.length, 1);
  const steps = stepTable(most);
  const word = new Int32Array(most).fill(none);
  const trie = {
    from: new Int32Array(most),
    by: new Uint16Array(most),
    deep: new Uint16Array(most),
  };
  let nodes = 1;
  for (const [nth, letters] of words.entries()) {
    let node = root;
    for (let at = 0; at < letters.length; at += 1) {
      const code = letters.charCodeAt(at);
      let next = steps.at(node, code);
      if (next === none) {
        next = nodes;
        nodes += 1;
        steps.put(node, code, next);
        trie.from[next] = node;
        trie.by[next] = code;
        trie.deep[next] = at + 1;
      }
      node = next;
    }
    if (node !== root && word[node] === none) word[node] = nth;
  }

  /** Where to go on when no step fits, and the next shorter word that ends at the same place. */
  const fail = new Int32Array(nodes);
  const shorter = new Int32Array(nodes);
  const follow = (from: number, code: number): number => {
    let node = from;
    for (;;) {
      const next = steps.at(node, code);
      if (next !== none) return next;
      if (node === root) return root;
      node = fail[node] ?? root;
    }
  };
  for (const node of byDepth(trie.deep, nodes)) {
    const above = trie.from[node] ?? root;
    const back = above === root ? root : follow(fail[above] ?? root, trie.by[node] ?? 0);
    fail[node] = back;
    shorter[node] = word[back] === none ? (shorter[back] ?? root) : back;
  }

  const ends = word.slice(0, nodes);
  return {
    bytes: steps.bytes + ends.byteLength + fail.byteLength + shorter.byteLength,
    find(text, reading, told) {
      let node = root;
      for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (reading === 'loose') {
          const part = partOf(code);
          if (part === sign) continue;
          if (part === border) {
            node = root;
            continue;
          }
        }
        node = follow(node, code);
        let end = ends[node] === none ? (shorter[node] ?? root) : node;
        while (end !== root) {
          told(ends[end] ?? none);
          end = shorter[end] ?? root;
        }
      }
    },
  };
}

/** Steps from node to node in open addressing: a Map of Maps takes five times as much. */
function stepTable(most: number) {
  const bits = Math.max(4, Math.ceil(Math.log2(most * 1.6)));
  const mask = 2 ** bits - 1;
  const nodes = new Int32Array(mask + 1).fill(none);
  const codes = new Uint16Array(mask + 1);
  const targets = new Int32Array(mask + 1);
  const slotOf = (node: number, code: number): number => {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> (32 - bits);
    while (nodes[slot] !== none && (nodes[slot] !== node || codes[slot] !== code)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  return {
    bytes: nodes.byteLength + codes.byteLength + targets.byteLength,
    at(node: number, code: number): number {
      const slot = slotOf(node, code);
      return nodes[slot] === none ? none : (targets[slot] ?? none);
    },
    put(node: number, code: number, target: number): void {
      const slot = slotOf(node, code);
      nodes[slot] = node;
      codes[slot] = code;
      targets[slot] = target;
    },
  };
}

/** All nodes but the root, the shallow ones first. */
function byDepth(deep: Uint16Array, nodes: number): Int32Array {
  const order = new Int32Array(nodes - 1);
  for (let at = 0; at < order.length; at += 1) order[at] = at + 1;
  return order.sort((a, b) => (deep[a] ?? 0) - (deep[b] ?? 0) || a - b);
}

const unknown = 0;
const letter = 1;
const sign = 2;
const border = 3;
/** What each code unit is, worked out when it is first met. */
const parts = new Uint8Array(0x10000);

function partOf(code: number): number {
  const known = parts[code] ?? unknown;
  if (known !== unknown) return known;
  const char = String.fromCharCode(code);
  const part = /[。！？；，、：!?;,:]/u.test(char)
    ? border
    : /[\s\p{P}\p{S}\p{M}]/u.test(char)
      ? sign
      : letter;
  parts[code] = part;
  return part;
}
