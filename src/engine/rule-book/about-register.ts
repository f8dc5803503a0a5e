import type { Tighter } from '../kind.ts';
import type { RegisterName } from './register.ts';

const demanded: Tighter = [false, true];

/** How each is called, and which way it becomes stricter. */
export const aboutRegister: Readonly<Record<RegisterName, readonly [title: string, Tighter]>> = {
  fileFirst: ['先报备再建群', demanded],
  filed: ['报备时写明的项目', 'grows'],
  compared: ['与已有的群比对的项目', 'grows'],
  approveWithinWorkdays: ['报备后几个工作日内答复', 'less'],
  buildWithinDays: ['批准后几天内建群', 'less'],
  headNamed: ['写明单位主要负责人', demanded],
  ownerNamed: ['写明群主', demanded],
  adminNamed: ['写明管理员', demanded],
  endsNamed: ['专项群写明使用期限', demanded],
  oneUnitOneGroup: ['一个单位一个工作群（专项群除外）', demanded],
  duplicateOverlap: ['成员重合多少算重复建群', 'less'],
  groupsPerPerson: ['每人最多进几个群', 'less'],
  notCounted: ['不计入每人群数的群类型', 'shrinks'],
  realNameGraceDays: ['进群后几天内不查实名', 'less'],
  realNamePatterns: ['群昵称的实名写法', 'shrinks'],
  memberCheckDays: ['每几天核对一次成员', 'less'],
  idleWarnDays: ['几天没有工作信息时提示', 'less'],
  idleDays: ['几天没有工作信息算闲置', 'less'],
  idleWarnDaysNotice: ['通知群几天没有工作信息时提示', 'less'],
  idleDaysNotice: ['通知群几天没有工作信息算闲置', 'less'],
  answerWithinDays: ['闲置或超期，群主几天内答复', 'less'],
  extensions: ['专项群可延期几次', 'less'],
  extendDays: ['每次延期最多几天', 'less'],
  dissolveWithinDays: ['任务结束后几天内解散', 'less'],
  mergeWithinDays: ['决定合并后几天内并入', 'less'],
  rectifyWithinDays: ['整改期限几天', 'less'],
  followUpDays: ['整改后几天内复查', 'less'],
  selfCheck: ['单位自查自纠', demanded],
  inspected: ['督查并报告', demanded],
  heldToAccount: ['逾期不改的依规问责', demanded],
};
