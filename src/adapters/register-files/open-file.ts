import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { RegisterFileFault } from './register-file-fault.ts';

const mega = 1024 * 1024;
/**
 * A ledger of ten thousand groups has three megabytes; one of five thousand that lists two hundred
 * members of each, as programs write Chinese (\u5f20), has thirty.
 */
const largestFile = 64 * mega;
/** Its tables are packed ten times smaller. */
const largestWorkbook = 20 * mega;

/** The bytes of a file of bearable size. @throws RegisterFileFault */
export async function openRegisterFile(path: string): Promise<Uint8Array> {
  const name = basename(path);
  try {
    const about = await stat(path);
    if (about.isDirectory()) throw fault(name, '是一个文件夹，请指定其中的文件');
    // A pipe or a device might never come to an end.
    if (!about.isFile()) throw fault(name, '不是普通文件，请指定 xlsx、csv 或 jsonl 文件');
    if (about.size === 0) throw fault(name, '是空文件，请核对后重新指定');
    if (about.size > largestFile) throw tooLarge(name, about.size, largestFile);
    return await bytesOf(path, about.size);
  } catch (error) {
    if (error instanceof RegisterFileFault) throw error;
    throw fault(...whyNot(path, error));
  }
}

/** No more than was promised, whatever the file has become meanwhile. */
async function bytesOf(path: string, size: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const bytes = new Uint8Array(size);
    let filled = 0;
    while (filled < size) {
      const { bytesRead } = await file.read(bytes, filled, size - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  } finally {
    await file.close();
  }
}

export function fault(name: string, why: string): RegisterFileFault {
  return new RegisterFileFault(`${name}：${why}。`);
}

/** @throws RegisterFileFault */
export function boundWorkbook(name: string, size: number): void {
  if (size > largestWorkbook) throw tooLarge(name, size, largestWorkbook);
}

function tooLarge(name: string, size: number, most: number): RegisterFileFault {
  const [is, bound] = [Math.ceil(size / mega), most / mega];
  return fault(
    name,
    `有 ${String(is)} MB，超过 ${String(bound)} MB，请只保留台账内容（删去图片和空行），或者分成几个文件`,
  );
}

function whyNot(path: string, error: unknown): [string, string] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return [path, '没有这个文件，请核对文件名和路径'];
  if (code === 'EACCES' || code === 'EPERM')
    return [basename(path), '没有读取权限，请修改文件权限'];
  return [basename(path), '无法读取，请确认文件没有损坏，也没有被其他程序占用'];
}
