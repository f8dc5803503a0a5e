import { inflateRawSync } from 'node:zlib';
import { fault } from './open-file.ts';

/** What a workbook may come to when it is blown up: hundreds of times a usual ledger. */
const largestInflated = 120 * 1024 * 1024;
const mostEntries = 2_000;
const damaged = '已损坏或者没有下载完整，请用 Excel 或 WPS 打开后另存为 xlsx';
const decoder = new TextDecoder('utf-8');

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/**
 * The parts of a zip file whose name `wants` says yes to. Sizes are looked at before anything is
 * blown up, and nothing grows past what it said. @throws RegisterFileFault
 */
export function unzip(
  name: string,
  bytes: Uint8Array,
  wants: (part: string) => boolean,
): { readonly names: readonly string[]; readonly parts: ReadonlyMap<string, Uint8Array> } {
  const entries = directoryOf(name, bytes);
  const wanted = entries.filter((entry) => wants(entry.name));
  const total = wanted.reduce((sum, { size }) => sum + size, 0);
  if (total > largestInflated) throw fault(name, '展开后过大，不像台账，请只保留台账内容后另存');
  if (wanted.some(({ encrypted }) => encrypted)) {
    throw fault(name, '设有密码，请取消密码另存后再导入');
  }
  refuseOverlaps(name, bytes, wanted);
  const parts = wanted.map((entry): [string, Uint8Array] => [
    entry.name,
    contentOf(name, bytes, entry),
  ]);
  return { names: entries.map((entry) => entry.name), parts: new Map(parts) };
}

function directoryOf(name: string, bytes: Uint8Array): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end < 0) throw fault(name, damaged);
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) throw fault(name, '内容过多，不像台账，请只保留台账内容后另存');
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let nth = 0; nth < count; nth += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) {
      throw fault(name, damaged);
    }
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record stands at the end, before a remark of 64 KB at most; negative where it is not there. */
function endOf(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 65_535); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return -1;
}

/** Parts that share their bytes could make a thousand pages of one. */
function refuseOverlaps(name: string, bytes: Uint8Array, entries: readonly Entry[]): void {
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.at - b.at)) {
    if (entry.at < end) throw fault(name, damaged);
    end = startOf(name, bytes, entry) + entry.packed;
  }
}

/** Where the bytes of a part begin. */
function startOf(name: string, bytes: Uint8Array, { at, packed }: Entry): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) throw fault(name, damaged);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length) throw fault(name, damaged);
  return start;
}

function contentOf(name: string, bytes: Uint8Array, entry: Entry): Uint8Array {
  const { method, packed, size } = entry;
  const start = startOf(name, bytes, entry);
  const content = bytes.subarray(start, start + packed);
  if (method === 0) {
    // What is not packed is as long as it says; else it was not weighed above.
    if (packed !== size) throw fault(name, damaged);
    return content;
  }
  if (method !== 8) throw fault(name, damaged);
  try {
    const inflated = inflateRawSync(content, { maxOutputLength: Math.max(1, size) });
    return new Uint8Array(inflated.buffer, inflated.byteOffset, inflated.byteLength);
  } catch {
    throw fault(name, damaged);
  }
}
