import type { Act, Theme } from '../../domain/facts.ts';

/** What an explanation calls the facts; the office reads it, not a programmer. */
export const actTitles: Readonly<Record<Act, string>> = {
  notice: '通知',
  task: '派任务',
  request: '提要求',
  question: '提问',
  report: '报告情况',
  reply: '回话',
  ack: '应答',
  praise: '表态附和',
  chat: '闲聊',
  advert: '广告',
  other: '其他',
};

export const themeTitles: Readonly<Record<Theme, string>> = {
  'asks-reply': '要求回应',
  'asks-proof': '要求打卡留痕',
  canvasses: '拉票转发',
  ranks: '排名通报',
  'pushes-app': '强制推广',
  'due-today': '当天报送',
  'off-topic': '与工作无关',
  sells: '广告营销',
  hearsay: '未经证实',
  secret: '疑似涉密',
  personal: '敏感个人信息',
  'meant-for-one': '只找个别人',
  'work-scene': '工作场景图片',
  evidence: '隐患等证据图片',
};
