import type { SimGroup, SimPerson, SimWorld } from './protocol.ts';
import { townspeople } from './township-people.ts';

interface GroupPlan {
  readonly name: string;
  readonly type: SimGroup['type'];
  readonly owner: string;
  readonly admins: readonly string[];
  /** Whole units, and single people by name. */
  readonly units: readonly string[];
  readonly people: readonly string[];
}

const offices = ['镇政府', '党政办', '农业农村办', '应急办', '环保办', '社会事务办', '财政所'];
const villageHeads = ['赵国梁', '武建军', '龙飞', '熊伟'];
const gridKeepers = ['沈强', '白雪梅', '邹海波', '江涛'];

const plans: readonly GroupPlan[] = [
  {
    name: '青溪镇工作通知群',
    type: 'notice',
    owner: '李敏',
    admins: ['林晓燕'],
    units: [...offices, '纪检办', '派出所', '卫生院', '中心校'],
    people: [...villageHeads, '马秀英', '叶青', '贾敏', '侯丽萍'],
  },
  {
    name: '青溪镇政务工作群',
    type: 'work',
    owner: '孙浩',
    admins: ['何俊'],
    units: [...offices, '纪检办'],
    people: [...villageHeads, '彭刚', '罗丽', '钱学文'],
  },
  {
    name: '青溪镇农业农村工作群',
    type: 'work',
    owner: '贺云',
    admins: [],
    units: ['农业农村办'],
    people: ['周镇长', '孙浩', '陈保密', ...villageHeads, '马秀英', '叶青', '贾敏', '侯丽萍'],
  },
  {
    name: '青溪镇防汛应急值守专项群',
    type: 'task',
    owner: '方伟',
    admins: ['曹磊'],
    units: ['应急办'],
    people: ['周镇长', '李敏', '陈保密', '彭刚', '苏文', ...villageHeads, ...gridKeepers],
  },
  {
    name: '青溪镇人居环境整治专项群',
    type: 'task',
    owner: '丁宁',
    admins: [],
    units: ['环保办'],
    people: ['周镇长', '孙浩', '陈保密', ...villageHeads, ...gridKeepers],
  },
  {
    name: '柳湾村村民群',
    type: 'village',
    owner: '赵国梁',
    admins: ['马秀英'],
    units: ['柳湾村', '柳湾村二组'],
    people: [],
  },
  {
    name: '青溪镇卫生院工作群',
    type: 'work',
    owner: '罗丽',
    admins: ['潘婷'],
    units: ['卫生院'],
    people: ['陈保密'],
  },
  {
    name: '青溪镇群组管理督查群',
    type: 'supervisors',
    owner: '吴静',
    admins: [],
    units: ['纪检办'],
    people: ['周镇长', '陈保密', '林晓燕'],
  },
];

export const botId = 'wxid_assistant';
export const botName = '群规助手';

/** The made-up township the simulator starts with, always the same but for the time given. */
export function township(now: number): SimWorld {
  const people = townspeople();
  return {
    botId,
    botName,
    now,
    people,
    groups: plans.map((plan, index) => group(plan, index, people)),
    messages: [],
  };
}

function group(plan: GroupPlan, index: number, people: readonly SimPerson[]): SimGroup {
  const idOf = (name: string): string => {
    const person = people.find((one) => one.name === name);
    if (person === undefined) throw new Error(`Nobody in the township is called ${name}`);
    return person.id;
  };
  const chosen = new Set([plan.owner, ...plan.admins, ...plan.people].map(idOf));
  const members = people
    .filter(({ id, unit }) => chosen.has(id) || plan.units.includes(unit))
    .map(({ id, unit, name }) => ({ personId: id, name: `${unit}—${name}` }));
  return {
    id: `2010${String(index + 1)}@chatroom`,
    name: plan.name,
    type: plan.type,
    ownerId: idOf(plan.owner),
    adminIds: plan.admins.map(idOf),
    members: [...members, { personId: botId, name: botName }],
  };
}
