import type { EntryState } from '../domain/entry.ts';
import { readYes } from './cells/choice-cell.ts';
import { plainWord, read, readAs, saysNothing, wordsIn, type Reading } from './cells/reading.ts';
import type { Column } from './column.ts';
import { columnOf } from './columns.ts';
import type { StateKind } from './settled-state.ts';

type Said = Reading<EntryState | null>;

function stateColumn(heads: string, says: StateKind, readSaid: (raw: unknown) => Said): Column {
  return { ...columnOf('state'), heads: heads.split(' '), says, read: readSaid };
}

/** Heads that say something of a group's state beside 状态. */
export const stateColumns: readonly Column[] = [
  stateColumn('是否僵尸群 是否闲置 是否闲置群 是否停更 是否僵尸账号', 'used', (raw) =>
    yesOr(raw, 'idle', null),
  ),
  stateColumn('是否活跃 是否正常使用 是否在用 是否使用', 'used', (raw) => yesOr(raw, null, 'idle')),
  stateColumn(
    '是否备案 是否已备案 是否报备 是否已报备 是否登记 备案情况 备案状态 备案与否 报备情况 报备状态 是否履行备案手续 是否备案登记',
    'filed',
    readFiled,
  ),
  stateColumn('是否保留 是否继续使用 是否需要保留', 'meant', (raw) =>
    yesOr(raw, null, 'to_dissolve'),
  ),
  stateColumn('是否解散 是否拟解散 是否关停 是否注销', 'meant', (raw) =>
    yesOr(raw, 'to_dissolve', null),
  ),
  stateColumn('是否合并 是否拟合并', 'meant', (raw) => yesOr(raw, 'to_merge', null)),
  stateColumn(
    '处置意见 拟处置意见 处理意见 拟处理意见 整改意见 清理意见 拟清理意见 清理整合意见 整合意见 处置建议 处理建议 处置方式 处置措施 拟采取措施 拟处置方式 清理方式 整改措施 清理建议',
    'meant',
    (raw) => readMeasure(raw, false),
  ),
  stateColumn(
    '清理情况 处置情况 处理情况 清理结果 处置结果 处理结果 整改情况 整改结果 清理整合情况 整合情况',
    'done',
    (raw) => readMeasure(raw, true),
  ),
  stateColumn('是否已解散 是否已注销 是否已关停', 'done', (raw) => yesOr(raw, 'dissolved', null)),
];

/** 否 and 未备案 make a group unfiled; 是 says nothing that a list of filed groups does not. */
function readFiled(raw: unknown): Said {
  const words = wordsIn(raw) ?? '';
  const plain = plainWord(words);
  const yes = readYes(raw);
  if (yes.ok && yes.value !== null) return read(yes.value ? null : 'unregistered');
  if (saysNothing(words)) return read(plain === '没有' ? 'unregistered' : null);
  if (/无需|不需|免/u.test(plain)) return readAs(null, '没有读入状态，按表格里的其他各列为准');
  if (/未|没|待|拟|尚|补|正在|中$|不/u.test(plain)) return read('unregistered');
  if (/备案|报备|登记|已|批准|通过|同意|\d/u.test(plain)) return read(null);
  return readAs(null, '看不出是否备案，请写“是”或者“否”');
}

/** What an inspection decided on, or what has come of it. */
function readMeasure(raw: unknown, isDone: boolean): Said {
  const words = wordsIn(raw) ?? '';
  const plain = plainWord(words);
  if (saysNothing(words)) return read(null);
  const isOver = isDone
    ? !/拟|限期|待|正在|将|未|中$/u.test(plain)
    : /已(?:经|于.*)?(?:解散|注销|关停|合并|并入|清退)/u.test(plain);
  if (/^(?:予以|建议|拟|继续|可)*(?:保留|继续使用|正常使用|使用|不解散|不合并|在用)/u.test(plain)) {
    return read(null);
  }
  if (/(?:不|未|无需|没有)(?:再|予|予以|需|需要)?(?:解散|合并|注销|关停)/u.test(plain)) {
    return readAs(null, '没有读入状态，请核对');
  }
  if (/合并|并入|整合/u.test(plain)) {
    const state = isOver ? 'merged' : 'to_merge';
    return /^(?:已|拟|予以|建议)*(?:合并|整合)$/u.test(plain)
      ? read(state)
      : readAs(state, `按${isOver ? '已合并' : '待合并'}读入，并入哪个群请填写“合并去向”`);
  }
  if (/解散|注销|关停|关闭|撤销|清退|停用|停止运营|取消/u.test(plain)) {
    return read(isOver ? 'dissolved' : 'to_dissolve');
  }
  return readAs(null, '不是保留、解散或者合并，没有读入状态');
}

function yesOr(raw: unknown, yes: EntryState | null, no: EntryState | null): Said {
  const reading = readYes(raw);
  if (!reading.ok) return readAs(null, '不是“是”或者“否”，没有读入状态');
  return read(reading.value === null ? null : reading.value ? yes : no);
}
