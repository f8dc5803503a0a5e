import { z } from 'zod';
import { heard, sure } from '../engine/heard.ts';
import { defineKind } from '../engine/kind.ts';
import { readPersonalData } from '../text/personal-data.ts';

/** One who is named with a telephone so that people call him: the name and number alone say nothing. */
const whomToCall = /联系人|请?联系|咨询|联络员|经办人|有(?:疑问|问题)/u;
/** What else the text says of somebody must then be plain. */
const plain = 80;

export const personalInfo = defineKind({
  name: 'personal-info',
  title: '敏感个人信息',
  summary: '身份证号、银行卡号、三人以上的姓名电话、具体某人的病情，文字、文件名、图片说明都算。',
  why: '群里人多，一张名单转出去就追不回来，受害的是群众。',
  clause: '处理敏感个人信息应当有必要，并采取严格保护措施。',
  severity: 'grave',
  options: z.strictObject({
    /** So many names with their telephones are a list. */
    contacts: z.number().int().min(2).max(100).default(3).describe('几个人的姓名连同电话算名单'),
    sure,
  }),
  tighter: { contacts: 'less', sure: 'less' },
  lookbackMinutes: () => 0,
  // A list that is sent line by line is one leak.
  sameCaseMinutes: () => 10,
  reminder: {
    privately: () => '您好，刚才发送的内容含个人敏感信息，请立即撤回，改用内部系统或当面传递。',
    inGroup: '请刚才发送文件的同志查看私信。',
  },
  examples: [
    {
      title: '身份证号',
      shows: 'fires',
      says: '张大山 110101199003070097 ，低保复核通过，请发卡。',
      finds: 'violation',
      numbers: { 身份证号: 1 },
    },
    {
      title: '银行卡号，分段写也算',
      shows: 'fires',
      says: '补贴打到这张卡：6222 0000 0000 0000 061 刘柱',
      finds: 'violation',
      numbers: { 银行卡号: 1 },
    },
    {
      title: '某人的病情',
      shows: 'fires',
      says: '三组王秀英查出艾滋病，HIV阳性，入户的同志注意防护。',
      finds: 'violation',
    },
    {
      title: '文件名说了是名册',
      shows: 'fires',
      says: { type: 'attachment', fileName: '低保户花名册（含身份证号、银行卡号）.xlsx' },
      finds: 'violation',
    },
    {
      title: '一个联系电话',
      shows: 'near-miss',
      says: '农技咨询请联系李站长，电话13700000001。',
      finds: 'nothing',
    },
    {
      title: '要名单的通知，留了联系人',
      shows: 'near-miss',
      says: '请各村周五前报种粮大户名单，联系人：王芳，13812345678。',
      finds: 'nothing',
    },
    {
      title: '只有总数',
      shows: 'near-miss',
      says: '全镇低保户共126户214人，较上月减少3户。',
      finds: 'nothing',
    },
    {
      title: '带身份证复印件来办事',
      shows: 'near-miss',
      says: '办理养老认证请带身份证复印件1份到便民中心。',
      finds: 'nothing',
    },
    {
      title: '统一社会信用代码不是身份证号',
      shows: 'near-miss',
      says: '开票信息：统一社会信用代码91110101MA01X2Y34B。',
      finds: 'nothing',
    },
    {
      title: '两个人的电话还不是名单',
      shows: 'boundary',
      says: '值班电话：张明13700000001，李红13700000002。',
      finds: 'nothing',
    },
    {
      title: '校验位不对的不是身份证号',
      shows: 'boundary',
      says: '设备编号110101199003070095已贴标签。',
      finds: 'nothing',
    },
  ],
  evaluate({ reading, options }) {
    const { identities, cards, contacts } = readPersonalData(
      `${reading.fileName ?? ''}\n${reading.text}`,
    );
    if (identities > 0 || cards > 0 || contacts >= options.contacts) {
      return {
        numbers: {
          ...(identities > 0 ? { 身份证号: identities } : {}),
          ...(cards > 0 ? { 银行卡号: cards } : {}),
          ...(contacts > 0 ? { 姓名电话: contacts } : {}),
        },
      };
    }
    const toCall = contacts > 0 && whomToCall.test(reading.text);
    const numbers = heard(
      reading,
      'personal',
      toCall ? Math.max(options.sure, plain) : options.sure,
    );
    return numbers && { numbers };
  },
});
