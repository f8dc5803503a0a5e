import { groupTypeTitles, groupTypes, type GroupType } from '../../domain/group.ts';
import { misread, parsed, type Parsed } from './parsed.ts';
import { plain } from './plain.ts';

const words: Readonly<Record<GroupType, readonly string[]>> = {
  notice: ['通知群', '通知', '工作通知群', 'notice'],
  work: ['政务工作群', '工作群', '政务群', '工作', 'work'],
  task: ['专项群', '专项', '专项工作群', 'task'],
  village: ['村社群', '村群', '村民群', '社区群', 'village'],
};

/** `政务工作群`, and as people shorten it. */
export function parseGroupType(text: string): Parsed<GroupType> {
  const said = plain(text).toLowerCase();
  const type = groupTypes.find((one) => words[one].includes(said));
  if (type !== undefined) return parsed(type);
  return misread(`群类型请写${groupTypes.map((one) => groupTypeTitles[one]).join('、')}之一`);
}
