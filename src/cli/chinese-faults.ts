/** What commander says of a command line, and the same as a clerk reads it. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^error: missing required argument '(.+)'$/mu, '缺少参数“$1”。'],
  [/^error: unknown command '(.+)'$/mu, '没有“$1”这个命令。'],
  [/^error: unknown option '(.+)'$/mu, '没有“$1”这个选项。'],
  [/^error: option '(.+)' argument missing$/mu, '选项“$1”后面缺少内容。'],
  [/^error: required option '(.+)' not specified$/mu, '缺少选项“$1”。'],
  [
    /^error: option '(.+)' argument '(.*)' is invalid\. Allowed choices are (.+)\.$/mu,
    '选项“$1”不能写“$2”，可以写 $3。',
  ],
  [
    /^error: too many arguments(?: for '.+')?\. Expected (\d+) arguments? but got (\d+)\.$/mu,
    '参数写多了：最多$1个，写了$2个；带空格的名称请加引号。',
  ],
  [
    /^error: command-argument value '(.*)' is invalid for argument '(.+)'\. Allowed choices are (.+)\.$/mu,
    '参数“$2”不能写“$1”，可以写 $3。',
  ],
  [
    /^error: option '(.+)' cannot be used with option '(.+)'$/mu,
    '“$1”和“$2”不能一起用，请只写一个。',
  ],
  [/^\(Did you mean one of (.+)\?\)$/mu, '是不是想写 $1 之一？'],
  [/^\(Did you mean (.+)\?\)$/mu, '是不是想写 $1？'],
];

/** Words not known here stay as they are. */
export function faultInChinese(words: string): string {
  return sentences
    .reduce((said, [english, chinese]) => said.replace(english, chinese), words)
    .replace(/(?:可以|是不是想)写 .+$/mu, (listed) => listed.replaceAll(', ', '、'));
}
