const digits = '〇一二三四五六七八九';
const number = '[〇零○o一二三四五六七八九十廿卅]+';
const written = new RegExp(`${number}(?=年|月|日|号)`, 'gu');

/** `二〇二四年三月一日` as `2024年3月1日`; other words stay as they are. Wants plain words. */
export function arabicDate(plain: string): string {
  return plain.replace(written, (words, at: number) => {
    const isYear = plain[at + words.length] === '年';
    const figures = words.replace(/[零○o]/gu, '〇');
    if (isYear) return [...figures].map((sign) => String(digits.indexOf(sign))).join('');
    return String(upToNinetyNine(figures));
  });
}

/** 三, 十, 二十一, 廿三. */
function upToNinetyNine(figures: string): number {
  const spelt = figures.replace('廿', '二十').replace('卅', '三十');
  const [tens = '', ones = ''] = spelt.includes('十') ? spelt.split('十') : ['〇', spelt];
  const ten = tens === '' ? 1 : digits.indexOf(tens);
  return ten * 10 + (ones === '' ? 0 : digits.indexOf(ones));
}
