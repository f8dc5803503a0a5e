/** How people object to a reminder: they are told where to look and how to appeal. */
export const objections = [
  '为什么提醒我',
  '为什么要提醒我',
  '为什么说我',
  '为什么是我',
  '凭什么提醒我',
  '凭什么说我',
  '我不同意',
  '我不服',
  '我不认可',
  '我没有违规',
  '不是我发的',
  '提醒错了',
  '提醒有误',
] as const;
